"""The notices of this package: a letter opens today."""

from collections.abc import Callable, Collection
from typing import Any
from uuid import UUID

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from our2souls.delivery import registry as delivery_registry
from our2souls.privacy.viewer import Viewer
from our2souls.vision.models import LETTER, PersonalNote, SharedNote


def _open_to(kind: Any) -> Callable[[Viewer, Collection[UUID]], Collection[UUID]]:
    """Asked again when it is sent or shown: still there, still theirs, and its day has begun for the reader."""

    def visible(viewer: Viewer, abouts: Collection[UUID]) -> Collection[UUID]:
        rows = kind.objects.filter(pk__in=abouts, kind=LETTER, sealed_at__isnull=False, opens_on__lte=viewer.today)
        return set(rows.values_list("pk", flat=True))

    return visible


def declare() -> None:
    """Fill delivery's port."""
    for name, kind, shared in (("letter", SharedNote, True), ("own_letter", PersonalNote, False)):
        visible = _open_to(kind)
        delivery_registry.notification_types.register(
            delivery_registry.NotificationType(
                name=name,
                kind="letter",
                title=_("Something sealed can be opened today"),
                line=_("Its day has come. It waits until you have a quiet moment."),
                label=_("Letters on the day they open"),
                why=_("Sent because you chose mail for letters."),
                act=_("Open it"),
                url=lambda about: reverse("vision:letter", args=[about]),
                may_see=lambda viewer, about, seen=visible: about in seen(viewer, {about}),  # type: ignore[misc]
                visible=visible,
                shared=shared,
            )
        )
