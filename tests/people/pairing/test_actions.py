"""Pairing: single use, expiring, revocable, confirmed by the one who invited; leaving at once."""

from datetime import timedelta

import pytest

from our2souls.dreams.models import Dream
from our2souls.lib import clock
from our2souls.people.models import Invitation, Partnership
from our2souls.people.pairing import actions as pairing_actions
from our2souls.people.pairing.actions import PairingRefused
from our2souls.privacy import unscoped
from our2souls.privacy.viewer import viewing
from tests.cast import CastMember, a_person
from tests.factories.dreams import a_dream
from tests.factories.people import INVITATION_WORDS, an_invitation


def test_link_and_code_of_an_invitation_lead_to_the_same_offer(cleo: CastMember) -> None:
    token, code = an_invitation(cleo)
    for secret in (token, code, f"{code[:4]} {code[4:]}"):
        offer = pairing_actions.preview_for(secret)
        assert (offer.inviter_name, offer.words) == ("Cleo", INVITATION_WORDS)


def test_only_hashes_of_an_invitation_lie_in_the_database(cleo: CastMember) -> None:
    token, code = an_invitation(cleo)
    row = unscoped.queryset(Invitation, "invitation.redeem").get()
    raw = b"".join(bytes(row.__dict__[name]) for name in ("token", "code", "words"))
    assert token.encode() not in raw
    assert code.encode() not in raw
    assert token not in row.token_hash


@pytest.mark.parametrize("end", ["expired", "revoked", "replaced", "never"])
def test_a_dead_invitation_says_the_same_whatever_ended_it(cleo: CastMember, end: str) -> None:
    token, _code = an_invitation(cleo)
    if end == "revoked":
        with viewing(cleo.viewer):
            assert pairing_actions.revoke_invitation(cleo.person)
    if end == "replaced":
        an_invitation(cleo)
    if end == "never":
        token = "never-was"
    with clock.moved(timedelta(days=8) if end == "expired" else timedelta(0)), pytest.raises(PairingRefused) as refused:
        pairing_actions.preview_for(token)
    assert "doesn’t work any more" in refused.value.sentence


def test_the_first_of_two_to_accept_an_invitation_wins(cleo: CastMember) -> None:
    token, _code = an_invitation(cleo)
    first, second = a_person("First"), a_person("Second")
    offers = pairing_actions.preview_for(token), pairing_actions.preview_for(token)
    pairing_actions.accept(first.person, offers[0], hue="dusk")
    with pytest.raises(PairingRefused, match="just now"):
        pairing_actions.accept(second.person, offers[1], hue="dusk")


def test_no_couple_begins_before_the_inviter_has_confirmed(cleo: CastMember) -> None:
    token, _code = an_invitation(cleo)
    joiner = a_person("Joiner")
    pairing_actions.accept(joiner.person, pairing_actions.preview_for(token), hue="dusk")
    assert joiner.us.partner is None
    with viewing(cleo.viewer):
        pairing_actions.confirm(cleo.person)
    assert joiner.us.partner.name == "Cleo"
    assert cleo.us.partner.name == "Joiner"
    assert (cleo.us.me.place, joiner.us.me.place) == ("a", "b")


def test_an_invitation_revoked_after_somebody_joined_cannot_be_confirmed(cleo: CastMember) -> None:
    token, _code = an_invitation(cleo)
    joiner = a_person("Joiner")
    pairing_actions.accept(joiner.person, pairing_actions.preview_for(token), hue="dusk")
    with viewing(cleo.viewer):
        pairing_actions.revoke_invitation(cleo.person)
        with pytest.raises(PairingRefused):
            pairing_actions.confirm(cleo.person)


def test_accept_refuses_ones_own_invitation_a_taken_hue_and_a_second_couple(cleo: CastMember, ana: CastMember) -> None:
    token, _code = an_invitation(cleo)
    offer = pairing_actions.preview_for(token)
    with pytest.raises(PairingRefused, match="your own"):
        pairing_actions.accept(cleo.person, offer, hue="dusk")
    with pytest.raises(PairingRefused, match="colours"):
        pairing_actions.accept(a_person("Joiner").person, offer, hue=cleo.person.hue)
    with pytest.raises(PairingRefused, match="one at a time"):
        pairing_actions.accept(ana.person, offer, hue="dusk")
    with viewing(ana.viewer), pytest.raises(PairingRefused):
        pairing_actions.invite(ana.person)


def test_separation_takes_effect_at_once_and_leaks_nothing(ana: CastMember, ben: CastMember) -> None:
    a_dream(ana, "Open", share=True)
    a_dream(ana, "Kept")
    with viewing(ben.viewer):
        assert Dream.shared_with_me.count() == 1
        pairing_actions.separate(ben.person)
    assert ana.us.partner is None
    assert ben.us.partner is None
    with viewing(ben.viewer):
        assert not Dream.shared_with_me.exists()
    with viewing(ana.viewer):
        assert Dream.objects.count() == 2
        with pytest.raises(PairingRefused):
            pairing_actions.separate(ana.person)
    assert Partnership.objects.filter(left_at=None).count() == 0


def test_a_past_partner_sees_no_dream_of_the_new_couple(dora: CastMember, eli: CastMember, farid: CastMember) -> None:
    a_dream(dora, "Open", share=True)
    with viewing(farid.viewer):
        assert not Dream.shared_with_me.exists()
    with viewing(eli.viewer):
        assert Dream.shared_with_me.get().line == "Open"
