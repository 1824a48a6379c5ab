"""Django's handle on the shell."""

from django.apps import AppConfig


class WebConfig(AppConfig):
    """The pages around the pages."""

    name = "our2souls.web"
    label = "web"
