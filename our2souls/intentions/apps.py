"""Django's handle on the intentions package."""

from django.apps import AppConfig


class IntentionsConfig(AppConfig):
    """What two choose together."""

    name = "our2souls.intentions"
    label = "intentions"

    def ready(self) -> None:
        """Fill the ports."""
        from our2souls.intentions import note_targets, notifications, personal_data

        personal_data.declare()
        notifications.declare()
        note_targets.declare()
