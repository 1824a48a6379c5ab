"""Django's handle on prompts."""

from django.apps import AppConfig


class PromptsConfig(AppConfig):
    """Declares its personal data and what it tells partners."""

    name = "our2souls.prompts"
    label = "prompts"

    def ready(self) -> None:
        """Fill the ports."""
        from our2souls.prompts.declarations import agenda, digest, notifications, personal_data

        personal_data.declare()
        notifications.declare()
        agenda.declare()
        digest.declare()
