"""Django's handle on the demo package."""

from django.apps import AppConfig


class DemoConfig(AppConfig):
    """The command that loads the demo couples."""

    name = "our2souls.demo"
    label = "demo"
