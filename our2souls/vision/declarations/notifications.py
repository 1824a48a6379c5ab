"""The notifications of vision: a letter opens today."""

from collections.abc import Callable
from typing import Any

from django.db.models import Q, QuerySet
from django.utils.translation import gettext_lazy as _

from our2souls.delivery.registry import NotificationType, notification_types
from our2souls.delivery.visibility import Subject, page, rows_of
from our2souls.lib.clock import now
from our2souls.privacy.viewer import Viewer
from our2souls.vision.models import LETTER, PersonalNote, SharedNote


def _due_letters(viewer: Viewer) -> Q:
    """Its moment has come: one for both, or one's own midnight."""
    has_come = Q(opens_at__lte=now()) | Q(opens_at=None, opens_on__lte=viewer.today)
    return Q(kind=LETTER, sealed_at__isnull=False) & has_come


def _sealed(model: type[SharedNote] | type[PersonalNote]) -> Callable[[], QuerySet[Any]]:
    return lambda: model.objects.filter(kind=LETTER, sealed_at__isnull=False)


TYPES = tuple(
    NotificationType(
        name=name,
        category="letter",
        title=_("Something sealed can be opened today"),
        app_title=_("A letter can be opened today"),
        line=_("Its day has come. It waits until you have a quiet moment."),
        label=_("Letters on the day they open"),
        why=_("You get this because you chose email for letters."),
        act=_("Open it"),
        url=page("vision:letter"),
        visible=rows_of(model, _due_letters),
        shared=model is SharedNote,
        subject=Subject(model, _sealed(model), moment="opens_at"),
        at_home=True,
        glyph="mail-open",
    )
    for name, model in (("letter", SharedNote), ("own_letter", PersonalNote))
)


def declare() -> None:
    """Fill delivery's port."""
    notification_types.register(*TYPES)
