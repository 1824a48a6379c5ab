"""Erasing once more what an older copy brought back: the key is a tombstone, and its people or its couple are there again."""

from uuid import UUID

from our2souls.people.account import erase as account_erase
from our2souls.people.models import Partnership, Person
from our2souls.people.pairing import actions as pairing_actions
from our2souls.people.pairing import past
from our2souls.privacy import unscoped
from our2souls.privacy.models import DataKey
from our2souls.privacy.transaction import act


def _erased() -> set[UUID]:
    return {*DataKey.objects.using("keys").exclude(erased_at=None).values_list("holder", flat=True)}


def brought_back() -> list[Person]:
    """Who was erased, and can log in again."""
    erased = _erased()
    people = unscoped.queryset(Person, "doctor").filter(is_active=True).order_by("pk")
    return [person for person in people if person.pk in erased]


def couples_brought_back() -> list[UUID]:
    """Couples that were erased, since both had deleted their copy, and of which somebody has one again."""
    erased = _erased()
    rows = unscoped.queryset(Partnership, "doctor").filter(copy_deleted_at=None).order_by("couple_id")
    return [each for each in rows.values_list("couple_id", flat=True).distinct() if each in erased]


def erase_again() -> int:
    """Erase couples as both had let go of them, and people as they had erased themselves; says how many people.

    Couples first: somebody's words are taken out of what still opens.
    """
    for couple_id in couples_brought_back():
        _let_go_again(couple_id)
    people = brought_back()
    for person in people:
        account_erase.erase(person)
    return len(people)


@act
@unscoped.door("doctor")
def _let_go_again(couple_id: UUID) -> None:
    """No word of it opens any more; whoever was in it still in the older copy is not any more."""
    both = list(Partnership.objects.filter(couple_id=couple_id).select_related("person").order_by("pk"))
    if any(each.left_at is None for each in both):
        pairing_actions.separate(both[0].person)
    for each in both:
        past.let_go_of(couple_id, each.person_id)
