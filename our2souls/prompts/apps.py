"""Django's handle on prompts."""

from django.apps import AppConfig


class PromptsConfig(AppConfig):
    """Its name."""

    name = "our2souls.prompts"
    label = "prompts"
