"""Django's handle on the bench package."""

from django.apps import AppConfig


class BenchConfig(AppConfig):
    """The command that measures."""

    name = "our2souls.bench"
    label = "bench"
