"""A person's profile: name, pronouns, hue, clock, week, language, look, quiet hours."""

from dataclasses import asdict, dataclass
from datetime import time

from our2souls.delivery import outbox, schedules
from our2souls.people.choices import hues
from our2souls.people.models import Couple, Invitation, Partnership, Person
from our2souls.privacy import audit
from our2souls.privacy.transaction import act


class HueTaken(Exception):
    """The partner has this hue."""


@dataclass(frozen=True, slots=True)
class Profile:
    """What a person says about themselves and how they want to be met."""

    name: str
    pronouns: str
    hue: str
    time_zone: str
    language: str
    scheme: str
    discreet: bool
    week_begins: str
    quiet_from: time | None
    quiet_until: time | None


def free_hues(person: Person) -> list[str]:
    """The hues a person can choose: all but their partner's, or that of whoever has just joined them."""
    together = Partnership.objects.filter(left_at=None, couple__partnerships__person=person)
    used = set(
        together.filter(couple__partnerships__left_at=None).exclude(person=person).values_list("person__hue", flat=True)
    )
    sent = (
        Invitation.objects.filter(owner=person, revoked_at=None, confirmed_at=None)
        .select_related("accepted_by")
        .first()
    )
    if sent is not None and sent.accepted_by is not None:
        used.add(sent.accepted_by.hue)
    return [hue for hue in hues.NAMES if hue not in used]


@act
def update(person: Person, profile: Profile) -> Person:
    """Keep a person's profile; when their clock changes, what comes round for them moves along. What rests in quiet hours wakes.

    Raises HueTaken when the partner has taken the hue meanwhile: both rows are locked, so two who change at once never
    end up with the same.
    """
    _hold(person)
    if profile.hue not in free_hues(person):
        raise HueTaken
    locked = Person.objects.select_for_update().get(pk=person.pk)
    moved = locked.time_zone != profile.time_zone
    values = asdict(profile)
    for name, value in values.items():
        setattr(locked, name, value)
    locked.save(update_fields=[*values])
    if moved:
        schedules.change_time_zone(locked.pk)
    outbox.wake(locked.pk)
    audit.record("profile.changed", person_id=locked.pk)
    return locked


@act
def choose_of_story(person: Person, *, endings: bool, on_this_day: bool) -> None:
    """What a person wants to see of the story of the two: what rests or was let go, and something from earlier years on Today."""
    Person.objects.filter(pk=person.pk).update(story_endings=endings, on_this_day=on_this_day)
    audit.record("profile.changed", person_id=person.pk)


def _hold(person: Person) -> None:
    """Let the other partner's change wait until this one is done."""
    couples = Partnership.objects.filter(person=person, left_at=None).values("couple")
    list(Couple.objects.select_for_update().filter(pk__in=couples))
