"""Who may see a notification, said as rows: those of the viewer, or of their couple, that fulfil a condition.

Asked whenever it is sent or shown, not when it is planned: what ended meanwhile is neither.
"""

from collections.abc import Callable, Collection
from typing import Any
from uuid import UUID

from django.db.models import Q
from django.urls import reverse

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
