"""One's own way through the test: begun, answered field by field, finished. Until both look, it is its author's alone."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q, QuerySet

from our2souls.delivery import outbox
from our2souls.lib.clock import now
from our2souls.people.models import Person
from our2souls.privacy import audit
from our2souls.privacy.transaction import act
from our2souls.privacy.viewer import current_viewer
from our2souls.readiness.attempts import item_order, response_merge, screens
from our2souls.readiness.attempts.models import Attempt, Response, Sitting
from our2souls.readiness.instrument import catalog as instrument_catalog
from our2souls.readiness.instrument.model import Form, Instrument, Item

SEEDS = 2**48
MORE = "readiness_more"
"""The notification that questions were added to a part that was finished."""


class AttemptFinished(ValueError):
    """It is finished: nothing of it changes any more."""


class MoreAsked(ValueError):
    """Questions were added since its author saw what they are asked."""


class NotYetAllowed(ValueError):
    """A form that is not asked in the sitting, or before which another one waits to be finished."""


@dataclass(frozen=True, slots=True)
class AttemptState:
    """An attempt with its screens in order, and what was answered to each by its key."""

    attempt: Attempt
    instrument: Instrument
    items: tuple[Item, ...]
    answers: Mapping[str, item_order.Answer]
    alone: bool

    @property
    def open(self) -> int:
        """How many screens have no answer."""
        return sum(not item_order.is_answered(item, self.answers.get(item.key)) for item in self.items)

    @property
    def half(self) -> list[int]:
        """The places, from 1, of the topics that are half answered."""
        return [n for n, item in enumerate(self.items, 1) if item_order.is_half(item, self.answers.get(item.key))]

    @property
    def again(self) -> list[int]:
        """The places, from 1, of what is asked once more before one finishes."""
        return [n for n, item in enumerate(self.items, 1) if item_order.is_open(item, self.answers.get(item.key))]

    @property
    def resume(self) -> int | None:
        """Where to go on; None when nothing is open."""
        return item_order.resume(self.items, self.answers, alone=self.alone)


def state_of(attempt: Attempt) -> AttemptState:
    """An attempt with everything its author said; three queries at most."""
    instrument = instrument_catalog.instrument_of(attempt)
    answers = {row.item: row.answer for row in Response.objects.filter(attempt=attempt)}
    return AttemptState(attempt, instrument, screens.order(attempt, instrument), answers, screens.is_alone(attempt))


def my_attempts(sitting: Sitting) -> dict[str, Attempt]:
    """The viewer's own attempts in a sitting, by form."""
    rows = Attempt.objects.filter(sitting=sitting).select_related("sitting")
    return {row.form: row for row in rows}


def has_started() -> bool:
    """Whether the viewer has begun any test, alone or with somebody."""
    return Attempt.objects.exists()


@act
def start(sitting: Sitting, form: Form, bring: Attempt | None = None) -> Attempt:
    """The viewer's own attempt of a form in a sitting: begun now, or the one that is there.

    `bring` is an attempt of one's own whose answers come along, said so only here, at the beginning. Raises NotYetAllowed.
    """
    locked = Sitting.objects.select_for_update().get(pk=sitting.pk)
    mine = my_attempts(locked)
    if form in mine:
        return mine[form]
    waits = [each for each in locked.before(form) if each not in mine or not mine[each].is_finished]
    if locked.ended_at is not None or form not in locked.forms or waits:
        raise NotYetAllowed
    instrument = instrument_catalog.instrument_of(locked)
    attempt = _start(instrument, form, sitting=locked)
    screens.repeat_half_answers(attempt, instrument)
    if bring is not None:
        bring_answers(bring, attempt)
    outbox.cancel_about(current_viewer().person_id, locked.pk)
    return attempt


@act
def start_alone(instrument: Instrument, form: Form, bring: Attempt | None = None) -> Attempt:
    """An attempt for oneself: begun now, or the unfinished one of this form that is there."""
    viewer = current_viewer()
    Person.objects.select_for_update().get(pk=viewer.person_id)  # two presses at once begin one
    going_on = Attempt.objects.filter(sitting=None, digest=instrument.digest, form=form, finished_at=None).first()
    if going_on is not None:
        return going_on
    attempt = _start(instrument, form, sitting=None)
    if bring is not None:
        bring_answers(bring, attempt)
    return attempt


def _start(instrument: Instrument, form: Form, sitting: Sitting | None) -> Attempt:
    instrument_catalog.publish(instrument)
    attempt = Attempt.objects.create(
        owner_id=current_viewer().person_id,
        sitting=sitting,
        instrument=instrument.key,
        version=instrument.version,
        digest=instrument.digest,
        form=form,
        seed=secrets.randbelow(SEEDS),
    )
    audit.record("attempt.started", attempt)
    return attempt


