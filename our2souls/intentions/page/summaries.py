"""Intentions at a glance: name, how far, what is next, who has chosen. One query however many and however old they are."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db.models import (
    Case,
    Count,
    Exists,
    ExpressionWrapper,
    F,
    IntegerField,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    Subquery,
    Sum,
    UUIDField,
    Value,
    When,
)
from django.db.models.functions import Coalesce
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from our2souls.intentions.core.models import Choice, Intention, IntentionQuerySet
from our2souls.intentions.measures import progress as measure_progress
from our2souls.intentions.measures.models import Entry
from our2souls.intentions.measures.progress import Progress
from our2souls.intentions.plan.models import Milestone
from our2souls.lib import money
from our2souls.privacy.query_cache import CachedQuery
from our2souls.privacy.viewer import NOBODY, current_viewer
from our2souls.vision import access as vision_access

ON_HOME = 6
NEWEST = F("active_since").desc(nulls_last=True)


@dataclass(frozen=True, slots=True)
class IntentionSummary:
    """One intention as a list shows it."""

    intention: Intention
    name: str
    progress: Progress
    next_title: str
    next_due: date | None
    i_chose: bool
    they_chose: bool
    cover_note: UUID | None = None
    """The note whose photo is the cover, if there is one that can be seen."""

    @property
    def figure(self) -> str:
        """How far, in a figure: "42%" by a measure, "3 of 5" by milestones, nothing where there is neither."""
        if not self.progress.is_there:
            return ""
        if self.progress.by_measure:
            return f"{self.progress.percent}%"
        return _("%(done)d of %(all)d") % {"done": self.progress.done, "all": self.progress.of}

    @property
    def figure_label(self) -> str:
        """How far, in a sentence for a screen reader."""
        if self.progress.by_measure:
            return _("%(percent)d percent, %(amounts)s") % {"percent": self.progress.percent, "amounts": self.amounts}
        return _("%(done)d of %(all)d milestones") % {"done": self.progress.done, "all": self.progress.of}

    @property
    def amounts(self) -> str:
        """As in "€25,400 of €60,000"; nothing without a measure."""
        if not self.progress.by_measure:
            return ""
        return amounts_of(self.intention, self.progress)


def amounts_of(intention: Intention, progress: Progress) -> str:
    """What there is and what would be enough, in the measure's unit."""
    measure, locale = intention.measure, get_language() or "en"
    unit = measure.currency or measure.unit
    return _("%(done)s of %(all)s") % {
        "done": money.format_part(progress.done, unit, locale),
        "all": money.format_amount(progress.of, unit, locale),
    }


def counted() -> IntentionQuerySet:
    """The couple's intentions with what a glance counts: steps, amounts, what is next, who chose, the cover; for queries above."""
    steps = Milestone.objects.filter(intention=OuterRef("pk"), removed_at=None).order_by().values("intention")
    opened = Milestone.objects.filter(intention=OuterRef("pk"), removed_at=None, done_at=None).order_by("position")
    entries = Entry.objects.filter(measure__intention=OuterRef("pk"), removed_at=None).order_by().values("measure")
    viewer, chosen = current_viewer(), Choice.objects.filter(intention=OuterRef("pk"), withdrawn_at=None)
    cover = vision_access.ready_photos_about("intention", OuterRef("pk")).filter(pk=OuterRef("cover"))
    # a therapist reads no photos: of an empty set a subquery gives a 0, which is no id
    photo = Value(None) if viewer.client else Subquery(cover.values("note_id")[:1])
    return Intention.objects.select_related("measure").annotate(
        all_steps=Coalesce(Subquery(steps.annotate(n=Count("pk")).values("n")), Value(0)),
        done_steps=Coalesce(Subquery(steps.exclude(done_at=None).annotate(n=Count("pk")).values("n")), Value(0)),
        total=Subquery(entries.annotate(sum=Sum("amount")).values("sum")),
        next_id=Subquery(opened.values("pk")[:1]),
        next_title=Subquery(opened.values("title")[:1]),
        next_due=Subquery(opened.values("due_on")[:1]),
        i_chose=Exists(chosen.filter(person_id=viewer.person_id)),
        they_chose=Exists(chosen.filter(person_id=viewer.partner_id or NOBODY)),
        cover_note=ExpressionWrapper(photo, UUIDField()),
    )


def standing(limit: int | None = None) -> list[IntentionSummary]:
    """The couple's intentions that are active, waiting or being woven: those both chose first, then the newest."""
    rows = counted().living().order_by(NEWEST, "-made_at")
    return summarise(rows[:limit] if limit else rows)


