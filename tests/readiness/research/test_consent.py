"""Lending answers: off by default, one's own to give and to take back, and nothing of it for the partner to see."""

import re
from typing import Any

from django.test import Client
from django.urls import reverse

from our2souls.people.pairing import actions as pairing_actions
from our2souls.privacy.models import AuditEntry
from our2souls.privacy.viewer import viewing
from our2souls.readiness.research import consent, consenting_couples
from our2souls.readiness.research.models import ResearchConsent, StrangersBaseline
from tests.cast import PASSWORD, CastMember
from tests.factories.people import reauthenticate

PAGE = "/readiness/consent"


def page_of(member: CastMember, path: str = PAGE) -> str:
    """A page without what changes each time it is drawn."""
    return re.sub(r'(nonce|value|content)="[^"]{20,}"|csrf[^ ]*|X-CSRFToken[^}]*', "", member.get(path).text)


def test_research_consent_is_off_given_and_withdrawn_by_oneself_alone(
    ana: CastMember, ben: CastMember, nobody: Client
) -> None:
    assert reverse("readiness:consent") == PAGE
    assert "You don’t allow it" in page_of(ana)
    before = {path: page_of(ben, path) for path in (PAGE, "/today")}

    reauthenticate(ana)
    for _twice in range(2):
        assert "Saved. You can take it back here at any time." in ana.post(PAGE, {"answer": "yes"}).text
    with viewing(ana.viewer):
        assert ResearchConsent.objects.get().withdrawn_at is None
    assert "You allow it" in page_of(ana)
    assert {path: page_of(ben, path) for path in before} == before
    assert consenting_couples.couples() == []

    reauthenticate(ben)
    ben.post(PAGE, {"answer": "yes"})
    assert [(pair.a, pair.b) for pair in consenting_couples.couples()] == [(ana.id, ben.id)]
    assert consenting_couples.open_answers() == []

    for _twice in range(2):
        assert "Taken back." in ana.post(PAGE, {}).text
    assert consenting_couples.couples() == []
    assert "You don’t allow it" in page_of(ana)
    assert "You allow it" in page_of(ben)
    acts = AuditEntry.objects.filter(act__startswith="readiness.consent", person=ana.id).values_list("act", flat=True)
    assert sorted(acts) == ["readiness.consent_given", "readiness.consent_withdrawn"]
    assert nobody.get(PAGE).status_code == 302


def test_a_consent_asks_who_one_is_and_is_then_given_by_itself_and_taking_it_back_asks_nothing(ana: CastMember) -> None:
    asked = ana.client.post(PAGE, {"answer": "yes"})
    assert asked["Location"].startswith(reverse("account_reauthenticate"))
    with viewing(ana.viewer):
        assert not ResearchConsent.objects.exists()
    ana.post(asked["Location"], {"password": PASSWORD, "next": PAGE})
    with viewing(ana.viewer):
        assert ResearchConsent.objects.get().withdrawn_at is None
    unproven = Client()
    unproven.force_login(ana.person)
    assert unproven.post(PAGE, {"answer": "no"})["Location"] == PAGE
    with viewing(ana.viewer):
        assert ResearchConsent.objects.get().withdrawn_at is not None


def test_somebody_alone_and_a_separated_couple_enter_no_research_figure(
    cleo: CastMember, ana: CastMember, ben: CastMember, django_capture_on_commit_callbacks: Any
) -> None:
    for member in (cleo, ana, ben):
        with viewing(member.viewer):
            consent.give(member.viewer)
    assert [(pair.a, pair.b) for pair in consenting_couples.couples()] == [(ana.id, ben.id)]
    StrangersBaseline.objects.create(instrument="our2souls", version=1, area="money", alignment=0.5, couples=50)
    with viewing(ana.viewer), django_capture_on_commit_callbacks(execute=True):
        pairing_actions.separate(ana.person)
    assert consenting_couples.couples() == []
    assert not StrangersBaseline.objects.exists(), "fewer than fifty are left"
