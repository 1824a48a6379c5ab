"""Joining over HTTP: the offer, signing up on the way, the yes of the one who invited, and races."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from our2souls.people.account.adapter import UNCHOSEN
from our2souls.people.models import Invitation, Partnership, Person
from our2souls.people.pairing import actions as pairing_actions
from our2souls.people.pairing.opened_invitation import OPENED
from our2souls.privacy import unscoped
from our2souls.privacy.viewer import viewing
from tests.cast import CastMember, a_person
from tests.factories.people import INVITATION_WORDS, JOIN, code_in, confirm_address, invite, log_in, sign_up
from tests.letters import post
from tests.markup import squeezed


def test_joining_by_link_and_confirming_begins_a_couple(joiner: CastMember, cleo: CastMember) -> None:
    link, _code = invite(cleo)
    page = joiner.get(link).text
    assert INVITATION_WORDS in page
    assert 'value="fern"' not in page  # the inviter's hue
    assert "Fern is Cleo’s." in page
    assert "Cleo says yes once more" in joiner.post(JOIN, {"hue": "dusk"}).text
    assert joiner.us.partner is None
    page = cleo.client.get("/us/invite").text
    assert "Is this the person?" in page
    assert "Jo" in page
    began = cleo.post("/us/invite/confirm", {"answer": "yes", "seen": str(joiner.id)})
    assert "Cleo &amp; Jo" in began.text
    assert cleo.us.partner.name == "Jo"  # type: ignore[union-attr]
    assert joiner.us.me.hue == "dusk"
    assert "You two have begun" in joiner.get(JOIN).text
    assert "You two have begun" in cleo.get("/us/invite").text


def test_names_and_words_of_an_invitation_never_become_markup(joiner: CastMember, cleo: CastMember) -> None:
    Person.objects.filter(pk=cleo.id).update(name="<b>Cleo</b>")
    link, _code = invite(cleo, words="<script>alert(1)</script>")
    page = joiner.get(link).text
    assert "<b>Cleo" not in page
    assert "<script>alert" not in page


def test_joining_with_the_inviters_hue_is_refused_at_its_field(joiner: CastMember, cleo: CastMember) -> None:
    link, _code = invite(cleo)
    joiner.get(link)
    page = joiner.post(JOIN, {"hue": "fern"}).text
    assert "This colour isn’t free" in page
    assert unscoped.queryset(Invitation, "erasure").get().accepted_by is None


def test_a_new_person_comes_back_to_the_invitation_after_signing_up(nobody: Client, cleo: CastMember) -> None:
    link, _code = invite(cleo)
    page = nobody.get(link, follow=True).text
    assert f'href="{reverse("account_signup")}?next={JOIN}"' in page
    assert sign_up(nobody, next=JOIN).status_code == 302
    assert confirm_address(nobody, code_in(post()[-1]))["Location"] == JOIN
    assert "Join Cleo" in nobody.get(JOIN).text


def test_whoever_was_invited_is_asked_for_a_hue_once_and_when_they_join(nobody: Client, cleo: CastMember) -> None:
    link, _code = invite(cleo)
    nobody.get(link)
    page = nobody.get(reverse("account_signup")).text
    assert 'name="hue"' not in page
    assert "until you invite someone" not in page
    sign_up(nobody, next=JOIN)
    confirm_address(nobody, code_in(post()[-1]))
    page = nobody.get(JOIN).text
    assert 'name="hue"' in page
    assert "Choose another" not in page  # nothing is chosen yet
    nobody.post(JOIN, {"hue": "dusk"})
    assert Person.objects.get(email="pia@example.org").hue == "dusk"
    assert UNCHOSEN not in nobody.session


def test_whoever_was_not_invited_is_asked_at_sign_up(nobody: Client) -> None:
    page = nobody.get(reverse("account_signup")).text
    assert 'name="hue"' in page
    assert "It’s yours alone until you invite someone." in page


def test_a_hue_that_is_chosen_and_free_is_not_asked_for_again(nobody: Client, cleo: CastMember) -> None:
    free, taken = a_person("Jo", hue="clay"), a_person("Kim", hue="fern")
    link, _code = invite(cleo)
    page = squeezed(free.get(link).text)
    assert "Your colour is Clay. Choose another" in page
    assert re.search(r'value="clay"[^>]* checked', page)
    assert "Choose another" not in taken.get(link).text  # fern is Cleo's
    free.post(JOIN, {"hue": "clay"})
    assert Person.objects.get(pk=free.id).hue == "clay"


def test_an_invitation_can_be_handed_to_the_devices_own_sheet(cleo: CastMember) -> None:
    link, _code = invite(cleo)
    page = cleo.get("/us/invite").text
    sheet = re.search(r"<o2s-share [^>]*>.*?</o2s-share>", page, re.DOTALL)
    assert sheet is not None
    assert f'link="http://localhost:8000{link}"' in sheet[0]
    assert re.search(r"<button[^>]* hidden", sheet[0])  # until a script has found that there is a sheet


def test_logging_in_leads_back_to_an_opened_invitation(nobody: Client, joiner: CastMember, cleo: CastMember) -> None:
    link, _code = invite(cleo)
    nobody.get(link)
    assert log_in(nobody, joiner.person.email)["Location"] == JOIN
    assert "Join Cleo" in nobody.get(JOIN).text


def test_not_now_forgets_the_invitation_and_tells_nobody(joiner: CastMember, cleo: CastMember) -> None:
    link, _code = invite(cleo)
    joiner.get(link)
    assert joiner.client.post(JOIN, {"answer": "not-now"})["Location"] == "/"
    assert OPENED not in joiner.client.session
    assert "Or say the code" in cleo.client.get("/us/invite").text
    assert "Cleo invites you" in joiner.get(link).text  # and one can still think about it


def test_joining_can_be_withdrawn_before_it_is_confirmed(joiner: CastMember, cleo: CastMember) -> None:
    link, _code = invite(cleo)
    joiner.get(link)
    joiner.post(JOIN, {"hue": "dusk"})
    joiner.client.post("/us/join/cancel")
    assert "Make the invitation" in cleo.client.get("/us/invite").text
    late = cleo.post("/us/invite/confirm", {"answer": "yes", "seen": str(joiner.id)})
    assert "changed their mind" in late.text
    assert cleo.us.partner is None


def test_the_inviter_can_refuse_whoever_joined(joiner: CastMember, cleo: CastMember) -> None:
    link, _code = invite(cleo)
    joiner.get(link)
    joiner.post(JOIN, {"hue": "dusk"})
    cleo.client.post("/us/invite/confirm", {"answer": "no", "seen": str(joiner.id)})
    assert not Partnership.objects.exists()
    assert "Were you invited?" in joiner.get(JOIN).text
    assert "doesn’t work any more" in joiner.get(link).text


def test_confirming_counts_only_for_the_joiner_who_was_on_the_page(joiner: CastMember, cleo: CastMember) -> None:
    link, _code = invite(cleo)
    joiner.get(link)
    joiner.post(JOIN, {"hue": "dusk"})
    for seen in (str(a_person("Other").id), "no id", ""):
        cleo.client.post("/us/invite/confirm", {"answer": "yes", "seen": seen})
        assert cleo.us.partner is None


def test_the_first_of_two_joiners_wins_and_the_other_reads_a_kind_sentence(
    joiner: CastMember, cleo: CastMember
) -> None:
    link, _code = invite(cleo)
    second = a_person("Second")
    for member in (joiner, second):
        assert "Join Cleo" in member.get(link).text
    assert "says yes once more" in joiner.post(JOIN, {"hue": "dusk"}).text
    late = second.post(JOIN, {"hue": "dusk"}).text
    assert "doesn’t work any more" in late
    assert unscoped.queryset(Invitation, "erasure").get().accepted_by_id == joiner.id


def test_two_joiners_at_once_are_settled_by_the_database(
    joiner: CastMember, cleo: CastMember, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both have looked, neither knows of the other: what counts is one conditional update."""
    link, _code = invite(cleo)
    second = a_person("Second")
    second.get(link)
    offer = pairing_actions.renew_invitation(unscoped.queryset(Invitation, "erasure").get().pk)
    pairing_actions.accept(joiner.person, offer, hue="dusk")
    monkeypatch.setattr(pairing_actions, "renew_invitation", lambda _id: offer)
    assert "Somebody has used this invitation just now" in second.post(JOIN, {"hue": "dusk"}).text


