"""Django's handle on the readiness package."""

from django.apps import AppConfig


class ReadinessConfig(AppConfig):
    """Declares its personal data, its notices and what waits for a moment of the two."""

    name = "our2souls.readiness"
    label = "readiness"

    def ready(self) -> None:
        """Fill the ports."""
        from our2souls.delivery import ports
        from our2souls.readiness import launching, notices, personal_data

        personal_data.declare()
        notices.declare()
        ports.agenda.register("readiness", launching.waiting)
