"""Django's handle on the bridges package."""

from django.apps import AppConfig


class BridgesConfig(AppConfig):
    """The guided dialogue of two for dreams that diverge."""

    name = "our2souls.bridges"
    label = "bridges"

    def ready(self) -> None:
        """Fill the ports."""
        from django.contrib.auth.signals import user_logged_in

        from our2souls.bridges.declarations import agenda, notifications, partner_events, personal_data
        from our2souls.bridges.handover import session
        from our2souls.delivery.registry import occasions

        personal_data.declare()
        notifications.declare()
        partner_events.declare()
        agenda.declare()
        occasions.register("bridge")
        user_logged_in.connect(session.settle, dispatch_uid="our2souls.bridges.handover.session")
