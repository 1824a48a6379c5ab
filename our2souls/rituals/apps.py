"""Django's handle on rituals."""

from django.apps import AppConfig


class RitualsConfig(AppConfig):
    """Its name."""

    name = "our2souls.rituals"
    label = "rituals"
