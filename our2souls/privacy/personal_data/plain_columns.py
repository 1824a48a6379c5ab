"""Why a column lies plain: every one that could hold words or figures has its reason in `plain_reasons`.

Told in docs/privacy/data-map.md and, in its reader’s language, on the privacy page.
"""

from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from our2souls.privacy.personal_data.plain_reasons.accounts import ACCOUNTS
from our2souls.privacy.personal_data.plain_reasons.content import CONTENT
from our2souls.privacy.personal_data.plain_reasons.model import PlainReason

type Kinds = tuple[type[models.Field[Any, Any]], ...]

PLAIN = CONTENT + ACCOUNTS
"""Each column that could hold words or figures and lies plain, by its full name."""
SHARED_REASONS: tuple[tuple[Kinds, PlainReason], ...] = (
    (
        (models.UUIDField, models.AutoField, models.ForeignKey),
        PlainReason(_("ids"), _("ids: which row belongs to which")),
    ),
    (
        (models.DateField, models.TimeField),
        PlainReason(_("dates and times"), _("when: lists are ordered and reminders planned by it, and it tells when")),
    ),
    ((models.BooleanField,), PlainReason(_("switches that are on or off"), _("yes or no"))),
)
"""By kind of column; the first that fits (a DateTimeField is a DateField)."""
_BY_COLUMN = {column: reason for reason in PLAIN for column in reason.columns.split()}


def name_of(field: "models.Field[Any, Any]") -> str:
    """The full name of a column."""
    return f"{field.model._meta.label}.{field.name}"


def reason_of(field: "models.Field[Any, Any]") -> PlainReason | None:
    """The reason for which a column lies plain; None when nobody gave one."""
    for kinds, reason in SHARED_REASONS:
        if isinstance(field, kinds):
            return reason
    return _BY_COLUMN.get(name_of(field))
