"""Reads of intentions that the acts share."""

from uuid import UUID

from our2souls.intentions.core.models import Choice, Intention


def locked(intention: Intention) -> Intention:
    return Intention.objects.select_for_update().get(pk=intention.pk)


def people_who_chose(intention: Intention) -> set[UUID]:
    return set(Choice.objects.filter(intention=intention, withdrawn_at=None).values_list("person_id", flat=True))