def test_ones_own_invitation_cannot_be_joined(cleo: CastMember) -> None:
    link, _code = invite(cleo)
    page = cleo.get(link).text
    assert "This invitation is your own" in page
    assert "Join Cleo" not in page
    assert "your own" in cleo.post(JOIN, {"hue": "dusk"}).text


def test_somebody_in_a_couple_neither_invites_nor_joins(ana: CastMember, cleo: CastMember) -> None:
    link, _code = invite(cleo)
    assert "One can be in one couple at a time" in ana.get(link).text
    assert "There is nobody to invite" in ana.post("/us/invite", {"words": ""}).text
    ana.client.post(JOIN, {"hue": "dusk"})
    assert unscoped.queryset(Invitation, "erasure").get(owner=cleo.person).accepted_by is None


def test_confirming_is_refused_while_both_have_the_same_hue(joiner: CastMember, cleo: CastMember) -> None:
    link, _code = invite(cleo)
    joiner.get(link)
    joiner.post(JOIN, {"hue": "dusk"})
    assert 'value="dusk"' not in cleo.client.get("/us/profile").text
    Person.objects.filter(pk=cleo.id).update(hue="dusk")
    late = cleo.post("/us/invite/confirm", {"answer": "yes", "seen": str(joiner.id)})
    assert "You two have the same colour" in late.text
    assert cleo.us.partner is None


def test_confirming_ends_every_other_invitation_of_both(joiner: CastMember, cleo: CastMember) -> None:
    mine, _code = invite(joiner)
    link, _code = invite(cleo)
    joiner.get(link)
    joiner.post(JOIN, {"hue": "dusk"})
    cleo.post("/us/invite/confirm", {"answer": "yes", "seen": str(joiner.id)})
    assert "doesn’t work any more" in a_person("Late").get(mine).text
    with viewing(joiner.viewer):
        assert pairing_actions.open_invitation(joiner.person) is None
