"""Django's handle on vision notes."""

from django.apps import AppConfig


class VisionConfig(AppConfig):
    """Declares its personal data, and has the worker sweep."""

    name = "our2souls.vision"
    label = "vision"

    def ready(self) -> None:
        """Fill the ports."""
        from our2souls.delivery import ports
        from our2souls.vision import media, personal_data

        personal_data.declare()
        ports.chores.register("photos without a note", media.sweep)
