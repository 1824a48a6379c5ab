"""A notification type of the tests' own, “tea”; the rows that it leaves, and the mails that were given up."""

from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from io import StringIO
from uuid import UUID, uuid4

from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from our2souls.delivery import outbox, schedules
from our2souls.delivery.inbox import queries as inbox_queries
from our2souls.delivery.models import Notification, Schedule
from our2souls.people.couple_context import couple_context
from our2souls.people.models import Person
from our2souls.privacy import unscoped
from our2souls.privacy.viewer import Viewer, current_viewer, viewing
from tests.cast import CastMember

NOON = datetime(2026, 6, 12, 12, tzinfo=UTC)
SIX = time(18)


@dataclass
class Tea:
    """What the notice's own package would know: which things are hidden, broken, and how often it was asked."""

    hidden: set[UUID] = field(default_factory=set)
    broken: set[UUID] = field(default_factory=set)
    asked: int = 0

    def may_see(self, viewer: Viewer, about: UUID) -> bool:
        """Asked with the recipient looking, or not at all."""
        assert current_viewer() == viewer
        if about in self.broken:
            raise RuntimeError("The words “only for you” must not reach a log.")
        return about not in self.hidden

    def visible(self, viewer: Viewer, abouts: Collection[UUID]) -> Collection[UUID]:
        """The same for many at once."""
        self.asked += 1
        return {about for about in abouts if self.may_see(viewer, about)}

    def notify(self, member: CastMember, about: UUID | None = None, **more: object) -> UUID:
        """Tell somebody that tea is ready."""
        thing = about or uuid4()
        options = {"to": member.id, "notice": "tea", "about": thing, "key": f"tea:{thing}"} | more
        outbox.notify(**options)  # type: ignore[arg-type]
        return thing

    def keep(
        self, member: CastMember, rule: str = "monthly", anchor: date = date(2026, 6, 12), hour: time = SIX
    ) -> UUID:
        """Let tea come round for somebody."""
        thing = uuid4()
        schedules.schedule(member.id, "tea", thing, rule, anchor, hour)
        return thing


def deliveries(**only: object) -> list[Notification]:
    """All rows of the outbox, whoever they are for."""
    return list(unscoped.queryset(Notification, "worker.claim").filter(**only).order_by("made_at", "channel"))


def schedule_of(about: UUID, member: CastMember) -> Schedule:
    """Somebody's schedule for a thing."""
    return unscoped.queryset(Schedule, "worker.claim").get(about=about, owner_id=member.id)


def ask_for_code(address: str = "cleo@example.org") -> None:
    """Somebody asks for a code."""
    Client().post(reverse("account_reset_password"), {"email": address})


def given_up_mails() -> str:
    """What the operator is shown of them."""
    out = StringIO()
    call_command("mail", "dead", stdout=out)
    return out.getvalue()


def send_again(*ids: str) -> str:
    """Send given-up mails again; what the operator is told."""
    out = StringIO()
    call_command("mail", "again", *ids, stdout=out)
    return out.getvalue()


def inbox_shows(member: CastMember, about: UUID) -> bool:
    """Whether somebody's inbox shows a notification about a thing, as they are now."""
    with viewing(couple_context(Person.objects.get(pk=member.id)).viewer) as viewer:
        return about in {notice.about for notice in inbox_queries.page(viewer).rows}


def forget(*both: CastMember) -> None:
    """What led up to the act has been seen."""
    for member in both:
        with viewing(member.viewer):
            member.post(reverse("delivery:mark_all_seen"))
