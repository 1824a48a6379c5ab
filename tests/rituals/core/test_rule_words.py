"""A rule in words, and words read as a rule: what we say is read back as what we meant, in both languages."""

from datetime import date, time

import pytest
from django.utils import translation
from hypothesis import given, settings
from hypothesis import strategies as st

from our2souls.lib.recurrence.rrule import CalendarRule, read, resolved
from our2souls.rituals.core.choices import EXAMPLES
from our2souls.rituals.core.rule_phrases import rule_in
from our2souls.rituals.core.rule_text import rule_words
from tests.lib.recurrence.test_calendar_rules import calendar_rules_of_all_kinds

TODAY = date(2026, 11, 29)
hours = st.none() | st.builds(time, st.integers(0, 23), st.sampled_from([0, 5, 30]))


@settings(max_examples=400)
@given(
    calendar_rules_of_all_kinds, st.dates(date(2026, 1, 1), date(2027, 12, 31)), hours, st.sampled_from(["en", "es"])
)
def test_what_we_say_of_a_rule_is_read_back_as_that_rule(
    rule: CalendarRule, anchor: date, hour: time | None, language: str
) -> None:
    with translation.override(language):
        words = rule_words(rule, anchor, hour)
    assert rule_in(words, language, TODAY) == (resolved(rule, anchor), hour), words
    assert rule_in(words.upper(), language, TODAY) == (resolved(rule, anchor), hour), words
    assert "%" not in words


@pytest.mark.parametrize(
    ("text", "rule", "hour"),
    [
        ("every Sunday at 10", "FREQ=WEEKLY;BYDAY=SU", time(10)),
        ("Sundays at 10:30 a.m.", "FREQ=WEEKLY;BYDAY=SU", time(10, 30)),
        ("first Saturday of the month", "FREQ=MONTHLY;BYDAY=1SA", None),
        ("The 1st Saturday of every month, at 6pm", "FREQ=MONTHLY;BYDAY=1SA", time(18)),
        ("every last Friday of the month at noon", "FREQ=MONTHLY;BYDAY=-1FR", time(12)),
        ("every other Friday", "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR", None),
        ("every two weeks on Friday at 8.15 pm", "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR", time(20, 15)),
        ("on Mondays, Wednesdays and Thursdays", "FREQ=WEEKLY;BYDAY=MO,WE,TH", None),
        ("every 3 months on the 15th", "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=15", None),
        ("the last day of every month", "FREQ=MONTHLY;BYMONTHDAY=-1", None),
        ("each year on March 2", "FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=2", None),
        ("every year on the first Sunday of January at 11", "FREQ=YEARLY;BYMONTH=1;BYDAY=1SU", time(11)),
        ("daily at 9, 6 times", "FREQ=DAILY;COUNT=6", time(9)),
        ("every Sunday until 3 May", "FREQ=WEEKLY;BYDAY=SU;UNTIL=20270503", None),
        ("every Sunday, until December 6, 2026", "FREQ=WEEKLY;BYDAY=SU;UNTIL=20261206", None),
        ("every week", "FREQ=WEEKLY", None),
    ],
)
def test_usual_words_are_read_in_english(text: str, rule: str, hour: time | None) -> None:
    assert rule_in(text, "en", TODAY) == (read(rule), hour)


@pytest.mark.parametrize(
    ("text", "rule", "hour"),
    [
        ("cada domingo a las 10", "FREQ=WEEKLY;BYDAY=SU", time(10)),
        ("Todos los domingos a las 10:30", "FREQ=WEEKLY;BYDAY=SU", time(10, 30)),
        ("el primer sábado de cada mes a las 6 de la tarde", "FREQ=MONTHLY;BYDAY=1SA", time(18)),
        ("el 1.er sabado del mes", "FREQ=MONTHLY;BYDAY=1SA", None),
        ("cada dos semanas, los viernes, a la 1 p. m.", "FREQ=WEEKLY;INTERVAL=2;BYDAY=FR", time(13)),
        ("los lunes y los jueves", "FREQ=WEEKLY;BYDAY=MO,TH", None),
        ("el día 1 de cada mes", "FREQ=MONTHLY;BYMONTHDAY=1", None),
        ("el último día de cada mes", "FREQ=MONTHLY;BYMONTHDAY=-1", None),
        ("cada 3 meses, el día 15", "FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=15", None),
        ("cada año, el 2 de marzo", "FREQ=YEARLY;BYMONTH=3;BYMONTHDAY=2", None),
        ("todos los días a las 21:00 hasta el 3 de mayo", "FREQ=DAILY;UNTIL=20270503", time(21)),
        ("cada miércoles, 6 veces", "FREQ=WEEKLY;BYDAY=WE;COUNT=6", None),
    ],
)
def test_usual_words_are_read_in_spanish(text: str, rule: str, hour: time | None) -> None:
    assert rule_in(text, "es-MX", TODAY) == (read(rule), hour)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "when we feel like it",
        "every Sunday at 25",
        "every Sunday at 13 pm",
        "every Sunday or Monday",
        "every 0 weeks",
        "every 5th Saturday of the month",
        "each year on 31 April",
        "on the 32nd of each month",
        "every Sunday, 0 times",
        "every Sunday until 31 April",
        "x" * 5000,
        "every " * 900,
    ],
)
def test_words_that_are_no_rule_are_none(text: str) -> None:
    assert rule_in(text, "en", TODAY) is None
    assert rule_in(text, "es", TODAY) is None


def test_whole_sentences() -> None:
    rule = read("FREQ=MONTHLY;BYDAY=1SA;COUNT=6")
    assert rule_words(rule, TODAY, time(10)) == "on the first Saturday of each month at 10:00, 6 times"
    with translation.override("es"):
        assert rule_words(rule, TODAY, time(1)) == "el primer sábado de cada mes a la 01:00, 6 veces"
        assert rule_words(read("FREQ=YEARLY;BYMONTH=1;BYDAY=-1SU"), TODAY) == "cada año el último domingo de enero"
        assert rule_words(read("FREQ=WEEKLY;BYDAY=MO,TH"), TODAY) == "cada lunes y jueves"


@pytest.mark.parametrize("language", ["en", "es"])
def test_what_the_form_gives_as_examples_can_be_read(language: str) -> None:
    with translation.override(language):
        examples = [str(example) for example in EXAMPLES]
    assert [example for example in examples if rule_in(example, language, TODAY) is None] == []


@pytest.mark.parametrize(
    ("said", "hour"),
    [
        ("12 de la noche", time(0)), ("1 de la noche", time(1)), ("5 de la noche", time(5)), ("9 de la noche", time(21)),
        ("12 de la mañana", time(12)), ("1 de la mañana", time(1)), ("10 de la mañana", time(10)),
        ("1 de la tarde", time(13)), ("12 de la tarde", time(12)),
    ],
)  # fmt: skip
def test_the_parts_of_a_spanish_day_are_those_that_people_mean(said: str, hour: time) -> None:
    found = rule_in(f"cada domingo a las {said}", "es", date(2026, 12, 1))
    assert found is not None
    assert found[1] == hour
