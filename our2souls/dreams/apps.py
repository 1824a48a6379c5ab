"""Django's handle on the dreams package."""

from django.apps import AppConfig


class DreamsConfig(AppConfig):
    """One's own dreams."""

    name = "our2souls.dreams"
    label = "dreams"

    def ready(self) -> None:
        """Fill the ports."""
        from our2souls.dreams.declarations import agenda, note_targets, notifications, personal_data, vault

        personal_data.declare()
        notifications.declare()
        vault.declare()
        note_targets.declare()
        agenda.declare()