def for_horizon(limit: int) -> list[IntentionSummary]:
    """What stands on the horizon: woven, active, waiting, and resting ones that have a place; those both chose first."""
    rows = counted().unfinished().filter(Q(rested_at=None) | ~Q(horizon=""))
    return summarise(rows.order_by(NEWEST, "-made_at")[:limit])


def with_whys_and_steps(limit: int) -> list[IntentionSummary]:
    """What both chose and has not ended, each with its whys and its milestones in order; three queries."""
    steps = Prefetch("milestones", Milestone.objects.filter(removed_at=None).order_by("position"))
    rows = counted().going_on()
    return summarise(rows.prefetch_related("whys", steps).order_by(NEWEST, "-made_at")[:limit])


def ended(limit: int = 60) -> list[IntentionSummary]:
    """The couple's intentions that rest, were reached or released, newest first."""
    rows = counted().resting_or_ended().order_by("-made_at")
    return summarise(rows[:limit])


def one(intention_id: UUID) -> IntentionSummary | None:
    """A single intention at a glance."""
    return next(iter(summarise(counted().filter(pk=intention_id))), None)


def from_page(intention: Intention, steps: list[Milestone], total: Decimal | None) -> IntentionSummary:
    """The same of an intention whose steps, and what its measure comes to (None without one), are there already."""
    following = next((step for step in steps if step.done_at is None), None)
    chosen = {choice.person_id for choice in intention.choices.all()}
    by_steps = measure_progress.of_milestones(sum(step.done_at is not None for step in steps), len(steps))
    return IntentionSummary(
        intention=intention,
        name=intention.name,
        progress=by_steps if total is None else measure_progress.of_measure(total, intention.measure.target),
        next_title=following.title if following else "",
        next_due=following.due_on if following else None,
        i_chose=current_viewer().person_id in chosen,
        they_chose=current_viewer().partner_id in chosen,
    )


def _for_home(day: date, also: UUID) -> QuerySet[Intention]:
    due = Q(active_since__isnull=False, next_look_on__lte=day, waiting_since=None)
    mine = Choice.objects.filter(intention=OuterRef("pk"), withdrawn_at=None, person_id=current_viewer().person_id)
    asked = Q(active_since=None) & ~Exists(mine)
    waits = Case(
        When(due, then=0), When(asked, then=1), When(active_since=None, then=2), default=3, output_field=IntegerField()
    )
    order = ("waits", NEWEST, "-made_at")
    alive_now = Intention.objects.living()
    first = alive_now.alias(waits=waits).order_by(*order).values("pk")[:ON_HOME]
    # Counted only for the few that are shown: what is counted for all of them grows with the years.
    rows = counted().alias(waits=waits).filter(Q(pk__in=first) | Q(pk=also)).order_by(*order)
    return rows.annotate(**vision_access.newest_photo_about("intention", also))


_home = CachedQuery(_for_home, day=date, also=UUID)


def for_home(day: date, also: UUID = NOBODY) -> tuple[list[IntentionSummary], Intention | None]:
    """The couple's living intentions, what waits first: due for a review on `day`, or not chosen by both yet. One query.

    And one more, whatever became of it, for what home brings back: the one whose id is `also`, with its newest photo's
    `memory_photo` and `memory_note`; None where the couple has it no more.
    """
    rows = _home(day=day, also=also)
    living = [_summary(row) for row in rows if row.state in {"woven", "active", "waiting"}]
    return living, next((row for row in rows if row.pk == also), None)


def summarise(rows: QuerySet[Intention]) -> list[IntentionSummary]:
    """Counted intentions as summaries."""
    return [_summary(intention) for intention in rows]


def _summary(intention: Intention) -> IntentionSummary:
    annotated: Any = intention
    title = ""
    if annotated.next_id is not None:  # the sealed title is opened as its own row's, by the viewer
        title = Milestone(id=annotated.next_id, couple_id=intention.couple_id, title=annotated.next_title).title
    return IntentionSummary(
        intention=intention,
        name=intention.name,
        progress=progress_of(intention),
        next_title=title,
        next_due=annotated.next_due,
        i_chose=annotated.i_chose,
        they_chose=annotated.they_chose,
        cover_note=annotated.cover_note,
    )


def progress_of(intention: Intention) -> Progress:
    """The progress of a counted intention."""
    if hasattr(intention, "measure"):
        there = intention.measure.start + (intention.total or 0)  # type: ignore[attr-defined]
        return measure_progress.of_measure(there, intention.measure.target)
    return measure_progress.of_milestones(intention.done_steps, intention.all_steps)  # type: ignore[attr-defined]
