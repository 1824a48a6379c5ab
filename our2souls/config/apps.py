"""Django's handle on the host's side: it brings the commands that prepare and serve."""

from django.apps import AppConfig


class HostConfig(AppConfig):
    """No models, no pages: commands and wiring."""

    name = "our2souls.config"
    label = "config"
