"""Django's handle on the checkins package."""

from django.apps import AppConfig


class CheckinsConfig(AppConfig):
    """Registers the package."""

    name = "our2souls.checkins"
    label = "checkins"
