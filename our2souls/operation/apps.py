"""Django's handle on what a host does to what is kept."""

from django.apps import AppConfig


class OperationConfig(AppConfig):
    """No models, no pages: commands."""

    name = "our2souls.operation"
    label = "operation"
