"""Patterns through their pages: one's own by week, month and year; of both what is shared now, as far as it is shared."""

from datetime import UTC, datetime, timedelta

from django.urls import reverse

from our2souls.checkins import actions as checkin_actions
from our2souls.lib import clock
from our2souls.privacy.viewer import viewing
from tests.cast import CastMember
from tests.factories.checkins import WORD, a_checkin, a_full_checkin

MINE, OURS = reverse("checkins:patterns"), reverse("checkins:shared_patterns")
NOON = datetime(2026, 11, 18, 12, tzinfo=UTC)
EMPTY = "Nothing noted in this time"


def test_what_was_noted_stands_in_its_week_month_and_year_and_in_no_other(ana: CastMember) -> None:
    with clock.frozen(NOON):
        a_full_checkin(ana)
    with clock.frozen(NOON + timedelta(days=1)):
        for kind in ("week", "month", "year"):
            page = ana.get(f"{MINE}?span={kind}").text
            assert WORD in page
            assert "Energy low, easy: 1" in page
        for query in ("span=week&from=2026-11-09", "span=month&from=2026-10-31", "span=year&from=2025-12-31"):
            page = ana.get(f"{MINE}?{query}").text
            assert EMPTY in page
            assert WORD not in page


def test_ones_own_patterns_are_nobody_elses(ana: CastMember, ben: CastMember, cleo: CastMember) -> None:
    a_full_checkin(ana, "all")
    for who in (ben, cleo):
        assert EMPTY in who.get(MINE).text


def test_a_broken_address_gives_this_month(ana: CastMember) -> None:
    for query in ("span=decade", "from=never", "span=year&from=9999-12-31", "from=0001-01-01"):
        assert ana.get(f"{MINE}?{query}").status_code == 200


def test_of_both_stands_what_is_shared_now_and_of_a_mood_no_words(ana: CastMember, ben: CastMember) -> None:
    with clock.frozen(NOON):
        kept = a_checkin(ana, "me", (1, 1), words=["secretly"])
        a_checkin(ana, "colour", (5, 5), words=["loudly"])
        shared = a_checkin(ben, "all", (4, 2), words=["openly"])
        pages = [who.get(OURS).text for who in (ana, ben)]
    for page in pages:
        assert "openly" in page
        assert "Energy very high, very easy: 1" in page
        assert "loudly" not in page
        assert "secretly" not in page
        assert "Energy very low, very hard" not in page
    with clock.frozen(NOON), viewing(ben.viewer):
        checkin_actions.share(shared, "me")
    with clock.frozen(NOON), viewing(ana.viewer):
        checkin_actions.share(kept, "all")
    with clock.frozen(NOON):
        pages = [who.get(OURS).text for who in (ana, ben)]
    for page in pages:
        assert "openly" not in page
        assert "secretly" in page


def test_a_mood_is_dated_by_the_part_of_the_day_it_was_in(ana: CastMember, ben: CastMember) -> None:
    """Noted at one in the night of the first: its part began on the thirty-first, and more of the time is not told."""
    night = datetime(2026, 11, 1, 0, 30, tzinfo=UTC)  # 01:30 in Madrid
    with clock.frozen(night):
        a_checkin(ana, "colour", (5, 5))
    with clock.frozen(night + timedelta(days=2)):
        for who in (ana, ben):
            assert "very easy: 1" in who.get(f"{OURS}?from=2026-10-15").text
            assert "very easy: 1" not in who.get(f"{OURS}?from=2026-11-02").text


def test_somebody_alone_shares_with_nobody(cleo: CastMember) -> None:
    assert cleo.client.get(OURS).status_code == 404
