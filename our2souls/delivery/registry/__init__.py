"""Registries that higher packages fill in their `AppConfig.ready`: notification types, recipients, agenda items, tasks.

Their names are given on here, as no other package does: some fifty modules fill this port, and none of them need know in which
of its files a registry lies.
"""

from our2souls.delivery.registry.agenda_item import (
    OCCASIONS,
    Agenda,
    AgendaItem,
    Occasion,
    Occasions,
    agenda,
    occasions,
)
from our2souls.delivery.registry.calendar_item import CalendarItem, CalendarItems, calendar_choice, calendar_items
from our2souls.delivery.registry.notification_type import (
    LetterPart,
    NotificationType,
    NotificationTypes,
    UnknownNotificationType,
    Words,
    category_of,
    notification_types,
)
from our2souls.delivery.registry.recipient import Recipient, Recipients, recipients
from our2souls.delivery.registry.tasks import Tasks, digest_lines, frequent_tasks, maintenance_tasks

__all__ = [
    "OCCASIONS",
    "Agenda",
    "AgendaItem",
    "CalendarItem",
    "CalendarItems",
    "LetterPart",
    "NotificationType",
    "NotificationTypes",
    "Occasion",
    "Occasions",
    "Recipient",
    "Recipients",
    "Tasks",
    "UnknownNotificationType",
    "Words",
    "agenda",
    "calendar_choice",
    "calendar_items",
    "category_of",
    "digest_lines",
    "frequent_tasks",
    "maintenance_tasks",
    "notification_types",
    "occasions",
    "recipients",
]
