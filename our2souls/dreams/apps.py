"""Django's handle on the dreams package."""

from django.apps import AppConfig


class DreamsConfig(AppConfig):
    """Declares its personal data and its notices."""

    name = "our2souls.dreams"
    label = "dreams"

    def ready(self) -> None:
        """Fill the ports."""
        from our2souls.intentions import note_targets as intentions_note_targets
        from our2souls.intentions import notifications as intentions_notifications
        from our2souls.intentions import personal_data as intentions_personal_data

        intentions_personal_data.declare()
        intentions_notifications.declare()
        intentions_note_targets.declare()
