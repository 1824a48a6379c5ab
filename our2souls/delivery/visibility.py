"""Who may see a notification, said as rows; and what it is about, as its reader may see it now.

Asked whenever it is sent or shown, not when it is planned: what ended meanwhile is neither. A subject is asked for all the rows
of a page in the query that fetches them, through the managers of whoever is looking; its words come sealed, and are opened only
by a reader who may.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import (
    BinaryField,
    Case,
    DateTimeField,
    Model,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    UUIDField,
    Value,
    When,
)
from django.urls import reverse
from django.utils.functional import Promise

from our2souls.delivery.models import Notification
from our2souls.lib.clock import now
from our2souls.privacy.fields import Ciphertext
from our2souls.privacy.scoping import CoupleModel, PersonalModel
from our2souls.privacy.viewer import Viewer

type Visible = Callable[[Viewer, Collection[UUID]], Collection[UUID]]


def rows_of(
    model: type[PersonalModel] | type[CoupleModel], where: Q | Callable[[Viewer], Q], *, about: str = "pk"
) -> Visible:
    """Which things have a row of the viewer's own (or their couple's) now, `where` it fulfils this; in one query.

    `about` names the column that holds the thing.
    """

    def visible(viewer: Viewer, abouts: Collection[UUID]) -> Collection[UUID]:
        rows: Any = model.objects
        whose = {"owner_id": viewer.person_id} if issubclass(model, PersonalModel) else {"couple_id": viewer.couple}
        condition = where(viewer) if callable(where) else where
        found = rows.filter(condition, **whose, **{f"{about}__in": abouts})
        return set(found.values_list(about, flat=True))

    return visible


def page(name: str) -> Callable[[UUID], str]:
    """The path of the page `name` of a thing."""
    return lambda about: reverse(name, args=[about])


ID, WORDS, MOMENT = "subject_id", "subject_words", "subject_moment"


@dataclass(frozen=True, slots=True)
class Subject:
    """The rows that notifications of one type can be about.

    `rows` is asked with the reader looking, and yields only what they may see; `by` is the column that holds what a notification
    is about, `column` the encrypted one with the words that name it ("" for none). `partners` says that the rows are the
    partner's own, opened to the reader in full; `moment` is the column of the moment from which it may be seen, if there is one.
    `spoken` gives what to say for what lies in the column, where that may be a key of ours and no words of theirs.
    Of several rows about one thing the first counts.
    """

    model: type[Model]
    rows: Callable[[], QuerySet[Any]]
    by: str = "pk"
    column: str = ""
    partners: bool = False
    moment: str = ""
    spoken: Callable[[str], str | Promise] | None = None

    def visible(self, _viewer: Viewer, abouts: Collection[UUID]) -> Collection[UUID]:
        """Which of some things the reader who is looking may see now; one query."""
        found = self._rows().filter(**{f"{self.by}__in": abouts})
        if self.moment:
            found = found.filter(**{f"{self.moment}__lte": now()})
        return set(found.values_list(self.by, flat=True))

    def _rows(self) -> QuerySet[Any]:
        return self.rows().filter(audience_level="all") if self.partners else self.rows()

    def of(self, about: OuterRef, column: str) -> Subquery:
        """A column of the row that a notification is about, for the query of the notifications."""
        return Subquery(self._rows().filter(**{self.by: about}).values(column)[:1])

    def open(self, row: Any, viewer: Viewer) -> str:
        """The words that name it, for the reader; "" without any. `row` comes from `with_subjects`."""
        words = getattr(row, WORDS)
        if not self.column or not words:
            return ""
        if issubclass(self.model, CoupleModel):
            owner = {"couple_id": viewer.couple_id}
        else:
            owner = {"owner_id": viewer.partner_id if self.partners else viewer.person_id}
        about = self.model(id=getattr(row, ID), **owner, **{self.column: Ciphertext(bytes(words))})
        if self.partners:
            about.__dict__["audience_level"] = "all"
        own_words = str(getattr(about, self.column))
        return str(self.spoken(own_words)) if self.spoken else own_words


def with_subjects(rows: QuerySet[Notification], subjects: Iterable[tuple[str, Subject]]) -> QuerySet[Any]:
    """The rows, each with the id and the sealed words of what it is about: None where the reader may not see it (any more).

    `subjects` are pairs of a type's name and its subject.
    """
    names: dict[Subject, list[str]] = {}
    for name, subject in subjects:
        names.setdefault(subject, []).append(name)
    about = OuterRef("about")
    ids = [When(notice__in=several, then=subject.of(about, "pk")) for subject, several in names.items()]
    words = [
        When(notice__in=several, then=subject.of(about, subject.column))
        for subject, several in names.items()
        if subject.column
    ]
    moments = [
        When(notice__in=several, then=subject.of(about, subject.moment))
        for subject, several in names.items()
        if subject.moment
    ]
    return rows.annotate(
        **{
            ID: Case(*ids, default=Value(None), output_field=UUIDField()),
            WORDS: Case(*words, default=Value(None), output_field=BinaryField()),
            MOMENT: Case(*moments, default=Value(None), output_field=DateTimeField()),
        }
    )


def is_there(row: Any) -> bool:
    """Whether the reader may see now what a row of `with_subjects` is about."""
    moment = getattr(row, MOMENT)
    return getattr(row, ID) is not None and (moment is None or moment <= now())
