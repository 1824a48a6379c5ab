"""Three kinds of row: a PersonalModel's has one owner, a CoupleModel's one couple, a PublicModel's is everybody's.

The managers fail closed: without a viewer they raise, with one they return only what is that viewer's. They do not cover
joins (a `select_related` or a reverse filter can reach further), so a couple's table never points at a personal one, keys to
people carry `related_name="+"`, and the encrypted columns ask once more before they decrypt.
"""

from dataclasses import dataclass
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Any, ClassVar, Self
from uuid import UUID, uuid4

from django.core.checks import CheckMessage, Error
from django.db import models
from django.db.models import Exists, OuterRef, Q, QuerySet, Subquery

from our2souls.privacy import seal_names
from our2souls.privacy.viewer import Viewer, current_viewer, refuse_past

if TYPE_CHECKING:
    from collections.abc import Iterable


@dataclass(frozen=True, slots=True)
class Opening:
    """A grant of this scope opens a model's rows to a therapist, read-only.

    `by` names the columns whose values a grant's item holds, joined by ":" ("<sitting>:<area>"); fewer columns than the item has
    parts compare with its first ones. Without `words` no encrypted column opens.
    """

    scope: str
    by: tuple[str, ...] = ()
    words: bool = True

    def parts(self, viewer: Viewer) -> set[tuple[str, ...]]:
        """What of the scope the viewer was granted, as values of the columns `by`; {()} opens every row of the couple."""
        items = (item.split(":") for scope, item in viewer.grants if scope == self.scope)
        return {tuple(parts[: len(self.by)]) for parts in items if len(parts) >= len(self.by)}

    def opens(self, row: models.Model, viewer: Viewer) -> bool:
        """Whether the viewer was granted this row."""
        return tuple(str(getattr(row, column)) for column in self.by) in self.parts(viewer)


def granted[M: "OwnedModel"](rows: QuerySet[M], viewer: Viewer) -> QuerySet[M]:
    """Of these rows those that were opened to a therapist; none of a model that no scope covers.

    A personal row counts only by its owner: a scope over personal rows names `owner_id`.
    """
    found = [
        Q(**dict(zip(opening.by, part, strict=True)))
        for opening in rows.model.therapist_grants
        for part in opening.parts(viewer)
    ]
    return rows.filter(reduce(or_, found)) if found else rows.none()


class PersonalManager[M: "PersonalModel"](models.Manager[M]):
    """Only the viewer's own rows."""

    def get_queryset(self) -> QuerySet[M]:
        """The rows the viewer owns, none for one who reads the copy of a past couple; for a therapist what was opened to them.

        Raises NoViewer without a viewer.
        """
        viewer, rows = current_viewer(), super().get_queryset()
        if viewer.client is not None:
            return granted(rows, viewer)
        return rows.filter(owner_id=viewer.person_id) if viewer.ended_at is None else rows.none()


class SharedWithMeManager[M: "PersonalModel"](models.Manager[M]):
    """The partner's rows that the partner opened to the viewer, each with its `audience_level`."""

    def get_queryset(self) -> QuerySet[M]:
        """The partner's open rows, fetched with their level; none for a viewer who is in no couple."""
        viewer = current_viewer()
        rows = super().get_queryset()
        audience = self.model._meta.apps.get_model("privacy", "Share")
        opened = audience._base_manager.filter(
            row=OuterRef("pk"), kind=self.model.seal_name, couple_id=viewer.couple, closed_at=None
        )
        shared: QuerySet[M] = rows.filter(Exists(opened), owner_id=viewer.partner_id).annotate(  # type: ignore[assignment]
            audience_level=Subquery(opened.values("level")[:1]), shared_at=Subquery(opened.values("opened_at")[:1])
        )
        reads = viewer.couple_id is not None and viewer.partner_id is not None and viewer.client is None
        return shared if reads else shared.none()


class CoupleManager[M: "CoupleModel"](models.Manager[M]):
    """Only rows of the viewer's couple."""

    def get_queryset(self) -> QuerySet[M]:
        """The couple's rows; none for a viewer who is in no couple; for a therapist what the couple opened to them.

        Raises NoViewer without a viewer.
        """
        viewer, rows = current_viewer(), super().get_queryset()
        if viewer.client is not None:
            return granted(rows, viewer).filter(couple_id=viewer.client)
        return rows.none() if viewer.couple_id is None else rows.filter(couple_id=viewer.couple_id)


