"""Django's handle on check-ins."""

from django.apps import AppConfig


class CheckinsConfig(AppConfig):
    """Declares its personal data and what it tells partners."""

    name = "our2souls.checkins"
    label = "checkins"

    def ready(self) -> None:
        """Fill the ports."""
        from our2souls.checkins.declarations import notifications, personal_data, vault

        personal_data.declare()
        notifications.declare()
        vault.declare()
