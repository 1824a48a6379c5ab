"""Django's handle on the people package, and what it fills into the ports below it."""

from django.apps import AppConfig


class PeopleConfig(AppConfig):
    """Tells the worker how to find a receiver, and the registry what it holds of people."""

    name = "our2souls.people"
    label = "people"

    def ready(self) -> None:
        """Fill the ports."""
        from our2souls.people import notices, personal_data, receivers

        notices.declare()
        personal_data.declare()
        receivers.declare()
