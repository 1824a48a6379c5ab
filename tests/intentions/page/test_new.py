"""A new intention in three steps: what was picked is used, what was typed stays, and nothing of it can be read elsewhere."""

from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.urls import reverse

from our2souls.delivery.models import Notification
from our2souls.intentions.core import choosing
from our2souls.intentions.core.models import Choice, Intention, PrivateWhy, RevealedWhy, Strand
from our2souls.people.pairing import actions as pairing_actions
from our2souls.privacy.viewer import viewing
from tests.cast import CastMember, pair
from tests.factories.dreams import a_dream
from tests.web.forms import Form, forms_of

AT = reverse("intentions:intention_new")
WHY = "We moved eleven times before I was eighteen"


def form(page: Any) -> Form:
    """The one form of a step."""
    found: list[Form] = [each for each in forms_of(page.text) if each.action == AT]
    assert len(found) == 1, "one form, no second beside it"
    return found[0]


def send(member: CastMember, page: Any, **filled: Any) -> Any:
    """Send the form of a step as it stands, but for what is filled in, and follow where it leads."""
    found = form(page)
    return member.client.post(AT, found.values | filled, follow=True)


def test_three_steps_make_one_intention_of_all_that_was_picked_and_typed(ana: CastMember, ben: CastMember) -> None:
    mine = a_dream(ana, "A choir", picture="A cold hall", horizon="1-year")
    theirs = a_dream(ben, "The cello suite", share=True)
    page = send(ana, ana.get(AT), mine=mine.pk, theirs=theirs.pk, bring=["line", "picture"], go="name")
    assert form(page).values["name"] == "A choir · The cello suite"
    assert form(page).values["horizon"] == "1-year"
    both = ["line", "picture"]
    page = send(ana, page, name="Our own music", why=WHY, need="Belonging", bring=both, go="choose")
    assert WHY in page.text
    page = send(ana, page, bring=both, choose="yes")
    assert "Our own music" in page.text
    with viewing(ana.viewer):
        intention = Intention.objects.get()
        assert intention.horizon == "1-year"
        assert PrivateWhy.objects.get().why == WHY
        assert not RevealedWhy.objects.exists(), "shown only by who says so"
        assert Choice.objects.get().person_id == ana.id
        strand = Strand.objects.get(person_id=ana.id)
        assert (strand.line, strand.picture) == ("A choir", "A cold hall")
        assert Strand.objects.get(person_id=ben.id).dream == theirs.pk
    types = set(Notification._base_manager.filter(owner_id=ben.id, cancelled_at=None).values_list("notice", flat=True))
    assert "intention_woven" not in types
    assert "intention_chosen" in types


def test_back_forward_and_opening_again_keep_everything(ana: CastMember, ben: CastMember) -> None:
    mine = a_dream(ana, "A choir")
    page = send(ana, ana.get(AT), mine=mine.pk, bring=["picture"], go="name")
    page = send(ana, page, name="Ours", why=WHY, need="Belonging", horizon="5-years", reveal="on", go="choose")
    address = page.redirect_chain[-1][0]
    assert WHY not in address
    for again in (page, ana.get(address), ana.get(address.replace("step=choose", "step=name"))):
        assert form(again).values["name"] == "Ours"
        assert WHY in again.text
    page = send(ana, page, go="dreams")
    assert f'value="{mine.pk}" checked' in page.text
    page = send(ana, page, mine=mine.pk, go="name")
    values = form(page).values
    assert (values["name"], values["need"], values["horizon"]) == ("Ours", "Belonging", "5-years")
    assert values["bring"] == "picture"
    assert values["reveal"] == "on"
    assert WHY in page.text


def test_an_error_keeps_everything_and_says_what_is_missing(ana: CastMember, ben: CastMember) -> None:
    page = send(ana, ana.get(AT), go="name")
    page = send(ana, page, name="", why="", need="Belonging", go="choose")
    assert "mend=1" in page.redirect_chain[-1][0], "a page that a browser can go back to"
    assert "A few words are enough, but some are needed." in page.text
    assert "Add a sentence about why, or leave what you need empty too." in page.text
    assert form(page).values["need"] == "Belonging"
    assert send(ana, page, name="Ours", why=WHY, go="choose").status_code == 200


def test_a_private_line_that_stays_in_the_dream_names_nothing(ana: CastMember, ben: CastMember) -> None:
    mine = a_dream(ana, "A choir")
    page = send(ana, ana.get(f"{AT}?mine={mine.pk}"), mine=mine.pk, bring=["need"], go="name")
    assert form(page).values["name"] == ""


def test_a_name_that_was_typed_stays_when_another_dream_is_picked(ana: CastMember, ben: CastMember) -> None:
    first, second = a_dream(ana, "A choir"), a_dream(ana, "A boat")
    page = send(ana, ana.get(f"{AT}?mine={first.pk}"), mine=first.pk, go="name")
    assert form(page).values["name"] == "A choir"
    page = send(ana, send(ana, page, go="dreams"), mine=second.pk, go="name")
    assert form(page).values["name"] == "A boat", "nobody had typed the first"
    page = send(ana, send(ana, page, name="Water", go="dreams"), mine=first.pk, go="name")
    assert form(page).values["name"] == "Water"


