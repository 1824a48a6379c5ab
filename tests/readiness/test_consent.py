"""Lending answers: off by default, one's own to give and to take back, and nothing of it for the partner to see."""

import re
from typing import Any

from django.test import Client
from django.urls import reverse

from our2souls.people import pairing
from our2souls.privacy.models import AuditEntry
from our2souls.privacy.viewer import viewing
from our2souls.readiness import consented, consenting
from our2souls.readiness.models import Baseline, Consent
from tests.cast import Member

PAGE = "/readiness/consent"


def seen(member: Member, path: str = PAGE) -> str:
    """A page without what changes each time it is drawn."""
    return re.sub(
        r'(nonce|value|content)="[^"]{20,}"|csrf[^ ]*|X-CSRFToken[^}]*', "", member.get(path).content.decode()
    )


def test_it_is_off_given_and_taken_back_by_oneself_alone(ana: Member, ben: Member, nobody: Client) -> None:
    assert reverse("readiness:consent") == PAGE
    assert "You don’t allow it" in seen(ana)
    before = {path: seen(ben, path) for path in (PAGE, "/today")}

    for _twice in range(2):
        assert "Kept. You can take it back here at any time." in ana.post(PAGE, {"answer": "yes"}).content.decode()
    with viewing(ana.viewer):
        assert Consent.objects.get().withdrawn_at is None
    assert "You allow it" in seen(ana)
    assert {path: seen(ben, path) for path in before} == before
    assert consented.couples() == []

    ben.post(PAGE, {"answer": "yes"})
    assert [(pair.a, pair.b) for pair in consented.couples()] == [(ana.id, ben.id)]
    assert consented.opened() == []

    for _twice in range(2):
        assert "Taken back." in ana.post(PAGE, {}).content.decode()
    assert consented.couples() == []
    assert "You don’t allow it" in seen(ana)
    assert "You allow it" in seen(ben)
    acts = AuditEntry.objects.filter(act__startswith="readiness.consent", person=ana.id).values_list("act", flat=True)
    assert sorted(acts) == ["readiness.consent_given", "readiness.consent_withdrawn"]
    assert nobody.get(PAGE).status_code == 302


def test_somebody_alone_and_a_couple_that_parted_enter_no_figure(
    cleo: Member, ana: Member, ben: Member, django_capture_on_commit_callbacks: Any
) -> None:
    for member in (cleo, ana, ben):
        with viewing(member.viewer):
            consenting.give(member.viewer)
    assert [(pair.a, pair.b) for pair in consented.couples()] == [(ana.id, ben.id)]
    Baseline.objects.create(instrument="our2souls", version=1, area="money", alignment=0.5, couples=50)
    with viewing(ana.viewer), django_capture_on_commit_callbacks(execute=True):
        pairing.leave(ana.person)
    assert consented.couples() == []
    assert not Baseline.objects.exists(), "fewer than fifty are left"
