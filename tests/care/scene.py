"""Thea, a therapist at a table: her engagement, what is open to her, her second step."""

import time
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from typing import Any

from allauth.mfa.models import Authenticator
from django.template.loader import render_to_string

from our2souls.care.brief.builder import build
from our2souls.care.brief.model import Brief
from our2souls.care.clients import actions as client_actions
from our2souls.care.consent import scopes
from our2souls.care.consent.access import ClientAccess, client_for
from our2souls.care.consent.models import Engagement, TherapistStatement
from our2souls.intentions.core.models import CommonGround, Intention, RevealedWhy
from our2souls.intentions.revisits.models import Revisit, RevisitAnswer
from our2souls.lib.clock import now
from our2souls.privacy.audiences import grants
from our2souls.privacy.models import Grant
from our2souls.privacy.viewer import TABLE, viewing
from tests.cast import CastMember, a_person

LENA = "Lena Moser"

type Couple = tuple[CastMember, CastMember]
"""Two who are one."""


def a_therapist(name: str = "Thea", *, factor: bool = True) -> CastMember:
    """Somebody who accepted the terms and, unless said otherwise, has just shown a second step."""
    thea = a_person(name, time_zone="Europe/Vienna")
    with viewing(thea.viewer):
        client_actions.accept_terms()
    if factor:
        show_second_factor(thea)
    return thea


def show_second_factor(thea: CastMember, *, ago: timedelta = timedelta()) -> Authenticator:
    """An authenticator app of hers, with which this session was confirmed so long ago."""
    app, _made = Authenticator.objects.get_or_create(user=thea.person, type=Authenticator.Type.TOTP, data={})
    session = thea.client.session
    record = {"method": "mfa", "at": time.time() - ago.total_seconds(), "id": app.pk, "type": app.type}
    session["account_authentication_methods"] = [record]
    session["account_authentication_methods_user"] = str(thea.id)
    session.save()
    return app


def at_the_table(thea: CastMember, couple: tuple[CastMember, CastMember], name: str = LENA) -> Engagement:
    """She sits at their table, and nothing is open to her yet."""
    ana, _ben = couple
    with viewing(ana.viewer):
        engagement = Engagement(
            couple_id=ana.viewer.couple,
            invited_by_id=ana.id,
            therapist_id=thea.id,
            expires_at=now() + timedelta(days=14),
            accepted_at=now(),
            confirmed_at=now(),
        )
        engagement.name = name
        engagement.save(force_insert=True)
        grants.open_to(thea.id, TABLE, str(engagement.pk), ends_at=None)
    return engagement


def open_part(
    by: CastMember, thea: CastMember, scope: str, item: str = "", *, ends_at: datetime | None = None
) -> Grant:
    """A part is open to her, for ninety days unless said otherwise; of one's own by its owner."""
    own = by.id if scopes.is_own(scope) else None
    with viewing(by.viewer):
        return grants.open_to(thea.id, scope, item, ends_at=ends_at or now() + timedelta(days=90), owner_id=own)


def close_parts(by: CastMember, rows: Iterable[Grant]) -> None:
    """Whoever gave it takes it back."""
    with viewing(by.viewer):
        grants.close(rows)


def client_of(thea: CastMember, engagement: Engagement) -> ClientAccess:
    """The couple as she reads it at this moment."""
    with viewing(thea.viewer):
        return client_for(thea.viewer, engagement.pk)


def read(thea: CastMember, engagement: Engagement) -> Brief:
    return build(client_of(thea, engagement))


def page(thea: CastMember, engagement: Engagement) -> str:
    client = client_of(thea, engagement)
    return render_to_string("care/brief/_brief.html", {"brief": build(client), "client": client})


def with_whys(couple: Couple, intention: Intention) -> None:
    """Both whys as they were revealed, where these meet, and a review that both answered."""
    ana, ben = couple
    with viewing(ana.viewer):
        revisit = Revisit.objects.create(
            couple_id=ana.viewer.couple, intention=intention, due_on=date(2026, 11, 2), opened_at=now()
        )
        for member, why in ((ana, "I grew up by the water"), (ben, "A garden of ours")):
            row = RevealedWhy(couple_id=ana.viewer.couple, intention=intention, person_id=member.id)
            row.why, row.need = why, "rest"
            row.save()
            answer = RevisitAnswer(couple_id=ana.viewer.couple, revisit=revisit, person_id=member.id, answered_at=now())
            answer.want, answer.changed = ("yes", "") if member is ana else ("but", "Not so far from work")
            answer.save()
        ground = CommonGround(couple_id=ana.viewer.couple, intention=intention, agreed_at=now())
        ground.words = "A place to arrive at"
        ground.save()


def a_statement(owner: CastMember, engagement: Engagement, kind: str, **figures: Any) -> None:
    with viewing(owner.viewer):
        row = TherapistStatement(owner_id=owner.id, engagement=engagement, kind=kind)
        row.figures = figures
        row.save()
