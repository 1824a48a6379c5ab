"""A notice of our own for these tests, "tea": some things come round for tea, and some may be looked at."""

import socket
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from uuid import UUID, uuid4

import pytest

from our2souls.delivery import outbox, schedules
from our2souls.delivery.models import Notification, Schedule
from our2souls.delivery.registry import NotificationType, notification_types
from our2souls.privacy import unscoped
from our2souls.privacy.viewer import Viewer, current_viewer
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
        """Asked with the receiver looking, or not at all."""
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
        said = {"to": member.id, "notice": "tea", "about": thing, "key": f"tea:{thing}"} | more
        outbox.notify(**said)  # type: ignore[arg-type]
        return thing

    def keep(
        self, member: CastMember, rule: str = "monthly", anchor: date = date(2026, 6, 12), hour: time = SIX
    ) -> UUID:
        """Let tea come round for somebody."""
        thing = uuid4()
        schedules.schedule(member.id, "tea", thing, rule, anchor, hour)
        return thing


@pytest.fixture
def tea(monkeypatch: pytest.MonkeyPatch) -> Tea:
    """The registered notice."""
    monkeypatch.setattr(notification_types, "_known", dict(notification_types._known))
    told = Tea()
    notification_types.register(
        NotificationType(
            name="tea",
            title="Time for tea",
            line="It has come round again.",
            url=lambda about: f"/dreams/{about}",
            visible=told.visible,
            label="Tea",
            why="Sent because you chose mail for tea.",
        )
    )
    return told


def deliveries(**only: object) -> list[Notification]:
    """All rows of the outbox, whoever they are for."""
    return list(unscoped.queryset(Notification, "worker.claim").filter(**only).order_by("made_at", "channel"))


def schedule(about: UUID, member: CastMember) -> Schedule:
    """Somebody's schedule for a thing."""
    return unscoped.queryset(Schedule, "worker.claim").get(about=about, owner_id=member.id)


@pytest.fixture
def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
