"""Django's handle on check-ins."""

from django.apps import AppConfig


class CheckinsConfig(AppConfig):
    """Declares its personal data."""

    name = "our2souls.checkins"
    label = "checkins"

    def ready(self) -> None:
        """Fill the registry."""
        from our2souls.checkins import personal_data

        personal_data.declare()
