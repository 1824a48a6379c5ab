"""Setting out from a template: the steps that two keep of it, and its questions for as long as they are of use."""

from collections.abc import Sequence
from datetime import timedelta
from decimal import Decimal

from our2souls.intentions.core.models import Intention
from our2souls.intentions.measures import actions as measure_actions
from our2souls.intentions.plan import actions as plan_actions
from our2souls.intentions.plan.models import Milestone
from our2souls.intentions.starter_templates.catalog import StarterTemplate, by_key
from our2souls.lib.clock import now
from our2souls.privacy.transaction import act

YOUNG = timedelta(days=180)
"""So long an intention keeps the questions of its template, unless somebody puts them away."""


@act
def apply(
    intention: Intention,
    template: StarterTemplate,
    titles: Sequence[str],
    *,
    target: Decimal | None = None,
    currency: str = "",
    unit: str = "",
) -> list[Milestone]:
    """Make the steps that were kept, after those that are there; one that stands on the way already isn't made again.

    With a target, what is counted is set too, unless the two count something already.
    """
    locked = Intention.objects.select_for_update().get(pk=intention.pk)
    locked.starter_template, locked.questions_hidden_at = template.key, None
    locked.save(update_fields=["starter_template", "questions_hidden_at"])
    there = {step.title for step in Milestone.objects.filter(intention=locked, removed_at=None)}
    fresh = [title for title in dict.fromkeys(titles) if title not in there]
    if target is not None and not hasattr(locked, "measure"):
        measure_actions.set_measure(locked, target=target, currency=currency, unit=unit)
    return plan_actions.add_several(locked, fresh) if fresh else []


@act
def hide_questions(intention: Intention) -> None:
    """Either has read the questions; they stay away for both."""
    Intention.objects.filter(pk=intention.pk, questions_hidden_at=None).update(questions_hidden_at=now())


def questions_of(intention: Intention) -> StarterTemplate | None:
    """The template whose questions an intention's page still shows."""
    if intention.questions_hidden_at is not None or now() - intention.made_at > YOUNG:
        return None
    return by_key(intention.starter_template)
