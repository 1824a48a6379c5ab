"""Keys: who has none, who was erased and is here again, and a master key whose time is over."""

import time
from collections.abc import Iterator

from django.conf import settings

from our2souls.operation import erasure
from our2souls.operation.doctor.fault import Finding
from our2souls.people.models import Couple, Person
from our2souls.privacy import master_key, unscoped
from our2souls.privacy.models import DataKey

SECONDS_KEPT = 7 * 24 * 60 * 60
"""As long as copies of the key store that it opens are kept."""


def missing() -> Iterator[Finding]:
    """People and couples without a key."""
    holders = {*unscoped.queryset(Person, "doctor").filter(is_active=True).values_list("pk", flat=True)}
    holders |= {*unscoped.queryset(Couple, "doctor").values_list("pk", flat=True)}
    for holder in sorted(holders - {*DataKey.objects.using("keys").values_list("holder", flat=True)}):
        yield Finding("no key", str(holder), todo="Put the key store back that belongs to this database.")


def brought_back(*, fix: bool) -> Iterator[Finding]:
    """People whose key was destroyed and who can log in, couples that both had let go of; mended by erasing them again."""
    people, couples = erasure.brought_back(), erasure.couples_brought_back()
    found = [*(str(person.pk) for person in people), *(str(couple_id) for couple_id in couples)]
    if fix and found:
        erasure.erase_again()
    for what in found:
        yield Finding("erased and here again", what, mended=fix)


def master_keys(*, fix: bool) -> Iterator[Finding]:
    """A rotation that was cut off, and a former master key that no copy of the key store needs any more."""
    if (settings.OUR2SOULS_SECRETS / master_key.NEW).exists() and not settings.OUR2SOULS_MASTER_KEY_IS_GIVEN:
        yield Finding(
            "rotation", "a new master key waits to be used", todo="Run `our2souls keys rotate --master` again."
        )
    former = settings.OUR2SOULS_SECRETS / master_key.OLD
    if former.exists() and former.stat().st_mtime < time.time() - SECONDS_KEPT:
        if fix:
            former.unlink()
        yield Finding(
            "former master key", str(former), mended=fix, todo="It opens nothing that should be opened; remove it."
        )
    if any(DataKey.objects.using("keys").exclude(previous=None).values_list("holder")[:1]):
        yield Finding(
            "rotation", "former data keys are not destroyed yet", todo="Run `our2souls keys rotate --data` again."
        )
