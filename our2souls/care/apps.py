"""Django's handle on the care package."""

from django.apps import AppConfig


class CareConfig(AppConfig):
    """Therapists at the table, by consent."""

    name = "our2souls.care"
    label = "care"

    def ready(self) -> None:
        """Fill the ports."""
        from our2souls.bridges.core.ports import ports as bridge_ports
        from our2souls.care.declarations import notifications, partner_events, personal_data, session_events
        from our2souls.care.sessions import queries as session_queries
        from our2souls.delivery.registry import occasions

        personal_data.declare()
        notifications.declare()
        partner_events.declare()
        session_events.declare()
        occasions.register("therapist")
        bridge_ports.fill(helpers=session_queries.helpers)
