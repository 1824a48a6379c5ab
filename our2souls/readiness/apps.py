"""Django's handle on the readiness package."""

from django.apps import AppConfig


class ReadinessConfig(AppConfig):
    """Declares its personal data, its notices and what waits for a moment of the two."""

    name = "our2souls.readiness"
    label = "readiness"

    def ready(self) -> None:
        """Fill the ports."""
        from our2souls.delivery import registry as delivery_registry
        from our2souls.readiness.declarations import notifications, personal_data
        from our2souls.readiness.report import follow_ups

        personal_data.declare()
        notifications.declare()
        delivery_registry.agenda.register("readiness", follow_ups.agenda_items)