def test_not_yet_makes_it_without_a_yes_and_shows_a_why_only_when_asked_to(ana: CastMember, ben: CastMember) -> None:
    page = send(ana, ana.get(AT), go="name")
    assert "reveal" not in form(page).values, "private unless somebody ticks it"
    page = send(ana, page, name="Ours", why=WHY, reveal="on", go="choose")
    send(ana, page)
    with viewing(ben.viewer):
        assert not Choice.objects.exists()
        assert RevealedWhy.objects.get().why == WHY


def test_sent_twice_it_is_one_and_afterwards_nothing_waits(ana: CastMember, ben: CastMember) -> None:
    page = send(ana, send(ana, ana.get(AT), go="name"), name="Ours", go="choose")
    address = page.redirect_chain[-1][0]
    assert "Ours" in ana.get(AT).text, "begun, and offered again"
    send(ana, page, choose="yes")
    send(ana, page, choose="yes")
    with viewing(ana.viewer):
        assert Intention.objects.count() == 1
    assert ana.client.get(address)["Location"] == AT
    assert "finished it" not in ana.get(AT).text


def test_a_dream_that_is_gone_meanwhile_costs_nothing_else(ana: CastMember, ben: CastMember) -> None:
    theirs = a_dream(ben, "The cello suite", share=True)
    page = send(ana, ana.get(AT), theirs=theirs.pk, go="name")
    page = send(ana, page, name="Ours", why=WHY, go="choose")
    ben.post(reverse("dreams:dream_unshare", args=[theirs.pk]))
    page = ana.get(page.redirect_chain[-1][0])
    assert WHY in page.text
    assert "cello" not in page.text
    assert send(ana, page, choose="yes").status_code == 200


def test_what_waits_is_sealed_and_nobody_elses(ana: CastMember, ben: CastMember) -> None:
    page = send(ana, send(ana, ana.get(AT), go="name"), name="Ours", why=WHY, go="choose")
    address = page.redirect_chain[-1][0]
    assert not [row for row in Session.objects.all() if WHY in row.session_data]
    assert ben.client.get(address)["Location"] == AT


def test_it_is_made_whole_or_not_at_all(ana: CastMember, ben: CastMember, monkeypatch: pytest.MonkeyPatch) -> None:
    page = send(ana, send(ana, ana.get(AT), go="name"), name="Ours", why=WHY, go="choose")
    ana.client.raise_request_exception = False
    with monkeypatch.context() as patch:
        patch.setattr(choosing, "choose", lambda *_a: 1 / 0)
        assert send(ana, page, choose="yes").status_code == 500
    with viewing(ana.viewer):
        assert not Intention.objects.exists()
        assert not PrivateWhy.objects.exists()
    send(ana, page, choose="yes")
    with viewing(ana.viewer):
        assert Intention.objects.count() == 1


def test_only_what_is_there_can_be_picked_and_the_chosen_one_is_in_sight(ana: CastMember, ben: CastMember) -> None:
    dreams = [a_dream(ana, f"Dream {number}") for number in range(8)]
    page = ana.get(f"{AT}?mine={dreams[0].pk}").text
    assert "More dreams" in page
    assert page.index("Dream 0") < page.index("More dreams")
    assert "Ben shares no dream with you" in page


@pytest.mark.parametrize("typed", ["", "Our own music"])
def test_a_dream_that_was_taken_back_is_not_quoted_where_what_waits_is_offered(
    ana: CastMember, ben: CastMember, typed: str
) -> None:
    theirs = a_dream(ben, "The cello suite", share=True)
    page = send(ana, ana.get(AT), theirs=theirs.pk, go="name")
    if typed:
        send(ana, page, name=typed, go="choose")
    assert (typed or "The cello suite") in ana.get(AT).text
    ben.post(reverse("dreams:dream_unshare", args=[theirs.pk]))
    page = ana.get(AT).text
    assert "The cello suite" not in page
    assert ("You began" in page) is bool(typed)
    assert typed in page


def test_what_waits_ends_with_the_couple(ana: CastMember, ben: CastMember, cleo: CastMember) -> None:
    theirs = a_dream(ben, "The cello suite", share=True)
    page = send(ana, ana.get(AT), theirs=theirs.pk, go="name")
    address = page.request["PATH_INFO"] + "?" + page.request["QUERY_STRING"]
    send(ana, page, name="Our own music", go="choose")
    with viewing(ana.viewer):
        pairing_actions.separate(ana.person)
    pair(cleo, ana)
    for path in (AT, address):
        page = ana.get(path).text
        assert "Our own music" not in page
        assert "The cello suite" not in page
