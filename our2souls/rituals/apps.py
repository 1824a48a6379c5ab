"""Django's handle on the rituals package."""

from django.apps import AppConfig


class RitualsConfig(AppConfig):
    """What two do together again and again."""

    name = "our2souls.rituals"
    label = "rituals"

    def ready(self) -> None:
        """Fill the ports."""
        from our2souls.delivery.registry import occasions
        from our2souls.rituals.declarations import calendar_items, notifications, partner_events, personal_data

        personal_data.declare()
        notifications.declare()
        partner_events.declare()
        calendar_items.declare()
        occasions.register("ritual")
