"""Django's handle on the readiness package."""

from django.apps import AppConfig


class ReadinessConfig(AppConfig):
    """Declares its personal data, its notices and what waits for a moment of the two."""

    name = "our2souls.readiness"
    label = "readiness"

    def ready(self) -> None:
        """Fill the ports."""
        from our2souls.readiness.declarations import agenda, notifications, personal_data

        personal_data.declare()
        notifications.declare()
        agenda.declare()
