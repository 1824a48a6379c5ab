"""The compass: what both chose and the whys both read; and the ways to it, only beside what is hard."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.urls import reverse

from our2souls.intentions.core import weaving
from our2souls.intentions.core.common_ground import actions as common_ground
from our2souls.intentions.core.lifecycle import actions as lifecycle
from our2souls.intentions.core.models import Intention
from our2souls.intentions.revisits import actions as revisits
from our2souls.lib import clock
from our2souls.privacy.viewer import viewing
from tests.cast import CastMember
from tests.factories.checkins import a_checkin
from tests.factories.intentions.core import an_intention

PATH = "/dreams/compass"
LINK = f'href="{PATH}"'


def why_of(member: CastMember, intention: Intention, words: str) -> None:
    with viewing(member.viewer):
        weaving.write_why(intention, why=words, need="rest")


def test_both_whys_stand_beside_what_both_chose(ana: CastMember, ben: CastMember) -> None:
    home = an_intention(ana, ben, "Our first home")
    why_of(ana, home, "A fig tree")
    why_of(ben, home, "A door that shuts")
    with viewing(ana.viewer):
        proposal = common_ground.propose(home, "Room for each")
    with viewing(ben.viewer):
        common_ground.agree(proposal)
    pages = [member.get(PATH).text for member in (ana, ben)]
    for page in pages:
        assert page.index("Our first home") < page.index("A fig tree")
        assert "A door that shuts" in page
        assert "Room for each" in page


def test_a_why_that_is_not_revealed_is_not_there_for_either(ana: CastMember, ben: CastMember) -> None:
    home = an_intention(ana, ben)
    why_of(ana, home, "A fig tree")
    for member in (ana, ben):
        page = member.get(PATH).text
        assert "A fig tree" not in page
        assert "Your whys stand here once" in page


def test_words_that_wait_for_a_yes_are_no_common_ground(ana: CastMember, ben: CastMember) -> None:
    home = an_intention(ana, ben)
    for member in (ana, ben):
        why_of(member, home, "A fig tree")
    with viewing(ana.viewer):
        common_ground.propose(home, "Room for each")
    assert "Room for each" not in ben.get(PATH).text


def test_what_is_not_chosen_rests_or_was_released_is_not_on_it(ana: CastMember, ben: CastMember) -> None:
    an_intention(ana, ben, "Being woven", chosen=False)
    resting, released = an_intention(ana, ben, "Resting"), an_intention(ana, ben, "Released")
    with viewing(ana.viewer):
        lifecycle.rest(resting)
        lifecycle.release(released)
    with viewing(ben.viewer):
        lifecycle.release(released)
    page = ana.get(PATH).text
    assert "Nothing chosen yet" in page
    assert not [name for name in ("Being woven", "Resting", "Released") if name in page]


def test_alone_and_in_another_couple_it_shows_nothing_of_them(
    ana: CastMember, ben: CastMember, cleo: CastMember, others: tuple[CastMember, CastMember, CastMember]
) -> None:
    an_intention(ana, ben, "Our first home")
    dora, eli, farid = others
    assert [cleo.get(PATH).status_code, farid.get(PATH).status_code] == [404, 404]
    assert not [who for who in (dora, eli) if "Our first home" in who.get(PATH).text]


def home(member: CastMember) -> str:
    page: str = member.get(reverse("web:home")).text
    return page


@pytest.mark.parametrize(
    ("ease", "leads"),
    [(1, True), (2, True), (3, False), (4, False), (5, False)],
    ids=[f"ease-{n}" for n in range(1, 6)],
)
def test_a_hard_check_in_of_my_own_leads_to_it_for_me_alone(
    ana: CastMember,
    ben: CastMember,
    ease: int,
    leads: bool,  # noqa: FBT001 - a table’s column
) -> None:
    an_intention(ana, ben)
    checkin = a_checkin(ana, "me", (ease, 5))
    assert (LINK in home(ana)) == leads
    assert LINK not in home(ben)
    assert (LINK in ana.get(reverse("checkins:check_in_one", args=[checkin.pk])).text) == leads


@pytest.mark.parametrize("sharing", ["colour", "all"])
def test_a_hard_one_that_the_partner_shared_leads_to_it_until_it_is_answered(
    ana: CastMember, ben: CastMember, sharing: str
) -> None:
    an_intention(ana, ben)
    checkin = a_checkin(ana, sharing, (2, 1))
    path = reverse("checkins:check_in_one", args=[checkin.pk])
    assert LINK in home(ben)
    assert LINK in ben.get(path).text
    ben.post(reverse("checkins:respond", args=[checkin.pk]), {"kind": "see"})
    assert LINK not in home(ben)
    assert LINK not in ben.get(path).text


def test_an_old_hard_check_in_leads_nowhere(ana: CastMember, ben: CastMember) -> None:
    an_intention(ana, ben)
    with clock.frozen(clock.now() - timedelta(days=2)):
        checkin = a_checkin(ana, "all", (1, 3))
    path = reverse("checkins:check_in_one", args=[checkin.pk])
    assert not [page for page in (home(ana), home(ben), ana.get(path).text, ben.get(path).text) if LINK in page]


def test_without_anything_chosen_home_has_no_way_to_it(ana: CastMember, ben: CastMember) -> None:
    a_checkin(ana, "me", (1, 3))
    assert LINK not in home(ana)


def test_alone_a_hard_check_in_leads_nowhere(cleo: CastMember) -> None:
    checkin = a_checkin(cleo, "me", (1, 3))
    assert LINK not in home(cleo)
    assert LINK not in cleo.get(reverse("checkins:check_in_one", args=[checkin.pk])).text


Answer = Callable[[CastMember, str], None]


@pytest.fixture
def answers(ana: CastMember, ben: CastMember) -> tuple[Intention, Answer]:
    """An intention, and answering its review."""
    intention = an_intention(ana, ben)

    def answer(member: CastMember, want: str) -> None:
        with viewing(member.viewer):
            found = Intention.objects.get(pk=intention.pk)
            revisits.answer(revisits.open_or_create(found), revisits.AnswerData(want=want))

    return intention, answer


@pytest.mark.parametrize(("want", "leads"), [("yes", False), ("unsure", True), ("no", True)])
def test_where_answers_to_a_review_differ_it_is_one_tap_away(
    ana: CastMember,
    ben: CastMember,
    answers: tuple[Intention, Answer],
    want: str,
    leads: bool,  # noqa: FBT001
) -> None:
    intention, answer = answers
    answer(ana, "yes")
    with viewing(ana.viewer):
        revisit = revisits.open_revisit(intention)
    assert revisit is not None
    path = reverse("intentions:revisit_answers", args=[intention.pk, revisit.pk])
    assert LINK not in ana.get(path).text, "nothing is differed in yet"
    answer(ben, want)
    assert (LINK in ana.get(path).text) == leads
    page = ben.get(reverse("intentions:intention", args=[intention.pk])).text
    assert (LINK in page) == (want == "no"), "an intention that waits for one of them"
