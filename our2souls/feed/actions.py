"""A calendar's address: made, with other titles, ended."""

from collections.abc import Collection, Mapping

from our2souls.feed import access, queries
from our2souls.feed.models import FeedAddress
from our2souls.lib.clock import now
from our2souls.privacy import audit
from our2souls.privacy.transaction import act
from our2souls.privacy.viewer import current_viewer


@act
def create(token: str) -> FeedAddress:
    """Have the viewer's calendar stand under this token from now on, and under no earlier one."""
    address, _new = FeedAddress.objects.update_or_create(
        owner_id=current_viewer().person_id,
        defaults={"token_hash": access.hash_of(token), "made_at": now(), "digest": "", "same_since": now()},
    )
    audit.record("calendar.made", address)
    return address


@act
def update(address: FeedAddress, *, named: bool, alarms: bool, without: Collection[str]) -> None:
    """Say what the calendar has in it, and whether it says what things are, and rings."""
    address.named, address.alarms, address.without = named, alarms, " ".join(sorted(without))
    address.save(update_fields=["named", "alarms", "without"])
    audit.record("calendar.changed", address)


@act
def choose(chosen: Mapping[str, bool]) -> None:
    """Say of some categories of notice whether their days stand in the viewer's calendar; nothing without an address."""
    address = access.address_of(current_viewer())
    if address is None:
        return
    asked = {part: category for part, category in queries.CATEGORIES.items() if category in chosen}
    out = {part for part, category in asked.items() if not chosen[category]}
    without = set(address.without.split()) - asked.keys() | out
    if without != set(address.without.split()):
        update(address, named=address.named, alarms=address.alarms, without=without)


@act
def end(address: FeedAddress) -> None:
    """Nothing stands under the address any more."""
    audit.record("calendar.ended", address)
    address.delete()


@act
def note_content(address: FeedAddress, digest: str) -> None:
    """Keep since when the calendar reads as it does now. Reading it writes this alone, and only when it has changed."""
    address.digest, address.same_since = digest, now()
    FeedAddress.objects.filter(pk=address.pk).update(digest=digest, same_since=address.same_since)
