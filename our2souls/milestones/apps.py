"""Django's handle on the milestones package."""

from django.apps import AppConfig


class MilestonesConfig(AppConfig):
    """The couple's own days."""

    name = "our2souls.milestones"
    label = "milestones"

    def ready(self) -> None:
        """Fill the ports."""
        from our2souls.delivery.registry import maintenance_tasks
        from our2souls.milestones.declarations import (
            calendar_items,
            note_targets,
            notifications,
            partner_events,
            personal_data,
        )
        from our2souls.milestones.ics import actions as ics_actions

        personal_data.declare()
        notifications.declare()
        partner_events.declare()
        calendar_items.declare()
        note_targets.declare()
        maintenance_tasks.register("calendar files nobody decided on", ics_actions.sweep)
