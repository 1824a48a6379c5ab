"""Django's handle on the calendar feed."""

from django.apps import AppConfig


class FeedConfig(AppConfig):
    """Declares its personal data."""

    name = "our2souls.feed"
    label = "feed"

    def ready(self) -> None:
        """Fill the ports."""
        from our2souls.feed.declarations import personal_data

        personal_data.declare()
