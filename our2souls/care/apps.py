"""Django's handle on the care package."""

from django.apps import AppConfig


class CareConfig(AppConfig):
    """Therapists at the table, by consent."""

    name = "our2souls.care"
    label = "care"

    def ready(self) -> None:
        """Fill the ports."""
        from our2souls.care.declarations import notifications, partner_events, personal_data

        personal_data.declare()
        notifications.declare()
        partner_events.declare()
