"""After an end: what home says about it, from when they are told of it until they put that away. It is the same for both."""

from our2souls.delivery import outbox
from our2souls.lib.clock import now
from our2souls.people.models import Partnership, Person
from our2souls.people.pairing.actions import LEFT
from our2souls.privacy.transaction import act


def last_ended(person: Person) -> Partnership | None:
    """The partnership of theirs that ended last; None where there never was one."""
    return Partnership.objects.filter(person=person).exclude(left_at=None).order_by("-left_at").first()


def is_told(ended: Partnership | None) -> bool:
    """Whether home says that it has ended: its time to be told has come, and it was not put away."""
    told_from = ended.end_told_from if ended else None
    return ended is not None and told_from is not None and told_from <= now() and ended.end_hidden_at is None


def is_still_untold(ended: Partnership | None) -> bool:
    """Whether they are to be told later: until then home says nothing of it, and asks nobody to begin anew."""
    return ended is not None and ended.end_told_from is not None and ended.end_told_from > now()


@act
def tell_now(person: Person) -> bool:
    """Somebody presses to leave what has ended already, and was to be told later: says whether it was so."""
    waiting = Partnership.objects.filter(person=person, end_told_from__gt=now())
    for couple_id in list(waiting.values_list("couple_id", flat=True)):
        outbox.cancel_about(person.pk, couple_id, notice=LEFT)
    return bool(waiting.update(end_told_from=now()))


@act
def hide_end(person: Person) -> None:
    """Put away what home says about the end; the notice of it counts as seen."""
    rows = Partnership.objects.filter(person=person, end_hidden_at=None).exclude(left_at=None)
    for couple_id in list(rows.values_list("couple_id", flat=True)):
        outbox.mark_seen_about(person.pk, couple_id, notice=LEFT)
    rows.update(end_hidden_at=now())
