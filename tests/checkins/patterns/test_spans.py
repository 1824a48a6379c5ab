"""Weeks, months and years of somebody's calendar, and how often a place came up: pure."""

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from our2souls.checkins.patterns import places, spans

days = st.dates(date(2020, 1, 1), date(2100, 12, 31))


@given(days, st.sampled_from(spans.KINDS), st.integers(0, 6))
def test_a_span_holds_its_day_and_the_next_begins_where_it_ends(day: date, kind: spans.Kind, first: int) -> None:
    span = spans.span_of(kind, day, first)
    assert span.first <= day <= span.last
    assert spans.span_of(kind, span.after, first).first == span.last + timedelta(days=1)
    assert spans.span_of(kind, span.before, first).last == span.first - timedelta(days=1)


def test_a_week_begins_on_its_readers_own_first_day() -> None:
    assert spans.span_of("week", date(2026, 11, 29), 0).first == date(2026, 11, 23)
    assert spans.span_of("week", date(2026, 11, 29), 6).first == date(2026, 11, 29)


def test_what_an_address_says_wrong_gives_this_month() -> None:
    today = date(2026, 11, 29)
    assert spans.kind_of("decade") == "month"
    for typed in ("", "yesterday", "2026-13-01", "9999-01-01", "0001-01-01", "2027-01-01"):
        assert spans.day_of(typed, today) == today
    assert spans.day_of("2026-02-03", today) == date(2026, 2, 3)


def test_the_largest_dot_is_where_somebody_was_most_often_and_none_where_never() -> None:
    day = date(2026, 11, 29)
    found = {each.value: each for each in places.counts([(day, 4, 2)] * 9 + [(day, 1, 5)])}
    assert len(found) == 25
    assert (found["4-2"].count, found["4-2"].level) == (9, 5)
    assert (found["1-5"].count, found["1-5"].level) == (1, 1)
    assert (found["3-3"].count, found["3-3"].level) == (0, 0)
    assert [each.value for each in places.oftenest(found.values())] == ["4-2", "1-5"]
    assert all(each.level == 0 for each in places.counts([]))
