"""A prepared query answers as the plain one does, for whoever is looking, and never for nobody."""

from datetime import date, timedelta

import pytest

from our2souls.checkins import feeling, today
from our2souls.dreams import glances, sharing
from our2souls.dreams.models import Dream
from our2souls.lib import clock
from our2souls.privacy.prepared import Prepared
from our2souls.privacy.viewer import NoViewer, viewing
from tests.cast import Member
from tests.factories import a_dream, a_milestone, an_entry, an_intention


def test_it_answers_each_viewer_with_their_own_rows_time_and_again(
    ana: Member, ben: Member, dora: Member, eli: Member, cleo: Member
) -> None:
    asked = Prepared(lambda: Dream.objects.order_by("made_at"))
    for member in (ana, ben, dora, cleo):
        a_dream(member, f"{member.name}’s dream")
    for _again in range(2):
        for member in (ana, ben, dora, cleo):
            with viewing(member.viewer):
                assert [dream.line for dream in asked()] == [f"{member.name}’s dream"]
        with viewing(eli.viewer):
            assert asked() == []


def test_without_a_viewer_it_raises(ana: Member) -> None:
    asked = Prepared(Dream.objects.all)
    with pytest.raises(NoViewer):
        asked()


def test_a_query_that_asks_nobodys_eyes_is_refused(ana: Member) -> None:
    asked = Prepared(Dream._base_manager.all)
    with viewing(ana.viewer), pytest.raises(ValueError, match="who is looking"):
        asked()


def test_values_take_their_places(ana: Member, ben: Member) -> None:
    with viewing(ana.viewer):
        feeling.check_in(ease=4, energy=2, zone=ana.us.zone)
        assert today.mine(ana.us) is not None
        with clock.moved(timedelta(days=3)):
            assert today.mine(ana.us) is None
    with viewing(ben.viewer):
        assert today.theirs(ben.us) is None


def test_home_of_one_couple_never_shows_the_others(ana: Member, ben: Member, dora: Member, eli: Member) -> None:
    ours = an_intention(ana, ben, "Ours")
    an_intention(dora, eli, "Theirs")
    a_milestone(ana, ours, "First step")
    an_entry(ana, ours, "600")
    a_dream(dora, "Dora’s", share=True)
    day = date(2030, 1, 1)
    for member, name in ((ana, "Ours"), (eli, "Theirs"), (ben, "Ours"), (dora, "Theirs")):
        with viewing(member.viewer):
            assert [glance.name for glance in glances.for_home(day)] == [name]
    with viewing(ben.viewer):
        seen = glances.for_home(day)[0]
        assert (seen.next_title, seen.progress.percent) == ("First step", 1)
        assert sharing.latest_unrooted() is None
    with viewing(eli.viewer):
        found = sharing.latest_unrooted()
        assert found is not None
        assert found.line == "Dora’s"
