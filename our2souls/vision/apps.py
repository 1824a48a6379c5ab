"""Django's handle on the vision package."""

from django.apps import AppConfig


class VisionConfig(AppConfig):
    """Registers the package."""

    name = "our2souls.vision"
    label = "vision"
