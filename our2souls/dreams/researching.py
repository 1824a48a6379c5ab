"""What was found out: kept as typed. Nothing is fetched from anywhere, and only plain web addresses become links."""

import re

from django.db.models import QuerySet

from our2souls.dreams import history, wording
from our2souls.dreams.history import Overtaken
from our2souls.dreams.models import Find, Intention
from our2souls.lib.clock import now
from our2souls.privacy.transaction import act

_NEVER = r"\s\\<>\"'`\x00-\x1f\x7f"
_WEB = re.compile(rf"https?://[^{_NEVER}/?#@]+\.[^{_NEVER}/?#@]+(?:[/?#][^{_NEVER}]*)?", re.IGNORECASE)
"""A host with a dot in it and no user before it (“https://bank.example@elsewhere.example” leads elsewhere), then anything."""


def link_of(address: str) -> str:
    """Where an address leads, if a page may link to it: http or https, whole, with nothing hidden in it; else nothing."""
    return address if _WEB.fullmatch(address) else ""


@act
def add(intention: Intention, *, title: str, address: str = "", finding: str = "") -> Find:
    """Something found out."""
    find = Find(couple_id=intention.couple_id, intention=intention)
    wording.put(find, title=title, address=address, finding=finding)
    find.save()
    history.note(intention, "find.added", after=title)
    return find


@act
def change(find: Find, *, title: str, address: str, finding: str, version: int) -> Find:
    """Change it. Raises Overtaken when the other changed it since `version` was read."""
    held = Find.objects.select_for_update(of=("self",)).select_related("intention").get(pk=find.pk)
    if held.version != version:
        theirs = {"title": held.title, "address": held.address, "finding": held.finding}
        raise Overtaken(theirs, held.version)
    before = held.title
    wording.replace(held, title=title, address=address, finding=finding)
    held.version += 1
    held.save()
    history.note(held.intention, "find.changed", before=before, after=title)
    return held


@act
def take_out(find: Find) -> None:
    """Take it out; the history keeps its title."""
    if Find.objects.filter(pk=find.pk, removed_at=None).update(removed_at=now()):
        history.note(find.intention, "find.removed", before=find.title)


def finds_of(intention: Intention) -> QuerySet[Find]:
    """What was found out and stands, in no order."""
    return Find.objects.filter(intention=intention, removed_at=None)
