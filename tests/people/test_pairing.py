"""Pairing: single use, expiring, revocable, confirmed by the one who invited; leaving at once."""

from datetime import timedelta

import pytest

from our2souls.dreams import dreaming
from our2souls.dreams.models import Dream
from our2souls.lib import clock
from our2souls.people import pairing
from our2souls.people.models import Invitation, Partnership
from our2souls.people.pairing import Refused
from our2souls.privacy import unscoped
from our2souls.privacy.viewer import viewing
from tests.cast import Member, a_person


def invited(by: Member) -> tuple[str, str]:
    """Link token and code of a new invitation."""
    with viewing(by.viewer):
        made = pairing.invite(by.person, words="Come and look.")
        return made.token, made.code


def test_link_and_code_lead_to_the_same_offer_with_the_inviters_words(cleo: Member) -> None:
    token, code = invited(cleo)
    for secret in (token, code, f"{code[:4]} {code[4:]}"):
        offer = pairing.offer_for(secret)
        assert (offer.inviter_name, offer.words) == ("Cleo", "Come and look.")


def test_only_hashes_lie_in_the_database(cleo: Member) -> None:
    token, code = invited(cleo)
    row = unscoped.rows(Invitation, "invitation.redeem").get()
    raw = b"".join(bytes(row.__dict__[name]) for name in ("token", "code", "words"))
    assert token.encode() not in raw
    assert code.encode() not in raw
    assert token not in row.token_hash


@pytest.mark.parametrize("end", ["expired", "revoked", "replaced", "never"])
def test_a_dead_invitation_says_the_same_whatever_killed_it(cleo: Member, end: str) -> None:
    token, _code = invited(cleo)
    if end == "revoked":
        with viewing(cleo.viewer):
            assert pairing.revoke(cleo.person)
    if end == "replaced":
        invited(cleo)
    if end == "never":
        token = "never-was"
    with clock.moved(timedelta(days=8) if end == "expired" else timedelta(0)), pytest.raises(Refused) as refused:
        pairing.offer_for(token)
    assert "doesn’t work any more" in refused.value.sentence


def test_the_first_of_two_wins_and_the_other_reads_a_kind_sentence(cleo: Member) -> None:
    token, _code = invited(cleo)
    first, second = a_person("First"), a_person("Second")
    offers = pairing.offer_for(token), pairing.offer_for(token)
    pairing.take(first.person, offers[0], hue="dusk")
    with pytest.raises(Refused, match="just now"):
        pairing.take(second.person, offers[1], hue="dusk")


def test_nobody_begins_before_the_inviter_has_confirmed(cleo: Member) -> None:
    token, _code = invited(cleo)
    joiner = a_person("Joiner")
    pairing.take(joiner.person, pairing.offer_for(token), hue="dusk")
    assert joiner.us.partner is None
    with viewing(cleo.viewer):
        pairing.confirm(cleo.person)
    assert joiner.us.partner.name == "Cleo"
    assert cleo.us.partner.name == "Joiner"
    assert (cleo.us.me.place, joiner.us.me.place) == ("a", "b")


def test_revoking_after_somebody_joined_keeps_them_apart(cleo: Member) -> None:
    token, _code = invited(cleo)
    joiner = a_person("Joiner")
    pairing.take(joiner.person, pairing.offer_for(token), hue="dusk")
    with viewing(cleo.viewer):
        pairing.revoke(cleo.person)
        with pytest.raises(Refused):
            pairing.confirm(cleo.person)


def test_own_invitation_taken_hue_and_second_couple_are_refused(cleo: Member, ana: Member) -> None:
    token, _code = invited(cleo)
    offer = pairing.offer_for(token)
    with pytest.raises(Refused, match="your own"):
        pairing.take(cleo.person, offer, hue="dusk")
    with pytest.raises(Refused, match="hues"):
        pairing.take(a_person("Joiner").person, offer, hue=cleo.person.hue)
    with pytest.raises(Refused, match="one at a time"):
        pairing.take(ana.person, offer, hue="dusk")
    with viewing(ana.viewer), pytest.raises(Refused):
        pairing.invite(ana.person)


def test_leaving_takes_effect_at_once_and_leaks_nothing(ana: Member, ben: Member) -> None:
    with viewing(ana.viewer):
        dreaming.dream(dreaming.Telling(line="Open"), share=True)
        dreaming.dream(dreaming.Telling(line="Kept"))
    with viewing(ben.viewer):
        assert Dream.shared_with_me.count() == 1
        pairing.leave(ben.person)
    assert ana.us.partner is None
    assert ben.us.partner is None
    with viewing(ben.viewer):
        assert not Dream.shared_with_me.exists()
    with viewing(ana.viewer):
        assert Dream.objects.count() == 2
        with pytest.raises(Refused):
            pairing.leave(ana.person)
    assert Partnership.objects.filter(left_at=None).count() == 0


def test_the_ex_sees_nothing_of_the_new_couple(dora: Member, eli: Member, farid: Member) -> None:
    with viewing(dora.viewer):
        dreaming.dream(dreaming.Telling(line="Open"), share=True)
    with viewing(farid.viewer):
        assert not Dream.shared_with_me.exists()
    with viewing(eli.viewer):
        assert Dream.shared_with_me.get().line == "Open"
