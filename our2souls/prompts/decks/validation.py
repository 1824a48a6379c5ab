"""What is wrong with a deck's content, each fault as a sentence: where it is, what is wrong and what to do. Pure.

These are faults of form and hold for anybody's deck. What ours may not presume of people is a test's business.
"""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

from our2souls.prompts.decks.model import DEPTHS

FORMAT = 1
AT_ONCE = 30
"""Faults that are named; more help nobody."""
TITLE, TEXT = 60, 200
"""Characters of a title and of a prompt, at most."""
PROMPTS = 200
"""In a deck, at most."""
KEY = re.compile(r"[a-z][a-z_]{1,38}")
LANGUAGE = re.compile(r"[a-z]{2,3}")
FIELDS = {"format", "key", "title", "about", "prompts"}
MUST = FIELDS - {"about"}


def faults_of(content: Any) -> list[str]:
    """Every fault as a sentence, none for a deck; at most AT_ONCE, then how many more there are."""
    found = list(_head(content)) or list(_prompts(content))
    rest = len(found) - AT_ONCE
    return [*found[:AT_ONCE], f"There are {rest} more; mend these first."] if rest > 0 else found


def _head(content: Any) -> Iterator[str]:
    if not isinstance(content, dict):
        yield "The file has to have fields: format, key, title and prompts."
        return
    yield from (f"“{name}” is missing; add it." for name in sorted(MUST - content.keys()))
    yield from (
        f"“{name}” has no meaning here; take it out or correct its spelling."
        for name in sorted(content.keys() - FIELDS)
    )
    if "format" in content and content["format"] != FORMAT:
        yield f"In format: this program reads format {FORMAT}; write “format: {FORMAT}”, or take a newer program."
    if "key" in content and not (isinstance(content["key"], str) and KEY.fullmatch(content["key"])):
        yield "In key: 2 to 39 small letters from a to z and “_”, beginning with a letter."
    for name in ("title", "about"):
        if name in content:
            yield from _texts(content[name], name, TITLE if name == "title" else TEXT)
    if "prompts" in content and not (isinstance(content["prompts"], list) and content["prompts"]):
        yield "In prompts: this has to be a list with one prompt at least."


def _texts(texts: Any, where: str, most: int) -> Iterator[str]:
    if not isinstance(texts, dict) or not texts:
        yield f"In {where}: write the words by language, as in {{en: “…”, es: “…”}}."
        return
    for code, words in texts.items():
        if not LANGUAGE.fullmatch(code):
            yield f"In {where}: “{code}” is no language; use a code such as en or es."
        yield from _words(words, f"{where}, {code}", most)


def _words(words: Any, where: str, most: int) -> Iterator[str]:
    if not isinstance(words, str):
        yield f"In {where}: this has to be text (in quotes, if it is a number)."
    elif not words.strip():
        yield f"In {where}: nothing stands here; fill it in."
    elif words != " ".join(words.split()):
        yield f"In {where}: take out line breaks, spaces at the ends and double ones."
    elif len(words) > most:
        yield f"In {where}: this has {len(words)} characters, {most} at most fit; shorten it."


def _prompts(content: dict[str, Any]) -> Iterator[str]:
    prompts, languages = content["prompts"], set(content["title"])
    if len(prompts) > PROMPTS:
        yield f"In prompts: there are {len(prompts)}, {PROMPTS} at most fit; make two decks of them."
    for code in sorted(set(content.get("about", content["title"])) ^ languages):
        yield f"In about: “{code}” stands in about or in title alone; give both the same languages."
    form = re.compile(rf"{content['key']}-\d{{2,3}}")
    for number, prompt in enumerate(prompts, 1):
        yield from _prompt(prompt, f"prompts, number {number}", languages, form)
    yield from _twice(prompts, sorted(languages))


def _prompt(prompt: Any, where: str, languages: set[str], form: re.Pattern[str]) -> Iterator[str]:
    if not isinstance(prompt, dict):
        yield f"In {where}: this has to have fields: id, depth and the words by language."
        return
    key = prompt.get("id")
    if isinstance(key, str) and form.fullmatch(key):
        where = f"{where} ({key})"
    else:
        yield f"In {where}: its id has to be the deck’s key, a hyphen and two or three digits, as in {form.pattern[:-9]}-01."
    if prompt.get("depth") not in DEPTHS or isinstance(prompt.get("depth"), bool):
        yield f"In {where}: its depth has to be 1 (light), 2 or 3 (deep)."
    for name in sorted(prompt.keys() - languages - {"id", "depth"}):
        yield f"In {where}: “{name}” is not among the languages of the title; add it there or take the words out."
    for code in sorted(languages):
        if code in prompt:
            yield from _words(prompt[code], f"{where}, {code}", TEXT)
        else:
            yield f"In {where}: the words in “{code}” are missing; add them, or take “{code}” out of the title."


def _twice(prompts: list[Any], languages: list[str]) -> Iterator[str]:
    sound = [prompt for prompt in prompts if isinstance(prompt, dict)]
    for name in ("id", *languages):
        counted = Counter(str(prompt.get(name, "")).casefold() for prompt in sound if prompt.get(name))
        what = "the id" if name == "id" else "the prompt"
        for words, times in counted.items():
            if times > 1:
                yield f"In prompts: {what} “{words}” stands {times} times; give each its own."
