"""After an end: what home says about it, until the person puts that away. It is the same for whoever left and whoever stayed."""

from our2souls.delivery import outbox
from our2souls.lib.clock import now
from our2souls.people.models import Partnership, Person
from our2souls.people.pairing.actions import LEFT
from our2souls.privacy.transaction import act


def last_ended(person: Person) -> Partnership | None:
    """The partnership of theirs that ended last; None where there never was one."""
    return Partnership.objects.filter(person=person).exclude(left_at=None).order_by("-left_at").first()


@act
def hide_end(person: Person) -> None:
    """Put away what home says about the end; the notice of it counts as seen."""
    rows = Partnership.objects.filter(person=person, end_hidden_at=None).exclude(left_at=None)
    for couple_id in list(rows.values_list("couple_id", flat=True)):
        outbox.mark_seen_about(person.pk, couple_id, notice=LEFT)
    rows.update(end_hidden_at=now())
