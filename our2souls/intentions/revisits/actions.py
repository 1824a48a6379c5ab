"""The revisit: still want it, what changed, what next. Each answers apart; both are opened when both have answered."""

from dataclasses import dataclass
from datetime import timedelta
from uuid import UUID

from our2souls.delivery import partner_events
from our2souls.intentions.core import choosing, followers, revisit_schedule
from our2souls.intentions.core.history import actions as intention_history
from our2souls.intentions.core.lifecycle import actions as intention_lifecycle
from our2souls.intentions.core.models import Intention
from our2souls.intentions.revisits.choices import YES
from our2souls.intentions.revisits.models import Revisit, RevisitAnswer, RevisitDraft
from our2souls.lib import recurrence
from our2souls.lib.clock import now, today
from our2souls.privacy import audit, unscoped
from our2souls.privacy.transaction import act
from our2souls.privacy.viewer import Viewer, current_viewer, viewing

WORDS = ("want", "changed", "next_step", "by")


@dataclass(frozen=True, slots=True)
class AnswerData:
    """A partner's answers: want is yes, but, unsure or no; `by` is an ISO day or empty."""

    want: str = ""
    changed: str = ""
    next_step: str = ""
    by: str = ""


def open_revisit(intention: Intention) -> Revisit | None:
    """The look that either has begun and not both have answered."""
    return Revisit.objects.filter(intention=intention, opened_at=None).prefetch_related("answers").first()


@act
def open_or_create(intention: Intention) -> Revisit:
    """The look that is open now; begun early if none is due, on today's date."""
    locked = Intention.objects.select_for_update().get(pk=intention.pk)
    revisit = open_revisit(intention)
    if revisit is not None:
        return revisit
    due, on = locked.next_look_on, today("UTC")
    if due is not None and due < on and locked.active_since:  # of several that nobody took, it is the latest
        due = recurrence.last_until(recurrence.rule(locked.rhythm), locked.active_since.date(), on) or due
    if due is not None and due - on <= revisit_schedule.EARLY:
        on = due
    while True:  # another look on the same day stands on the day after
        found, _made = Revisit.objects.get_or_create(couple_id=locked.couple_id, intention=locked, due_on=on)
        if found.opened_at is None:
            return found
        on += timedelta(days=1)


def last_opened(intention: Intention) -> Revisit | None:
    """The latest look that both have answered."""
    return Revisit.objects.filter(intention=intention).exclude(opened_at=None).order_by("-due_on").first()


def my_draft(revisit: Revisit) -> RevisitDraft | None:
    """The viewer's own answers so far."""
    return RevisitDraft.objects.filter(revisit=revisit).first()


def has_answered(revisit: Revisit, person_id: UUID | None) -> bool:
    """Whether a partner has answered: the page tells the other that, and nothing more."""
    return (
        unscoped.queryset(RevisitDraft, "reveal")
        .filter(revisit=revisit, owner_id=person_id)
        .exclude(answered_at=None)
        .exists()
    )


@act
def save_draft(revisit: Revisit, data: AnswerData) -> RevisitDraft:
    """Keep what the viewer has written so far, unseen, without answering yet."""
    look = my_draft(revisit) or RevisitDraft(owner_id=current_viewer().person_id, revisit=revisit)
    for name in WORDS:
        setattr(look, name, getattr(data, name))
    look.saved_at = now()
    look.save()
    return look


@act
def answer(revisit: Revisit, data: AnswerData) -> Revisit:
    """The viewer's answer: sealed until the other's is there, changeable till then; the second answer opens both."""
    viewer = current_viewer()
    locked = Revisit.objects.select_for_update().get(pk=revisit.pk)
    if locked.opened_at is not None:
        return locked
    look = save_draft(locked, data)
    look.answered_at = now()
    look.save(update_fields=["answered_at"])
    audit.record("revisit.answered", locked)
    revisit_schedule.cancel_notices(viewer.person_id, locked.intention)
    if viewer.partner_id is not None and has_answered(locked, viewer.partner_id):
        _open(locked, viewer)
    event = revisit_schedule.OPENED if locked.opened_at else revisit_schedule.ANSWERED
    partner_events.tell_partner(event, locked.intention_id, occasion=locked.pk)
    return locked


def _open(revisit: Revisit, viewer: Viewer) -> None:
    """Both have answered: copy both into the couple's, and let what was said take effect."""
    pairs = (viewer, viewer.of_partner())
    wants: list[str] = []
    for eyes in pairs:  # each answered knowing that both open together
        with viewing(eyes):
            look = RevisitDraft.objects.get(revisit=revisit)
            words = {name: getattr(look, name) for name in WORDS}
            wants.append(words["want"])
            shown = RevisitAnswer(
                couple_id=revisit.couple_id,
                revisit=revisit,
                person_id=eyes.person_id,
                answered_at=look.answered_at or now(),
            )
            for name, text in words.items():
                setattr(shown, name, text)
            shown.save(force_insert=True)
            if words["want"] in YES:
                choosing.choose(revisit.intention, in_revisit=True)
    revisit.opened_at = now()
    revisit.save(update_fields=["opened_at"])
    intention = Intention.objects.select_for_update().get(pk=revisit.intention_id)
    if "no" in wants:
        intention_lifecycle.mark_waiting(intention)
    else:
        intention.waiting_since = None
        revisit_schedule.schedule_next_revisit(intention, after=today("UTC"))
        intention.save()
        followers.sync(intention)
    intention_history.record(intention, "revisited")
