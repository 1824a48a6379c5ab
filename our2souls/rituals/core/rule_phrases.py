"""Rules as people write them, in English and Spanish: "every Sunday at 10", "el primer sábado de cada mes". Pure.

What we say of a rule (`rule_text`) is read back as that rule; besides it the usual other ways to say it. Case, accents and
commas don't matter. Nothing is guessed: what is not one of these phrases as a whole is none.
"""

import re
import unicodedata
from dataclasses import dataclass, replace
from datetime import date, time
from functools import cache
from typing import Any

from our2souls.lib.recurrence.intervals import Unit
from our2souls.lib.recurrence.rrule import LAST, MOST_COUNT, MOST_EVERY, CalendarRule


@dataclass(frozen=True, slots=True, eq=False)
class Phrases:
    """The words of one language, and how its sentences are made of them.

    Lists of words are parted by bars, in their order. In the patterns N is a number, DAYS are weekdays, FIRST one of a
    month's, THE any day of a month, MON a month, DAY a day of the year.
    """

    weekdays: str
    months: str
    places: dict[str, int]
    numbers: str
    day: str
    of_month: str
    patterns: tuple[tuple[Unit, str], ...]
    hour: str
    names_of_hours: dict[str, time]
    until: str
    times: str
    once: str
    joint: str