def reusable(digest: str) -> QuerySet[Attempt]:
    """The viewer's attempts that concern nobody else, with an answer in them, newest first: what could be brought along."""
    finished_or_alone = (
        Q(sitting=None) | Q(sitting__ended_at__isnull=False) | ~Q(sitting__couple=current_viewer().couple)
    )
    some = Exists(Response.objects.filter(attempt=OuterRef("pk")))
    return (
        Attempt.objects.filter(finished_or_alone, some, digest=digest).select_related("sitting").order_by("-started_at")
    )


def bring_answers(source: Attempt, into: Attempt) -> None:
    """Inside an act: copy the answers that an attempt asks for and has not yet; each topic's guess then still waits.

    Another content's are not the same.
    """
    if source.digest != into.digest:
        return
    wanted = {item.key: item for item in screens.order(into, instrument_catalog.instrument_of(into))}
    there = Response.objects.filter(attempt=into).values("item")
    for row in Response.objects.filter(attempt=source, item__in=wanted).exclude(item__in=there):
        answer = response_merge.without_guesses(wanted[row.item], row.answer)
        if answer:
            Response(owner_id=into.owner_id, attempt=into, item=row.item, answer=answer).save(force_insert=True)


@act
def save(
    attempt: Attempt, item: Item, sent: Mapping[str, Sequence[str]], *, onward: bool = False, once_more: bool = False
) -> bool:
    """Take over what a page changed in an answer, and nothing that it did not; `once_more`: it was asked for the second time.

    Whether it is to be said now that the topic is half answered: only where one goes `onward` from it, and once.
    Raises AttemptFinished, and TooManyCards when more than five cards would be picked.
    """
    locked = unfinished(attempt)
    row = Response.objects.select_for_update().filter(attempt=locked, item=item.key).first()
    row = row or Response(owner_id=locked.owner_id, attempt=locked, item=item.key)
    before: item_order.Answer = dict(row.answer or {})
    after = response_merge.merge_response(item, before, sent, alone=screens.is_alone(attempt))
    if once_more and (after.get(item_order.fields(item, alone=True)[0]) == item_order.UNSURE):
        after[item_order.AGAIN] = True
    needs_note = onward and response_merge.needs_half_note(item, after)
    if needs_note:
        after[response_merge.HALF_TOLD] = True
    if after == before:
        return False
    last = Response.objects.filter(attempt=locked).order_by("-saved_at").values_list("saved_at", flat=True).first()
    passed = max(0, round((now() - (last or locked.started_at)).total_seconds()))
    spent = before.get("after")
    after["after"] = min(response_merge.LONGEST, passed + (spent if isinstance(spent, int) else 0))
    row.answer, row.saved_at = after, now()
    row.save()
    _keep_modules(locked)
    return needs_note


def _keep_modules(attempt: Attempt) -> None:
    """What is asked of its author stays theirs to read, should the sitting end before they finish."""
    asked = list(screens.modules_of(attempt))
    if asked != list(attempt.modules or ()):
        attempt.modules = asked
        attempt.save(update_fields=["modules"])


@act
def finish(attempt: Attempt, asked: int | None = None) -> None:
    """One's own part is done: from now on nothing of it changes. Raises AttemptFinished when it was already.

    `asked` is how many screens its author knew of; raises MoreAsked where modules have added some since.
    """
    if attempt.sitting_id is not None:  # in the order in which modules are named: a part ends before them, or with them
        Sitting.objects.select_for_update().filter(pk=attempt.sitting_id).first()
    locked = unfinished(attempt)
    if asked is not None and asked < len(screens.order(locked, instrument_catalog.instrument_of(locked))):
        raise MoreAsked
    spent = (row.answer.get("after") for row in Response.objects.filter(attempt=locked))
    locked.seconds = sum(each for each in spent if isinstance(each, int))
    locked.finished_at, locked.looked_at = now(), None  # a yes to less than all that is asked now is none
    locked.module_round = locked.sitting.module_round if locked.sitting else 0
    locked.modules = list(screens.modules_of(locked))
    locked.save(update_fields=["seconds", "finished_at", "looked_at", "modules", "module_round"])
    if locked.sitting_id is not None:
        outbox.cancel_about(locked.owner_id, locked.sitting_id, notice=MORE)
    audit.record("attempt.finished", locked)


@act
def delete(attempt: Attempt) -> None:
    """Erase a reflection of one's own, with everything in it."""
    audit.record("attempt.erased", attempt)
    attempt.delete()


def unfinished(attempt: Attempt) -> Attempt:
    """An attempt of the viewer's, locked, with its sitting; raises AttemptFinished."""
    locked = Attempt.objects.select_for_update(of=("self",)).select_related("sitting").filter(pk=attempt.pk).first()
    if locked is None or locked.is_finished:
        raise AttemptFinished
    return locked
