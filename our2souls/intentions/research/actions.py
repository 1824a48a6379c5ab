"""What was found out: kept as typed. Nothing is fetched from anywhere, and only plain web addresses become links."""

import re

from django.db.models import QuerySet

from our2souls.intentions.core.history import actions as intention_history
from our2souls.intentions.core.history import text_authorship
from our2souls.intentions.core.models import Intention
from our2souls.intentions.research.models import ResearchItem
from our2souls.lib.clock import now
from our2souls.privacy.transaction import act
from our2souls.ui.form.edit_conflict import EditConflict

_NEVER = r"\s\\<>\"'`\x00-\x1f\x7f"
_WEB = re.compile(rf"https?://[^{_NEVER}/?#@]+\.[^{_NEVER}/?#@]+(?:[/?#][^{_NEVER}]*)?", re.IGNORECASE)
"""A host with a dot in it and no user before it (“https://bank.example@elsewhere.example” leads elsewhere), then anything."""


def link_of(address: str) -> str:
    """Where an address leads, if a page may link to it: http or https, whole, with nothing hidden in it; else nothing."""
    return address if _WEB.fullmatch(address) else ""


@act
def add(intention: Intention, *, title: str, address: str = "", finding: str = "") -> ResearchItem:
    """Something found out."""
    item = ResearchItem(couple_id=intention.couple_id, intention=intention)
    text_authorship.set_text(item, title=title, address=address, finding=finding)
    item.save()
    intention_history.record(intention, "find.added", after=title)
    return item


@act
def update(item: ResearchItem, *, title: str, address: str, finding: str, version: int) -> ResearchItem:
    """Change it. Raises EditConflict when the other changed it since `version` was read."""
    locked = ResearchItem.objects.select_for_update(of=("self",)).select_related("intention").get(pk=item.pk)
    if locked.version != version:
        theirs = {"title": locked.title, "address": locked.address, "finding": locked.finding}
        raise EditConflict(theirs, locked.version)
    before = locked.title
    text_authorship.replace_text(locked, title=title, address=address, finding=finding)
    locked.version += 1
    locked.save()
    intention_history.record(locked.intention, "find.changed", before=before, after=title)
    return locked


@act
def remove(item: ResearchItem) -> None:
    """Take it out; the history keeps its title."""
    if ResearchItem.objects.filter(pk=item.pk, removed_at=None).update(removed_at=now()):
        intention_history.record(item.intention, "find.removed", before=item.title)


def items_of(intention: Intention) -> QuerySet[ResearchItem]:
    """What was found out and stands, in no order."""
    return ResearchItem.objects.filter(intention=intention, removed_at=None)
