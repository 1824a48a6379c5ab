"""The words of the scales, and what somebody said in words. The instrument's own words come from its file."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import get_language, pgettext
from django.utils.translation import gettext as _

from our2souls.readiness.attempts import item_order, response_merge
from our2souls.readiness.instrument.model import SHORT, Form, Instrument, Item, Words, area_of, text_in


def localized(words: Words) -> str:
    """The instrument's words in the reader's language."""
    return text_in(words, get_language() or "en")


def form_name(form: Form, instrument: Instrument | None) -> str:
    """What a form is called; one area alone by its title, as far as the instrument is here."""
    area = area_of(form)
    if not area:
        return _("The short form") if form == SHORT else _("The full form")
    try:
        return localized(instrument.area(area).title) if instrument else area
    except KeyError:
        return area


def agreement() -> list[str]:
    """The five places of a statement."""
    return [
        _("Strongly disagree"),
        _("Disagree"),
        _("Partly agree, partly not"),
        _("Agree"),
        _("Strongly agree"),
    ]


def worth() -> list[str]:
    """The seven places of a value card."""
    return [
        _("Not important to me"),
        _("A little important"),
        _("Somewhat important"),
        _("Important"),
        _("Very important"),
        _("Among what matters most"),
        _("It guides my life"),
    ]


def places(item: Item) -> list[str]:
    """The places of a screen's first question, spelled out; none for a pick of cards."""
    if item.kind == "topic":
        return [localized(each) for each in item.places]
    if item.kind == "card":
        return worth()
    return [] if item.kind in {"top", "top-guess"} else agreement()


def poles(item: Item) -> tuple[str, str]:
    """What a topic lies between."""
    return localized(item.poles[0]), localized(item.poles[-1])


def apart(value: str) -> str:
    """The answers in place of a number, kept for their author alone."""
    return {
        item_order.UNSURE: _("Not sure yet"),
        item_order.SKIP: _("I’d rather not say"),
        item_order.NOT_OURS: _("Not a question for us"),
    }.get(value, "")


def how_much(name: str) -> tuple[str, str]:
    """The ends of how much something matters, or how far one could bend."""
    if name == "importance":
        return _("Hardly"), _("Very much")
    return pgettext("bend", "Not at all"), pgettext("bend", "A long way")


@dataclass(frozen=True, slots=True)
class ResponseText:
    """One screen and what its author said, in words; `answer` is empty where nothing was, `half` where it is half answered."""

    item: Item
    title: str
    answer: str
    more: tuple[str, ...]
    number: int = 0
    half: bool = False


def response_text(
    item: Item, answer: Mapping[str, object] | None, instrument: Instrument, *, name: str = "", number: int = 0
) -> ResponseText:
    """An answer in words for its author; `name` is the partner's where a guess belongs to it."""
    title = localized(item.name) if item.kind in {"topic", "card"} else localized(item.text)
    if item.kind in {"top", "top-guess"}:
        cards = {each.key: localized(each.name) for each in instrument.items if each.kind == "card"}
        chosen = ", ".join(cards.get(key, key) for key in response_merge.picked_cards(answer))
        return ResponseText(item, title or localized(item.text), chosen, (), number)
    field = item_order.fields(item, alone=True)[0]
    value = (answer or {}).get(field)
    spelled = places(item)
    words = apart(str(value)) or (spelled[value - 1] if isinstance(value, int) else "")
    return ResponseText(
        item, title, words, tuple(_more(item, answer or {}, name)), number, item_order.is_half(item, answer)
    )


def _more(item: Item, answer: Mapping[str, object], name: str) -> list[str]:
    if item.kind != "topic":
        return []
    lines = []
    if isinstance(matters := answer.get("importance"), int):
        lines.append(_("How much it matters: %(number)s of 5") % {"number": matters})
    if isinstance(bend := answer.get("bend"), int):
        lines.append(_("How far you could bend: %(number)s of 5") % {"number": bend})
    if name and isinstance(guess := answer.get("guess"), int):
        lines.append(_("%(name)s, you think: %(words)s") % {"name": name, "words": places(item)[guess - 1]})
    return lines
