"""Partner events of intentions: what one of the two did with what both want, told to the other."""

from collections.abc import Callable
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from our2souls.delivery.partner_events import event
from our2souls.delivery.registry import Words, notification_types
from our2souls.delivery.visibility import Subject, page
from our2souls.intentions.core import choosing, revisit_schedule, weaving
from our2souls.intentions.core.common_ground import actions as common_ground
from our2souls.intentions.core.lifecycle import actions as lifecycle
from our2souls.intentions.core.models import Choice, CommonGround, Intention, Release
from our2souls.intentions.fridge import actions as fridge
from our2souls.intentions.fridge.models import FridgeItem
from our2souls.intentions.plan import actions as plan
from our2souls.intentions.plan.models import Milestone
from our2souls.privacy.viewer import NOBODY, current_viewer

type Rows = Callable[[], QuerySet[Any]]


def _intentions(*where: Q) -> Rows:
    return lambda: Intention.objects.filter(*where)


def _chosen() -> QuerySet[Intention]:
    yes = Choice.objects.filter(
        intention=OuterRef("pk"), person_id=current_viewer().partner_id or NOBODY, withdrawn_at=None
    )
    return Intention.objects.filter(Exists(yes))


def _letting_go() -> QuerySet[Intention]:
    word = Release.objects.filter(
        intention=OuterRef("pk"), person_id=current_viewer().partner_id or NOBODY, withdrawn_at=None
    )
    return Intention.objects.filter(Exists(word), released_at=None)


def _proposed() -> QuerySet[CommonGround]:
    """What the partner put before the viewer, and waits."""
    return CommonGround.objects.filter(proposed_by_id=current_viewer().partner_id, agreed_at=None, set_aside_at=None)


def _agreed() -> QuerySet[CommonGround]:
    """The viewer's own words that both agree on, the latest first."""
    own = CommonGround.objects.filter(proposed_by_id=current_viewer().person_id, agreed_at__isnull=False)
    return own.order_by("-proposed_at")


def _on_intention(name: str, title: Words, rows: Rows, *, at: str = "intention", glyph: str = "rotate-cw") -> Any:
    subject = Subject(Intention, rows, column="name")
    return event(name, title, url=page(f"intentions:{at}"), subject=subject, glyph=glyph)


_ANY = _intentions()
_RESTING, _GOING_ON = Q(rested_at__isnull=False), Q(rested_at=None)
TYPES = (
    _on_intention(weaving.WOVEN, _("%(name)s started something for you both"), _ANY, glyph="sprout"),
    _on_intention(weaving.WHY_WRITTEN, _("%(name)s wrote why it matters to them"), _ANY, glyph="pen-line"),
    _on_intention(choosing.CHOSEN, _("%(name)s said yes"), _chosen, glyph="check"),
    event(
        common_ground.PROPOSED,
        _("%(name)s proposed words for what you share"),
        url=page("intentions:intention"),
        subject=Subject(CommonGround, _proposed, by="intention", column="words"),
        glyph="pen-line",
    ),
    event(
        common_ground.AGREED,
        _("%(name)s agreed to your words for what you share"),
        url=page("intentions:intention"),
        subject=Subject(CommonGround, _agreed, by="intention", column="words"),
        glyph="check",
    ),
    _on_intention(revisit_schedule.ANSWERED, _("%(name)s answered the review"), _ANY, at="revisit"),
    _on_intention(
        revisit_schedule.OPENED,
        _("%(name)s answered the review too: you can both read it now"),
        _ANY,
        at="revisits",
    ),
    event(
        plan.DONE,
        _("%(name)s marked a step as done"),
        url=page("intentions:milestone"),
        subject=Subject(
            Milestone, lambda: Milestone.objects.filter(removed_at=None, done_at__isnull=False), column="title"
        ),
        glyph="check",
    ),
    event(
        fridge.ADDED,
        _("%(name)s put something on the fridge"),
        url=lambda about: f"{reverse('intentions:fridge')}#f-{about}",
        subject=Subject(FridgeItem, lambda: FridgeItem.objects.filter(removed_at=None), column="text"),
        glyph="refrigerator",
    ),
    _on_intention(lifecycle.RESTED, _("%(name)s let it rest for now"), _intentions(_RESTING), glyph="pause"),
    _on_intention(lifecycle.RESUMED, _("%(name)s took it up again"), _intentions(_GOING_ON)),
    _on_intention(
        lifecycle.REACHED,
        _("%(name)s says you have reached it"),
        _intentions(Q(reached_on__isnull=False)),
        glyph="mountain",
    ),
    _on_intention(lifecycle.REOPENED, _("%(name)s says you are not quite there yet"), _intentions(Q(reached_on=None))),
    _on_intention(
        lifecycle.LETTING_GO, _("%(name)s would let it go, if you would too"), _letting_go, glyph="door-open"
    ),
    _on_intention(
        lifecycle.RELEASED,
        _("%(name)s agreed: you have let it go"),
        _intentions(Q(released_at__isnull=False)),
        glyph="door-open",
    ),
)


def declare() -> None:
    """Fill delivery's port."""
    notification_types.register(*TYPES)
