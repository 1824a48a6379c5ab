"""Home for one alone: a first dream, three small things, who would like to join, and what became of an ended space."""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from our2souls.checkins import actions as checkin_actions
from our2souls.dreams.models import Dream
from our2souls.lib import clock
from our2souls.people.models import Person
from our2souls.people.pairing import actions as pairing_actions
from our2souls.privacy.viewer import viewing
from our2souls.vision import letters as vision_letters
from our2souls.vision.letters import LetterData
from tests.cast import CastMember, a_person, pair
from tests.factories.dreams import a_dream
from tests.factories.people import an_invitation, inbox_titles
from tests.factories.vision.notes import a_note_about
from tests.markup import squeezed

HOME = reverse("web:home")
LAPSED = "The invitation you answered isn’t open any more"
INVITE_CARD, STEPS = "Invite your partner, when you’re ready", "Three small things to begin with"


def home(of: CastMember) -> str:
    return squeezed(of.client.get(HOME).text)


def joined(inviter: CastMember, other: CastMember, hue: str = "dusk") -> None:
    """The other has taken the inviter's invitation; the second yes is missing."""
    token, _code = an_invitation(inviter)
    pairing_actions.accept(other.person, pairing_actions.preview_for(token), hue=hue)
    other.person.refresh_from_db()


def leave(member: CastMember) -> None:
    with viewing(member.viewer):
        pairing_actions.separate(member.person, notice_delay=timedelta(0))


def test_one_alone_reads_what_the_circles_are_and_has_a_field_and_three_small_things(cleo: CastMember) -> None:
    page = home(cleo)
    assert "One circle is yours, the other is your partner’s." in page
    assert 'name="line"' in page
    for title in ("Say how you feel", "Picture something", "Write a letter to yourself"):
        assert title in page
    assert page.index("A first dream") < page.index(STEPS) < page.index(INVITE_CARD)
    assert "you two" not in page.lower()


def test_a_first_dream_is_kept_from_home_and_stays_there(cleo: CastMember) -> None:
    answer = cleo.client.post(HOME, {"line": "A kitchen with a fig tree"})
    dream = Dream._base_manager.get(owner_id=cleo.id)
    assert answer["Location"] == f"{HOME}#d-{dream.pk}"
    page = cleo.client.get(HOME).text
    assert "Saved. Only you see it." in page
    assert f'id="d-{dream.pk}"' in page
    assert "A first dream" not in page


def test_a_line_that_is_too_long_stays_in_its_field(cleo: CastMember) -> None:
    for member in (cleo, *_a_couple()):
        answer = member.client.post(HOME, {"line": f"A long line {'x' * 300}"})
        assert answer.status_code == 422
        assert "A long line xxx" in answer.text
        assert not Dream._base_manager.filter(owner_id=member.id).exists()


def test_a_line_is_not_lost_when_the_two_began_meanwhile(ana: CastMember, ben: CastMember) -> None:
    ana.post(HOME, {"line": "Typed just before"})
    with viewing(ana.viewer):
        assert Dream.objects.get().line == "Typed just before"


def _a_couple() -> tuple[CastMember, CastMember]:
    gil, hal = a_person("Gil", hue="tide"), a_person("Hal", hue="moss")
    pair(gil, hal)
    return gil, hal


def test_what_is_done_is_shown_as_done_and_three_done_things_disappear(cleo: CastMember) -> None:
    assert home(cleo).count("is-done") == 0
    with viewing(cleo.viewer):
        checkin_actions.check_in(ease=4, energy=2, words=[], zone=cleo.us.zone, sharing="me")
    assert home(cleo).count("is-done") == 1
    dream = a_dream(cleo, "A boat")
    assert reverse("vision:note_new", args=["dream", dream.pk]) in home(cleo)
    a_note_about(cleo, "dream", dream.pk, "The light at six")
    assert home(cleo).count("is-done") == 2
    with viewing(cleo.viewer):
        vision_letters.draft(LetterData("For later", "me", None, "Hello"))
    assert STEPS not in home(cleo)


def test_whoever_invited_sees_on_home_who_joined_and_answers_there(cleo: CastMember, farid: CastMember) -> None:
    Person.objects.filter(pk=farid.id).update(pronouns="he/him")
    joined(cleo, farid)
    page = home(cleo)
    for words in ("Farid would like to join you", "he/him · Dusk", f'name="seen" value="{farid.id}"', "Yes, begin"):
        assert words in page
    assert INVITE_CARD not in page
    assert "bell-dot" in page
    answer = cleo.client.post("/us/invite/confirm", {"answer": "yes", "seen": str(farid.id), "from": "home"})
    assert answer["Location"] == reverse("web:begun")
    assert "would like to join" not in home(cleo)
    assert "bell-dot" not in home(cleo)


