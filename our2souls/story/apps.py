"""Django's handle on the story package."""

from django.apps import AppConfig


class StoryConfig(AppConfig):
    """The horizon, the five-year plan, and what one’s own facts say about oneself."""

    name = "our2souls.story"
    label = "story"

    def ready(self) -> None:
        """Fill the ports."""
        from our2souls.story.declarations import partner_events, personal_data

        personal_data.declare()
        partner_events.declare()
