"""Django's handle on the calendar feed."""

from django.apps import AppConfig


class FeedConfig(AppConfig):
    """Its name."""

    name = "our2souls.feed"
    label = "feed"
