"""Django's handle on the help lines: they have a command."""

from django.apps import AppConfig


class HelplinesConfig(AppConfig):
    """Help and crisis lines."""

    name = "our2souls.helplines"
    label = "helplines"