ENGLISH = Phrases(
    weekdays="mondays?|tuesdays?|wednesdays?|thursdays?|fridays?|saturdays?|sundays?",
    months="january|february|march|april|may|june|july|august|september|october|november|december",
    places={"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4, "last": LAST},
    numbers="two|three|four|five|six|seven|eight|nine|ten|eleven|twelve",
    day=r"(?:the )?(?:(?P<mday>\d{1,2})(?:st|nd|rd|th)?|(?P<end>last day))(?: day)?",
    of_month=r"(?:MON (?:the )?(?P<mday>\d{1,2})(?:st|nd|rd|th)?|(?:the )?(?P<mday2>\d{1,2})(?:st|nd|rd|th)?(?: of)? MON2"
    r"|THE of MON3)",
    patterns=(
        ("day", r"(?:every|each) day|daily|every N days|every (?P<other>other) day"),
        ("week", r"(?:(?:every|each) week|weekly|every N weeks|every (?P<other>other|second|2nd) week)(?: on DAYS)?"),
        ("week", r"(?:(?:every|each|on) )?DAYS"),
        ("week", r"every (?P<other>other|second|2nd) DAYS"),
        ("month", r"(?:on |every |each )?THE of (?:every|each|the) month"),
        ("month", r"(?:(?:every|each) month|monthly|every N months|every (?P<other>other|second) month)(?: on THE)?"),
        ("month", r"(?:on |every |each )?FIRST"),
        ("year", r"(?:(?:every|each) year|yearly|every N years|every (?P<other>other|second) year)(?: on DAY)?"),
        ("year", r"(?:on )?DAY (?:every|each) year"),
    ),
    hour=r"at (?P<h>\d{1,2})(?:[:.](?P<m>\d\d))?(?: ?(?P<half>am|pm))?(?: hours)?",
    names_of_hours={"at noon": time(12), "at midnight": time(0)},
    until=r"until (?P<until>(?P<d>\d{1,2})(?:st|nd|rd|th)? MON(?: (?P<y>\d{4}))?|MON2 (?P<d2>\d{1,2})(?:st|nd|rd|th)?"
    r"(?: (?P<y2>\d{4}))?)",
    times=r"(?:for )?(?P<n_times>\d{1,3}) times?",
    once="once",
    joint="and",
)
SPANISH = Phrases(
    weekdays="lunes|martes|miercoles|jueves|viernes|sabados?|domingos?",
    months="enero|febrero|marzo|abril|mayo|junio|julio|agosto|septiembre|octubre|noviembre|diciembre",
    places={
        "primer": 1,
        "primero": 1,
        "1o": 1,
        "1er": 1,
        "segundo": 2,
        "2o": 2,
        "tercer": 3,
        "tercero": 3,
        "3o": 3,
        "3er": 3,
        "cuarto": 4,
        "4o": 4,
        "ultimo": LAST,
    },
    numbers="dos|tres|cuatro|cinco|seis|siete|ocho|nueve|diez|once|doce",
    day=r"(?:el )?(?:(?:dia )?(?P<mday>\d{1,2})|(?P<end>ultimo dia))",
    of_month=r"(?:(?:el )?(?:dia )?(?P<mday>\d{1,2}) de MON|THE de MON3)",
    patterns=(
        ("day", r"cada dia|todos los dias|a diario|diariamente|cada N dias"),
        ("week", r"(?:cada semana|todas las semanas|semanalmente|cada N semanas)(?: (?:el|los|en) DAYS)?"),
        ("week", r"(?:(?:cada|todos los|los|el) )?DAYS"),
        ("month", r"THE (?:de cada|del) mes"),
        ("month", r"(?:cada mes|todos los meses|mensualmente|cada N meses)(?: THE)?"),
        ("month", r"(?:cada )?FIRST"),
        ("year", r"(?:cada ano|todos los anos|anualmente|cada N anos)(?: DAY)?"),
        ("year", r"DAY de cada ano"),
    ),
    hour=r"a las? (?P<h>\d{1,2})(?:[:.](?P<m>\d\d))?(?: ?(?P<half>am|pm|de la manana|de la tarde|de la noche))?(?: horas)?",
    names_of_hours={"al mediodia": time(12), "a medianoche": time(0)},
    until=r"hasta el (?P<until>(?P<d>\d{1,2}) de MON(?: (?:de |del )?(?P<y>\d{4}))?)",
    times=r"(?P<n_times>\d{1,3}) (?:vez|veces)",
    once="una vez",
    joint="y",
)
LANGUAGES = {"en": ENGLISH, "es": SPANISH}
_AFTERNOON = {"pm", "de la tarde", "de la noche"}
_DAWN = 6


def rule_in(text: str, language: str, today: date) -> tuple[CalendarRule, time | None] | None:
    """The rule that a text says, and its hour where it names one; None for words that are no rule we know.

    What it leaves open ("every week": on which day?) is left to the rule's anchor. An end without a year lies ahead of `today`.
    """
    words = LANGUAGES.get(language.split("-", maxsplit=1)[0], ENGLISH)
    line = _plain(text)
    try:
        line, hour = _hour(line, words)
        line, end = _end(line, words, today)
        rule = _rule(line, words)
        return (replace(rule, **end), hour) if rule else None
    except ValueError:
        return None


def _plain(text: str) -> str:
    letters = unicodedata.normalize("NFKD", text.casefold().replace("º", "o").replace("ª", "a").replace("’", "'"))
    line = "".join(letter for letter in letters if not unicodedata.combining(letter))
    line = re.sub(r"\b([ap])\.? ?m\b\.?", r"\1m", line).replace("o'clock", "hours")
    line = re.sub(r"(?<=\d)\.(?=(?:o|a|er)\b)", "", line)  # 1.º, 1.er
    return " ".join(re.sub(r"[,;]|(?<!\d)\.|\.(?!\d)", " ", line).split())


def _hour(line: str, words: Phrases) -> tuple[str, time | None]:
    """The line without its hour, and the hour."""
    for name, hour in words.names_of_hours.items():
        if re.search(rf"\b{name}\b", line):
            return " ".join(line.replace(name, " ", 1).split()), hour
    found = re.search(rf"\b{words.hour}(?= |$)", line)
    if found is None:
        return line, None
    hour_of_day, half = int(found["h"]), found["half"]
    if half:
        if not 1 <= hour_of_day <= 12:  # noqa: PLR2004 - a clock face
            raise ValueError(line)
        hour_of_day = _of_day(hour_of_day, half)
    return _without(line, found), time(hour_of_day, int(found["m"] or 0))


def _of_day(hour: int, half: str) -> int:
    """An hour of the clock face as one of the day: "12 de la noche" is midnight, "2 de la noche" before dawn."""
    if half == "de la noche" and hour % 12 < _DAWN:
        return hour % 12
    if half == "de la manana" and hour == 12:  # noqa: PLR2004 - "las 12 de la mañana" is noon
        return hour
    return hour % 12 + (12 if half in _AFTERNOON else 0)


def _end(line: str, words: Phrases, today: date) -> tuple[str, dict[str, Any]]:
    """The line without its end, and the end as a rule has it."""
    if found := re.search(rf"\b{_filled(words.until, words)}(?= |$)", line):
        month = _index(found["mon"] or (found.groupdict().get("mon2")) or "", words.months) + 1
        day = int(found["d"] or found.groupdict().get("d2") or 0)
        year = found["y"] or found.groupdict().get("y2")
        until = date(int(year or today.year), month, day)
        if not year and until < today:
            until = date(today.year + 1, month, day)
        return _without(line, found), {"until": until}
    if found := re.search(rf"\b{words.times}$", line):
        count = int(found["n_times"])
        if not 1 <= count <= MOST_COUNT:
            raise ValueError(line)
        return _without(line, found), {"count": count}
    if found := re.search(rf"\b{words.once}$", line):
        return _without(line, found), {"count": 1}
    return line, {}


def _rule(line: str, words: Phrases) -> CalendarRule | None:
    for unit, pattern in words.patterns:
        found = re.fullmatch(_filled(pattern, words), line)
        if found is None:
            continue
        part = {name: value for name, value in found.groupdict().items() if value}
        month_day = int(next((part[name] for name in ("mday", "mday2", "mday3") if name in part), 0))
        month = next((part[name] for name in ("mon", "mon2", "mon3") if name in part), "")
        return CalendarRule(
            unit,
            every=2 if "other" in part else _number(part.get("n", "1"), words),
            weekdays=_days(part.get("days") or part.get("wd", ""), words),
            nth=words.places[part["nth"]] if "nth" in part else 0,
            month_day=LAST if "end" in part else month_day,
            month=_index(month, words.months) + 1 if month else 0,
        )
    return None


def _without(line: str, found: re.Match[str]) -> str:
    return " ".join(f"{line[: found.start()]} {line[found.end() :]}".split())


def _number(text: str, words: Phrases) -> int:
    number = int(text) if text.isdigit() else words.numbers.split("|").index(text) + 2
    if not 1 <= number <= MOST_EVERY:
        raise ValueError(text)
    return number


def _index(text: str, names: str) -> int:
    return next(place for place, name in enumerate(names.split("|")) if re.fullmatch(name, text))


def _days(text: str, words: Phrases) -> tuple[int, ...]:
    """The weekdays of a list; each once, in the order of a week."""
    names = [name for name in text.split() if name not in {words.joint, "los", "el"}]
    return tuple(sorted({_index(name, words.weekdays) for name in names}))


@cache
def _filled(pattern: str, words: Phrases) -> str:
    """A pattern with the words of its language in it."""
    weekday, month = words.weekdays, words.months
    first = rf"(?:the |el )?(?P<nth>{'|'.join(words.places)}) (?P<wd>{weekday})"
    the = rf"(?:{first}|{words.day})"
    day = words.of_month
    for name, text in (
        ("DAYS", rf"(?P<days>(?:{weekday})(?: (?:{words.joint} )?(?:los |el )?(?:{weekday}))*)"),
        ("DAY", day.replace("THE", the.replace("<mday>", "<mday3>"))),
        ("THE", the),
        ("FIRST", first),
        ("MON3", f"(?P<mon3>{month})"),
        ("MON2", f"(?P<mon2>{month})"),
        ("MON", f"(?P<mon>{month})"),
        ("N", rf"(?P<n>\d{{1,2}}|{words.numbers})"),
    ):
        pattern = re.sub(rf"\b{name}\b", text.replace("\\", "\\\\"), pattern)
    return pattern
