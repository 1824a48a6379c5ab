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
from our2souls.readiness import access, asking, library
from our2souls.readiness.instrument import SHORT, Form, Instrument, Item, form_of
from our2souls.readiness.models import Answer, Sitting, Taking

SEEDS = 2**48


class Finished(ValueError):
    """It is finished: nothing of it changes any more."""


class NotYet(ValueError):
    """A form that is not asked in the sitting, or before which another one waits to be finished."""


@dataclass(frozen=True, slots=True)
class Way:
    """A taking with its screens in order, and what was answered to each by its key."""

    taking: Taking
    instrument: Instrument
    items: tuple[Item, ...]
    answers: Mapping[str, asking.Said]
    alone: bool

    @property
    def open(self) -> int:
        """How many screens have no answer."""
        return sum(not asking.is_answered(item, self.answers.get(item.key)) for item in self.items)

    @property
    def half(self) -> list[int]:
        """The places, from 1, of the topics that are half answered."""
        return [n for n, item in enumerate(self.items, 1) if asking.is_half(item, self.answers.get(item.key))]

    @property
    def resume(self) -> int | None:
        """Where to go on; None when nothing is open."""
        return asking.resume(self.items, self.answers, alone=self.alone)


def is_alone(taking: Taking) -> bool:
    """Whether a taking of the viewer's concerns nobody else."""
    return access.is_alone(current_viewer(), taking)


def order(taking: Taking, instrument: Instrument) -> tuple[Item, ...]:
    """The screens of a taking, in its author's own order."""
    continued = taking.sitting is not None and taking.sitting.form == SHORT
    return asking.order(
        instrument,
        form_of(taking.form),
        seed=taking.seed,
        alone=is_alone(taking),
        continued=continued,
    )


def way(taking: Taking) -> Way:
    """A taking with everything its author said; two queries at most."""
    instrument = library.of(taking)
    answers = {row.item: row.said for row in Answer.objects.filter(taking=taking)}
    return Way(taking, instrument, order(taking, instrument), answers, is_alone(taking))


def my_takings(sitting: Sitting) -> dict[str, Taking]:
    """The viewer's own takings in a sitting, by form."""
    rows = Taking.objects.filter(sitting=sitting).select_related("sitting")
    return {row.form: row for row in rows}


def has_begun() -> bool:
    """Whether the viewer has begun any test, alone or with somebody."""
    return Taking.objects.exists()


@act
def begin(sitting: Sitting, form: Form, bring: Taking | None = None) -> Taking:
    """The viewer's own taking of a form in a sitting: begun now, or the one that is there.

    `bring` is a taking of one's own whose answers come along, said so only here, at the beginning. Raises NotYet.
    """
    held = Sitting.objects.select_for_update().get(pk=sitting.pk)
    mine = my_takings(held)
    if form in mine:
        return mine[form]
    before = mine.get(SHORT)
    needs_short = form != held.form and (before is None or before.finished_at is None)
    if held.ended_at is not None or form not in held.forms or needs_short:
        raise NotYet
    begun = _begun(library.of(held), form, sitting=held)
    if bring is not None:
        _bring(bring, begun)
    outbox.cancel_about(current_viewer().person_id, held.pk)
    return begun


@act
def begin_alone(instrument: Instrument, form: Form, bring: Taking | None = None) -> Taking:
    """A taking for oneself: begun now, or the unfinished one of this form that is there."""
    viewer = current_viewer()
    Person.objects.select_for_update().get(pk=viewer.person_id)  # two presses at once begin one
    going_on = Taking.objects.filter(sitting=None, digest=instrument.digest, form=form, finished_at=None).first()
    if going_on is not None:
        return going_on
    begun = _begun(instrument, form, sitting=None)
    if bring is not None:
        _bring(bring, begun)
    return begun


def _begun(instrument: Instrument, form: Form, sitting: Sitting | None) -> Taking:
    library.publish(instrument)
    taking = Taking.objects.create(
        owner_id=current_viewer().person_id,
        sitting=sitting,
        instrument=instrument.key,
        version=instrument.version,
        digest=instrument.digest,
        form=form,
        seed=secrets.randbelow(SEEDS),
    )
    audit.record("attempt.started", taking)
    return taking


def own(digest: str) -> QuerySet[Taking]:
    """The viewer's takings that concern nobody else, with an answer in them, newest first: what could be brought along."""
    kept = Q(sitting=None) | Q(sitting__ended_at__isnull=False) | ~Q(sitting__couple=current_viewer().couple)
    some = Exists(Answer.objects.filter(taking=OuterRef("pk")))
    return Taking.objects.filter(kept, some, digest=digest).select_related("sitting").order_by("-begun_at")


def _bring(source: Taking, into: Taking) -> None:
    """Copy the answers that this taking asks for; each topic's guess then still waits. Another content's are not the same."""
    if source.digest != into.digest:
        return
    asked = {item.key: item for item in order(into, library.of(into))}
    for row in Answer.objects.filter(taking=source, item__in=asked):
        said = asking.brought(asked[row.item], row.said)
        if said:
            Answer(owner_id=into.owner_id, taking=into, item=row.item, said=said).save(force_insert=True)


@act
def save(taking: Taking, item: Item, sent: Mapping[str, Sequence[str]], *, onward: bool = False) -> bool:
    """Take over what a page changed in an answer, and nothing that it did not.

    Whether it is to be said now that the topic is half answered: only where one goes `onward` from it, and once.
    Raises Finished, and asking.TooMany when more than five cards would be picked.
    """
    held = _unfinished(taking)
    row = Answer.objects.select_for_update().filter(taking=held, item=item.key).first()
    row = row or Answer(owner_id=held.owner_id, taking=held, item=item.key)
    before: asking.Said = dict(row.said or {})
    after = asking.changed(item, before, sent, alone=is_alone(taking))
    tell = onward and asking.to_tell(item, after)
    if tell:
        after[asking.TOLD] = True
    if after == before:
        return False
    last = Answer.objects.filter(taking=held).order_by("-saved_at").values_list("saved_at", flat=True).first()
    passed = max(0, round((now() - (last or held.begun_at)).total_seconds()))
    spent = before.get("after")
    after["after"] = min(asking.LONGEST, passed + (spent if isinstance(spent, int) else 0))
    row.said, row.saved_at = after, now()
    row.save()
    return tell


@act
def finish(taking: Taking) -> None:
    """One's own part is done: from now on nothing of it changes. Raises Finished when it was already."""
    held = _unfinished(taking)
    spent = (row.said.get("after") for row in Answer.objects.filter(taking=held))
    held.seconds = sum(each for each in spent if isinstance(each, int))
    held.finished_at = now()
    held.save(update_fields=["seconds", "finished_at"])
    audit.record("attempt.finished", held)


@act
def forget(taking: Taking) -> None:
    """Erase a reflection of one's own, with everything in it."""
    audit.record("attempt.erased", taking)
    taking.delete()


def _unfinished(taking: Taking) -> Taking:
    held = Taking.objects.select_for_update().filter(pk=taking.pk, finished_at=None).first()
    if held is None:
        raise Finished
    return held
