"""Django's handle on the intentions package."""

from django.apps import AppConfig


class IntentionsConfig(AppConfig):
    """What two choose together."""

    name = "our2souls.intentions"
    label = "intentions"

    def ready(self) -> None:
        """Fill the ports."""
        from our2souls.dreams.ports import ports
        from our2souls.intentions.commitments import reminders
        from our2souls.intentions.core import followers, queries
        from our2souls.intentions.declarations import (
            agenda,
            calendar_items,
            note_targets,
            notifications,
            partner_events,
            personal_data,
        )
        from our2souls.intentions.fridge.access import text_of

        personal_data.declare()
        notifications.declare()
        calendar_items.declare()
        partner_events.declare()
        note_targets.declare()
        agenda.declare()
        ports.fill(outcomes=queries.strands_of, first_words=text_of)
        followers.register("commitments", reminders.sync_for_intention)
