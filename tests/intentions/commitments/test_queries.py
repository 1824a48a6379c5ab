"""Which commitments stand on home and in the list, and as what."""

from datetime import timedelta

from django.urls import reverse

from our2souls.intentions.commitments import actions as commitment_actions
from our2souls.intentions.core.models import Intention
from our2souls.lib import clock
from our2souls.privacy.viewer import viewing
from tests.cast import CastMember
from tests.factories.intentions.commitments import FRIDAY, MONDAY, WORDS, answer, at, made_on_monday


def url(name: str, *args: object) -> str:
    return reverse(name, args=args)


def test_a_commitment_far_ahead_is_listed_and_not_on_home_yet(
    ana: CastMember, ben: CastMember, home: Intention
) -> None:
    made_on_monday(ana, home, on=FRIDAY + timedelta(days=60))
    with clock.frozen(MONDAY):
        assert WORDS not in ana.get(reverse("web:home")).text
        assert WORDS in ana.get(url("intentions:commitments")).text


def test_an_overdue_commitment_asks_its_maker_kindly_and_stays(
    ana: CastMember, ben: CastMember, home: Intention
) -> None:
    made_on_monday(ana, home)
    for days, words in (
        (0, "You said by today."),
        (1, "You said by Friday. That was yesterday. Kept, moved or let go?"),
        (2, "You said by Friday. That was 2 days ago. Kept, moved or let go?"),
        (400, "That was 400 days ago. Kept, moved or let go?"),
    ):
        with clock.frozen(at(FRIDAY + timedelta(days=days))):
            assert words in ana.get(reverse("web:home")).text
            assert words in ana.get(url("intentions:intention", home.pk)).text
            partners_page = ben.get(url("intentions:intention", home.pk)).text
            assert "Kept, moved or let go?" not in partners_page
            if days == 2:
                assert "It was for Friday, and is open." in partners_page


def test_a_commitment_without_a_day_is_listed_and_comes_onto_home_with_one(
    ana: CastMember, ben: CastMember, home: Intention
) -> None:
    commitment = made_on_monday(ana, home, on=None)
    with clock.frozen(MONDAY):
        assert "Without a day." in ana.get(url("intentions:commitments")).text
        assert WORDS not in ana.get(reverse("web:home")).text
        answer(ana, commitment, "moved", to="2026-11-25")
        assert WORDS in ana.get(reverse("web:home")).text


def test_the_list_of_done_commitments_pages_by_key(ana: CastMember, ben: CastMember, home: Intention) -> None:
    for number in range(33):
        commitment = made_on_monday(ana, home, f"Thing {number:02}")
        with clock.frozen(MONDAY + timedelta(minutes=number)), viewing(ana.viewer):
            commitment_actions.mark_kept(commitment, FRIDAY)
    with clock.frozen(MONDAY + timedelta(hours=2)):
        first = ana.get(url("intentions:commitments"))
        assert "Thing 32" in first.text
        assert "Thing 02" not in first.text
        key = first.context["page"].following
        second = ana.get(f"{url('intentions:commitments')}?before={key}").text
        assert "Thing 02" in second
        assert "Thing 03" not in second
        assert ana.get(f"{url('intentions:commitments')}?before=nonsense").status_code == 200


def test_only_ones_own_commitment_looks_tickable_the_partners_has_their_mark(
    ana: CastMember, ben: CastMember, home: Intention
) -> None:
    made_on_monday(ben, home)
    with clock.frozen(MONDAY):
        theirs = ana.get(url("intentions:intention", home.pk)).text
        mine = ben.get(url("intentions:intention", home.pk)).text
    row = theirs.split(f">{WORDS}<")[0].rsplit("<li", 1)[1]
    assert 'class="box"' not in row
    assert 'class="tick-whose"' in row
    assert "avatar" in row
    row = mine.split(f">{WORDS}<")[0].rsplit("<li", 1)[1]
    assert 'class="tick tick-only"' in row
    assert "tick-whose" not in row