def test_a_no_from_home_leads_back_home(cleo: CastMember, farid: CastMember) -> None:
    joined(cleo, farid)
    answer = cleo.client.post("/us/invite/confirm", {"answer": "no", "seen": str(farid.id), "from": "home"})
    assert answer["Location"] == HOME
    page = home(cleo)
    assert "They have not joined you." in page
    assert INVITE_CARD in page
    assert cleo.us.partner is None


def test_somebody_else_than_was_shown_is_not_confirmed_from_home(cleo: CastMember, farid: CastMember) -> None:
    joined(cleo, farid)
    answer = cleo.client.post("/us/invite/confirm", {"answer": "yes", "seen": str(cleo.id), "from": "home"})
    assert answer["Location"] == HOME
    assert cleo.us.partner is None


@pytest.mark.parametrize(
    "path", [HOME, reverse("people:us"), reverse("intentions:fridge"), reverse("intentions:intention_new")]
)
def test_whoever_waits_for_a_yes_is_nowhere_asked_to_invite(cleo: CastMember, farid: CastMember, path: str) -> None:
    assert "Invite your partner" in cleo.client.get(path).text
    joined(farid, cleo)
    page = squeezed(cleo.client.get(path).text)
    assert "Invite your partner" not in page
    assert reverse("people:join") in page


def test_after_the_end_both_read_the_same_on_home_and_are_not_asked_to_invite(ana: CastMember, ben: CastMember) -> None:
    leave(ana)
    pages = [home(member) for member in (ana, ben)]
    for page in pages:
        assert "Your shared space has ended" in page
        for name in ("intentions:dreams", "people:past", "people:export", "people:help_now"):
            assert f'href="{reverse(name)}"' in page
        assert INVITE_CARD not in page
        assert "Your partner" not in page
    for page, other in zip(pages, ("Ben", "Ana"), strict=True):
        card = re.search(r'<section class="card" aria-labelledby="h-ended">.*?</section>', page)
        assert card is not None
        assert other not in card[0]  # who left, and whom one had left, is told nowhere
    assert inbox_titles(ana) == []


def test_until_the_other_is_told_home_says_nothing_of_the_end_and_asks_nobody_to_invite(
    ana: CastMember, ben: CastMember
) -> None:
    with viewing(ana.viewer):
        pairing_actions.separate(ana.person, notice_delay=timedelta(days=1))
    assert "Your shared space has ended" in home(ana)
    page = home(ben)
    for words in ("Your shared space has ended", INVITE_CARD, "begin with somebody", "Ana"):
        assert words not in re.sub(r'\b(value|content|nonce)="[^"]*"', "", page)
    with clock.moved(timedelta(days=1, minutes=1)):
        assert "Your shared space has ended" in home(ben)
        assert inbox_titles(ben) == ["Your shared space has ended"]


def test_the_card_of_the_end_is_put_away_by_each_for_themselves(ana: CastMember, ben: CastMember) -> None:
    leave(ana)
    assert ben.client.post(reverse("people:end_hide"))["Location"] == HOME
    page = home(ben)
    assert "Your shared space has ended" not in page
    assert "If you would like to begin with somebody" in page
    assert inbox_titles(ben) == []
    assert "Your shared space has ended" in home(ana)


def test_a_later_end_is_shown_again(ana: CastMember, ben: CastMember) -> None:
    leave(ana)
    ben.post(reverse("people:end_hide"))
    pair(ana, ben)
    assert "Your shared space has ended" not in home(ben)
    leave(ana)
    assert "Your shared space has ended" in home(ben)


def test_home_of_one_alone_asks_the_database_at_most_ten_times(
    cleo: CastMember, farid: CastMember, eli: CastMember
) -> None:
    joined(cleo, farid)
    for member in (cleo, farid):
        member.client.get(HOME)
        with CaptureQueriesContext(connection) as asked:
            member.client.get(HOME)
        sql = [each["sql"] for each in asked.captured_queries if not each["sql"].startswith(("SAVEPOINT", "RELEASE"))]
        assert len(sql) <= 10, "\n".join(sql)
