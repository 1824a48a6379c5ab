"""Django's handle on the milestones package."""

from django.apps import AppConfig


class MilestonesConfig(AppConfig):
    """The couple's own days."""

    name = "our2souls.milestones"
    label = "milestones"