class OwnedModel(models.Model):
    """What rows of a person and of a couple have in common: a random id, that tells nothing about when it was made."""

    seal_name: ClassVar[str]
    """What the row is called in ciphertexts, shares and the audit log: given once, never changed, whatever the class is called."""
    therapist_grants: ClassVar[tuple[Opening, ...]] = ()
    """Which grants open its rows to a therapist; without one none does."""
    id = models.UUIDField(primary_key=True, default=uuid4, editable=False)

    class Meta:
        abstract = True

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Write it. Raises ReadOnly for a viewer who only reads: the copy of a past couple, or as a therapist."""
        refuse_past()
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> tuple[int, dict[str, int]]:
        """Delete it. Raises ReadOnly as `save` does."""
        refuse_past()
        return super().delete(*args, **kwargs)

    @classmethod
    def check(cls, **options: Any) -> list[CheckMessage]:
        """Django's checks, that the row has a name of its own to be sealed under, and that grants name whose a personal row is."""
        found = [*super().check(**options), *seal_names.faults(cls)]
        if issubclass(cls, PersonalModel) and any("owner_id" not in each.by for each in cls.therapist_grants):
            found.append(Error("A grant over a personal row names its owner_id.", obj=cls, id="privacy.E004"))
        return found

    def key_holder(self) -> UUID:
        """Whose data key seals this row's words."""
        raise NotImplementedError

    def may_be_read_by(self, viewer: Viewer, levels: "Iterable[str]") -> bool:
        """Whether the viewer may read a column that is opened at these audience levels."""
        raise NotImplementedError

    def is_granted_to(self, viewer: Viewer) -> bool:
        """Whether its words are open to a therapist, by what the couple granted."""
        return any(each.words and each.opens(self, viewer) for each in self.therapist_grants)

    def is_exportable_by(self, viewer: Viewer) -> bool:  # noqa: ARG002 - most rows have no reason to stay
        """Whether a row that the viewer's managers yield belongs into the viewer's export."""
        return True

    def associated_data_suffix(self) -> str:
        """What of the row, beside its place, its ciphertexts are bound to: whoever changes that makes them unreadable."""
        return ""


class PersonalModel(OwnedModel):
    """A row of one person. The partner reads it only through a Share, and never by accident."""

    owner = models.ForeignKey("people.Person", on_delete=models.PROTECT, related_name="+", editable=False)

    objects: ClassVar[PersonalManager[Self]] = PersonalManager()
    shared_with_me: ClassVar[SharedWithMeManager[Self]] = SharedWithMeManager()

    class Meta:
        abstract = True

    def key_holder(self) -> UUID:
        """The owner's key."""
        return self.owner_id

    def may_be_read_by(self, viewer: Viewer, levels: "Iterable[str]") -> bool:
        """The owner always; the partner only a row fetched through `shared_with_me`, at a level that opens the column.

        A therapist what was granted, and then not what is their own.
        """
        if viewer.client is not None:
            return self.is_granted_to(viewer)
        if viewer.person_id == self.owner_id:
            return True
        return viewer.partner_id == self.owner_id and str(self.__dict__.get("audience_level")) in levels


class CoupleModel(OwnedModel):
    """A row of one couple: both partners see it, nobody else does."""

    couple = models.ForeignKey("people.Couple", on_delete=models.PROTECT, related_name="+", editable=False)

    objects: ClassVar[CoupleManager[Self]] = CoupleManager()

    class Meta:
        abstract = True

    def key_holder(self) -> UUID:
        """The couple's key."""
        return self.couple_id

    def may_be_read_by(self, viewer: Viewer, levels: "Iterable[str]") -> bool:  # noqa: ARG002 - a couple's row has no levels
        """Both partners of the couple, while they are in it; afterwards each through the door of its sealed copy.

        A therapist what the couple granted.
        """
        if viewer.client is not None:
            return viewer.client == self.couple_id and self.is_granted_to(viewer)
        return viewer.couple_id == self.couple_id


class PublicModel(models.Model):
    """A row that everybody may read (listed by name in the architecture tests)."""

    class Meta:
        abstract = True


def rule_of(model: type[models.Model]) -> dict[str, Any] | None:
    """The row-level-security rule a model declares by its base class: its kind, and the column the viewer is compared with."""
    if issubclass(model, PersonalModel):
        return {
            "grants": model.therapist_grants,
            "table": model._meta.db_table,
            "kind": "personal",
            "column": "owner_id",
            "audience": model.seal_name,
        }
    if issubclass(model, CoupleModel):
        return {
            "table": model._meta.db_table,
            "kind": "shared",
            "column": "couple_id",
            "grants": model.therapist_grants,
        }
    if issubclass(model, PublicModel):
        return {"table": model._meta.db_table, "kind": "public"}
    return None
