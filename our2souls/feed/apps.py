"""Django's handle on the calendar feed."""

from django.apps import AppConfig


class FeedConfig(AppConfig):
    """Declares its personal data, and tells what stands in somebody's calendar."""

    name = "our2souls.feed"
    label = "feed"

    def ready(self) -> None:
        """Fill the ports."""
        from our2souls.feed.declarations import calendar_choice, personal_data

        personal_data.declare()
        calendar_choice.declare()
