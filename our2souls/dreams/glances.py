"""Intentions at a glance: name, how far, what is next. Two queries however many and however old they are."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from django.db.models import Count, OuterRef, QuerySet, Subquery, Sum, Value
from django.db.models.functions import Coalesce
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from our2souls.dreams import progress
from our2souls.dreams.models import Choice, Entry, Intention, Milestone
from our2souls.dreams.progress import Progress
from our2souls.lib import money
from our2souls.privacy.viewer import current_viewer


@dataclass(frozen=True, slots=True)
class Glance:
    """One intention as a list shows it."""

    intention: Intention
    name: str
    progress: Progress
    next_title: str
    next_due: date | None
    chosen_by: frozenset[UUID]

    @property
    def figure(self) -> str:
        """How far, in a figure: "42%" by a measure, "3 of 5" by milestones, nothing where there is neither."""
        if not self.progress.is_there:
            return ""
        if self.progress.by_measure:
            return f"{self.progress.percent}%"
        return _("%(done)d of %(all)d") % {"done": self.progress.done, "all": self.progress.of}

    @property
    def spoken(self) -> str:
        """How far, in a sentence for a screen reader."""
        if self.progress.by_measure:
            return _("%(percent)d percent, %(amounts)s") % {"percent": self.progress.percent, "amounts": self.amounts}
        return _("%(done)d of %(all)d milestones") % {"done": self.progress.done, "all": self.progress.of}

    @property
    def amounts(self) -> str:
        """ "€25,400 of €60,000", or "" without a measure."""
        if not self.progress.by_measure:
            return ""
        return amounts_of(self.intention, self.progress)


def amounts_of(intention: Intention, so_far: Progress) -> str:
    """What there is and what would be enough, in the measure's unit."""
    measure, locale = intention.measure, get_language() or "en"
    unit = measure.currency or measure.unit
    return _("%(done)s of %(all)s") % {
        "done": money.format_amount(so_far.done, unit, locale),
        "all": money.format_amount(so_far.of, unit, locale),
    }


def _counted() -> QuerySet[Intention]:
    steps = Milestone.objects.filter(intention=OuterRef("pk"), removed_at=None).order_by().values("intention")
    opened = Milestone.objects.filter(intention=OuterRef("pk"), removed_at=None, done_at=None).order_by("position")
    entries = Entry.objects.filter(measure__intention=OuterRef("pk"), removed_at=None).order_by().values("measure")
    return Intention.objects.select_related("measure").annotate(
        all_steps=Coalesce(Subquery(steps.annotate(n=Count("pk")).values("n")), Value(0)),
        done_steps=Coalesce(Subquery(steps.exclude(done_at=None).annotate(n=Count("pk")).values("n")), Value(0)),
        total=Subquery(entries.annotate(sum=Sum("amount")).values("sum")),
        next_step=Subquery(opened.values("pk")[:1]),
    )


def alive(limit: int | None = None) -> list[Glance]:
    """The couple's intentions that are active, waiting or being woven: those both chose first, then the newest."""
    rows = _counted().filter(rested_at=None, reached_on=None, released_at=None).order_by("-active_since", "-made_at")
    return look(rows[:limit] if limit else rows)


def ended(limit: int = 60) -> list[Glance]:
    """The couple's intentions that rest, were reached or released, newest first."""
    rows = _counted().exclude(rested_at=None, reached_on=None, released_at=None).order_by("-made_at")
    return look(rows[:limit])


def one(intention_id: UUID) -> Glance | None:
    """A single intention at a glance."""
    return next(iter(look(_counted().filter(pk=intention_id))), None)


def count_alive() -> int:
    """How many are active, waiting or being woven."""
    return Intention.objects.filter(rested_at=None, reached_on=None, released_at=None).count()


def look(rows: QuerySet[Intention]) -> list[Glance]:
    """Counted intentions as glances; one more query for the next steps and the standing choices each."""
    intentions = list(rows)
    steps = Milestone.objects.in_bulk([i.next_step for i in intentions if i.next_step])  # type: ignore[attr-defined]
    chosen: dict[UUID, set[UUID]] = {}
    if any(i.active_since is None for i in intentions):
        standing = Choice.objects.filter(intention__in=[i.pk for i in intentions], withdrawn_at=None)
        for intention_id, person_id in standing.values_list("intention_id", "person_id"):
            chosen.setdefault(intention_id, set()).add(person_id)
    return [_glance(i, steps.get(i.next_step), frozenset(chosen.get(i.pk, ()))) for i in intentions]  # type: ignore[attr-defined]


def _glance(intention: Intention, step: Milestone | None, chosen: frozenset[UUID]) -> Glance:
    return Glance(
        intention=intention,
        name=intention.name,
        progress=so_far(intention),
        next_title=step.title if step else "",
        next_due=step.due_on if step else None,
        chosen_by=chosen,
    )


def so_far(intention: Intention) -> Progress:
    """The progress of a counted intention."""
    if hasattr(intention, "measure"):
        return progress.of_measure(intention.total or Decimal(0), intention.measure.target)  # type: ignore[attr-defined]
    return progress.of_milestones(intention.done_steps, intention.all_steps)  # type: ignore[attr-defined]


def waiting_for_me(glances: list[Glance]) -> list[Glance]:
    """Those that the viewer has not chosen yet."""
    me = current_viewer().person_id
    return [g for g in glances if g.intention.active_since is None and me not in g.chosen_by]
