"""Django's handle on the care package."""

from django.apps import AppConfig


class CareConfig(AppConfig):
    """Therapists at the table, by consent."""

    name = "our2souls.care"
    label = "care"
