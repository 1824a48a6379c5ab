"""Django's handle on the dreams package."""

from django.apps import AppConfig


class DreamsConfig(AppConfig):
    """Declares its personal data and its notices."""

    name = "our2souls.dreams"
    label = "dreams"

    def ready(self) -> None:
        """Fill the ports."""
        from our2souls.dreams import notices, personal_data, vision_targets

        personal_data.declare()
        notices.declare()
        vision_targets.declare()
