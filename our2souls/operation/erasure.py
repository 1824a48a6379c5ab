"""Erasing once more whom an older copy brought back: their key is a tombstone, and their rows are there again."""

from our2souls.people.account import erase as account_erase
from our2souls.people.models import Person
from our2souls.privacy import unscoped
from our2souls.privacy.models import DataKey


def brought_back() -> list[Person]:
    """Who was erased, and can log in again."""
    erased = {*DataKey.objects.using("keys").exclude(erased_at=None).values_list("holder", flat=True)}
    people = unscoped.queryset(Person, "doctor").filter(is_active=True).order_by("pk")
    return [person for person in people if person.pk in erased]


def erase_again() -> int:
    """Erase them as they had erased themselves; says how many."""
    people = brought_back()
    for person in people:
        account_erase.erase(person)
    return len(people)
