"""Django's handle on vision notes."""

from django.apps import AppConfig


class VisionConfig(AppConfig):
    """Declares its personal data."""

    name = "our2souls.vision"
    label = "vision"

    def ready(self) -> None:
        """Fill the registry."""
        from our2souls.vision import personal_data

        personal_data.declare()
