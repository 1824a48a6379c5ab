"""Django's handle on the ui package."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    """Components, base pages, styles and scripts: no tables."""

    name = "our2souls.ui"
    label = "ui"
