"""Django's handle on the delivery package."""

from django.apps import AppConfig


class DeliveryConfig(AppConfig):
    """Fills the personal-data port; the packages above fill delivery's own ports (notices, receivers)."""

    name = "our2souls.delivery"
    label = "delivery"

    def ready(self) -> None:
        """Declare what this package holds of people."""
        from our2souls.delivery import personal_data

        personal_data.declare()
