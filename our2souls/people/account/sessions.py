"""Where a person is logged in: told so that they know the device again, and ended one by one or all at once."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from allauth.core import context
from allauth.usersessions.models import UserSession
from django.contrib.auth import HASH_SESSION_KEY
from django.contrib.sessions.models import Session
from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.utils.crypto import constant_time_compare

from our2souls.delivery.channels import devices as push_devices
from our2souls.lib.clock import now
from our2souls.people.account.session_store import contents_of
from our2souls.people.models import Person

BROWSERS = (
    ("Edg", "Edge"), ("OPR", "Opera"), ("SamsungBrowser", "Samsung Internet"), ("Firefox", "Firefox"),
    ("FxiOS", "Firefox"), ("CriOS", "Chrome"), ("Chrome", "Chrome"), ("Safari", "Safari"),
)  # fmt: skip
SYSTEMS = (
    ("iPhone", "iPhone"), ("iPad", "iPad"), ("Android", "Android"), ("CrOS", "ChromeOS"), ("Windows", "Windows"),
    ("Macintosh", "Mac"), ("Linux", "Linux"),
)  # fmt: skip
"""In the order they are looked for: each browser also claims to be those after it."""


@dataclass(frozen=True, slots=True)
class DeviceSession:
    """One place where a person is logged in, since when."""

    id: int
    browser: str
    system: str
    since: datetime
    is_this: bool


NOWHERE = "0.0.0.0"  # noqa: S104 - stands where the library wants an address


def drop_ip(instance: UserSession, **_signal: Any) -> None:
    """Keep no address with a session: it would tell where somebody was to whoever reads the database or this page."""
    instance.ip = NOWHERE


def devices(person: Person) -> list[DeviceSession]:
    """All of them, this one first, then the newest; those that have ended are forgotten. Three queries at most."""
    rows = list(UserSession.objects.filter(user_id=person.pk))
    alive = _alive(person, [row.session_key for row in rows])
    if ended := [row.pk for row in rows if row.session_key not in alive]:
        UserSession.objects.filter(pk__in=ended).delete()
    alive_ones = [_device(row) for row in rows if row.session_key in alive]
    return sorted(alive_ones, key=lambda each: (not each.is_this, -each.since.timestamp()))


def live_keys(person_id: UUID, keys: Collection[str]) -> set[str]:
    """Which of these keys of sessions still let somebody in; two queries."""
    return _alive(Person.objects.get(pk=person_id), keys)


def count(person: Person) -> int:
    """How many there are."""
    return int(UserSession.objects.filter(user_id=person.pk).count())


def end(person: Person, session_id: int) -> None:
    """End one of the person's sessions, at once.

    Raises Http404 when there is no such one of theirs.
    """
    session = get_object_or_404(UserSession, user_id=person.pk, pk=session_id)
    push_devices.forget_session(person.pk, session.session_key)
    session.end()


def end_others(person: Person) -> None:
    """End all of the person's sessions but the one that asks."""
    here = context.request.session.session_key
    _end(UserSession.objects.filter(user_id=person.pk).exclude(session_key=here))


def end_all(person: Person) -> None:
    """End all of the person's sessions, this one too."""
    _end(UserSession.objects.filter(user_id=person.pk))


def _end(sessions: QuerySet[UserSession]) -> None:
    rows = list(sessions.values_list("user_id", "session_key"))
    for person_id, key in rows:
        push_devices.forget_session(person_id, key)
    Session.objects.filter(session_key__in=[key for _person, key in rows]).delete()
    sessions.delete()


def _alive(person: Person, keys: Collection[str]) -> set[str]:
    """Which sessions still let somebody in: not run out, and from after the password was last set."""
    proof = person.get_session_auth_hash()
    rows = Session.objects.filter(session_key__in=keys, expire_date__gt=now())
    return {row.pk for row in rows if constant_time_compare(contents_of(row).get(HASH_SESSION_KEY, ""), proof)}


def _device(session: UserSession) -> DeviceSession:
    agent = session.user_agent
    return DeviceSession(
        id=session.pk,
        browser=next((name for sign, name in BROWSERS if sign in agent), ""),
        system=next((name for sign, name in SYSTEMS if sign in agent), ""),
        since=session.created_at,
        is_this=session.is_current(),
    )
