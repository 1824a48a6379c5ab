"""`our2souls readiness preview FILE`: every screen of an instrument as it will be read, on the terminal or as one HTML file."""

from argparse import ArgumentParser
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TextIO

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.translation import gettext as _

from our2souls.readiness.attempts import item_order
from our2souls.readiness.attempts import text as attempt_text
from our2souls.readiness.cli.check import instrument_in
from our2souls.readiness.instrument.loader import InvalidInstrument
from our2souls.readiness.instrument.model import FULL, SHORT, Area, Form, Instrument, Item, text_in

HELP = "Show every screen of an instrument as it will be read."


@dataclass(frozen=True, slots=True)
class ItemPreview:
    """One screen: where it stands, what it asks, what one may choose, the rows of 1 to 5 under it, and how a talk begins."""

    where: str
    question: str
    name: str
    choices: tuple[str, ...]
    rows: tuple[str, ...]
    prompts: tuple[str, ...]
    several: bool


def add_arguments(parser: ArgumentParser) -> None:
    """The file, the language, the form and where to put it."""
    parser.add_argument("file", type=Path, help="an instrument in YAML")
    parser.add_argument("--language", default="", help="one of the file’s; without it the first")
    parser.add_argument("--form", choices=[FULL, SHORT], default=FULL)
    parser.add_argument("--to", type=Path, help="write one HTML file, without script, instead of text")


def run(stdout: TextIO, *, file: Path, language: str, form: Form, to: Path | None, **_options: Any) -> None:
    """Print every screen, or write the HTML file; raises InvalidInstrument."""
    instrument = instrument_in(file)
    language = language or instrument.languages[0]
    if language not in instrument.languages:
        raise InvalidInstrument(
            [f"The file has no words in “{language}”; choose one of {', '.join(instrument.languages)}."]
        )
    with translation.override(language):
        asked = tuple(screens(instrument, form, language))
        if to is None:
            stdout.write("\n\n".join(as_text(screen, nth, len(asked)) for nth, screen in enumerate(asked, 1)))
            return
        page = as_page(instrument, form, language, asked)
    try:
        to.write_text(page, encoding="utf-8")
    except OSError as wrong:
        raise InvalidInstrument([f"{to} cannot be written; name a file in a folder that is there."]) from wrong
    stdout.write(f"{len(asked)} screens are in {to}.")


def screens(instrument: Instrument, form: Form, language: str) -> Iterator[ItemPreview]:
    """What a form asks, part by part in the file's order; for each person the order inside a part is another."""
    titles = {part.key: text_in(part.title, language) for part in instrument.parts}
    areas = {area.key: _area(area, language) for area in instrument.areas}
    cards = tuple(text_in(item.name, language) for item in instrument.items if item.kind == "card")
    asked = instrument.of_form(form, [area.key for area in instrument.modules])
    for part, title in titles.items():
        for item in (item for item in asked if item.part == part):
            where = " · ".join(filter(None, (title, areas.get(item.area))))
            choices, rows = _answers(item, cards)
            yield ItemPreview(
                where,
                text_in(item.text, language),
                text_in(item.name, language),
                choices,
                rows,
                tuple(_prompts(item, language)),
                item.kind in {"top", "top-guess"},
            )


def _area(area: Area, language: str) -> str:
    """Its title; that of a module with the question that finds out whom it is for."""
    title = text_in(area.title, language)
    return f"{title} ({text_in(area.ask, language)})" if area.module else title


def _prompts(item: Item, language: str) -> Iterator[str]:
    for prompt in item.prompts:
        yield " · ".join(text_in(words, language) for words in (prompt.ask, prompt.listen, prompt.step))


def _answers(item: Item, cards: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    if item.kind in {"top", "top-guess"}:
        return cards, ()
    choices = (*attempt_text.places(item), *(attempt_text.apart(each) for each in (item_order.UNSURE, item_order.SKIP)))
    return choices, tuple(_rows()) if item.kind == "topic" else ()


def _rows() -> Iterator[str]:
    yield " · ".join((_("How much does this matter to you?"), *attempt_text.how_much("importance")))
    yield " · ".join((_("How far could you bend?"), *attempt_text.how_much("bend")))
    yield _("What do you think %(name)s would say?") % {"name": _("your partner")}


def as_text(screen: ItemPreview, nth: int, of: int) -> str:
    """A screen for the terminal."""
    mark = "[ ]" if screen.several else "( )"
    choices = [f"  {mark} {choice}" for choice in screen.choices]
    rows = [f"  1 2 3 4 5  {row}" for row in screen.rows]
    prompts = [f"  > {prompt}" for prompt in screen.prompts]
    head = [f"{nth}/{of}  {screen.where}", *([screen.name] if screen.name else []), screen.question]
    return "\n".join((*head, *choices, *rows, *prompts))


def as_page(instrument: Instrument, form: Form, language: str, asked: tuple[ItemPreview, ...]) -> str:
    """All screens as one HTML file that needs nothing beside itself."""
    context = {
        "title": text_in(instrument.title, language),
        "about": text_in(instrument.about, language),
        "version": f"{instrument.key} {instrument.version}",
        "minutes": instrument.minutes[form],
        "language": language,
        "screens": asked,
        "steps": range(1, 6),
    }
    return render_to_string("readiness/instrument/preview.html", context)
