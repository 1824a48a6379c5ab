"""Many couples at once, as rows: who consented, and what they opened. Only the figures need so many."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID

from our2souls.lib.clock import now
from our2souls.people.models import Couple, Partnership, Person
from our2souls.privacy import keys
from our2souls.readiness.attempts.models import Sitting
from our2souls.readiness.instrument import catalog as instrument_catalog
from our2souls.readiness.research.models import ResearchConsent
from our2souls.readiness.sittings.models import DisclosedAnswers

type Answers = dict[str, dict[str, Any]]


def many_couples(count: int, answers: Callable[[int, str], Answers]) -> list[tuple[UUID, UUID, UUID]]:
    """Couples of which both consent, in the order of their ids, each with one opened sitting; (couple, A, B).

    `answers(at, place)` is what each showed.
    """
    couples = sorted((Couple(started_at=now()) for _ in range(count)), key=lambda couple: couple.pk)
    Couple.objects.bulk_create(couples)
    people = [Person(email=f"{couple.pk}{place}@example.org", name="N") for couple in couples for place in "ab"]
    Person.objects.bulk_create(people)
    lenders = [(couple.pk, people[2 * at].pk, people[2 * at + 1].pk) for at, couple in enumerate(couples)]
    Partnership.objects.bulk_create(
        Partnership(couple_id=couple, person_id=person, place=place)
        for couple, a, b in lenders
        for place, person in (("a", a), ("b", b))
    )
    ResearchConsent._base_manager.bulk_create(
        ResearchConsent(owner_id=person) for _, a, b in lenders for person in (a, b)
    )
    for couple, _, _ in lenders:
        keys.create(couple, "couple")
    sat(lenders, answers)
    return lenders


def sat(lenders: list[tuple[UUID, UUID, UUID]], answers: Callable[[int, str], Answers], *, days_ago: int = 0) -> None:
    """One more sitting of these couples, opened."""
    ours = instrument_catalog.available()[0]
    begun = now() - timedelta(days=days_ago)
    of = {"instrument": ours.key, "version": ours.version, "digest": ours.digest, "form": "full", "started_at": begun}
    sittings = Sitting._base_manager.bulk_create(Sitting(couple_id=couple, **of) for couple, _, _ in lenders)
    DisclosedAnswers._base_manager.bulk_create(
        DisclosedAnswers(
            couple_id=couple, sitting=sitting, person_id=person, form="full", area="money", answers=answers(at, place)
        )
        for at, ((couple, a, b), sitting) in enumerate(zip(lenders, sittings, strict=True))
        for place, person in (("a", a), ("b", b))
    )
