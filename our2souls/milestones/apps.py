"""Django's handle on the milestones package."""

from django.apps import AppConfig


class MilestonesConfig(AppConfig):
    """The couple's own days."""

    name = "our2souls.milestones"
    label = "milestones"

    def ready(self) -> None:
        """Fill the ports."""
        from our2souls.milestones.declarations import calendar_items, note_targets, notifications, personal_data

        personal_data.declare()
        notifications.declare()
        calendar_items.declare()
        note_targets.declare()
