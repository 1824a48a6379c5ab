"""Django's handle on the story package."""

from django.apps import AppConfig


class StoryConfig(AppConfig):
    """The horizon and the five-year plan: no tables of its own."""

    name = "our2souls.story"
    label = "story"
