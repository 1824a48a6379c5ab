"""Django's handle on the dreams package."""

from django.apps import AppConfig


class DreamsConfig(AppConfig):
    """One's own dreams."""

    name = "our2souls.dreams"
    label = "dreams"
