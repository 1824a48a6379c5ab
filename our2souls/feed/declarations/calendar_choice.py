"""What stands in somebody's calendar is chosen among their notification settings too."""

from django.urls import reverse

from our2souls.delivery.registry import calendar_choice
from our2souls.feed import actions, queries


def declare() -> None:
    """Fill delivery's port."""
    calendar_choice.register(queries.categories, actions.choose, lambda: reverse("feed:feed"))
