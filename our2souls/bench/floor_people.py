"""For the floor: the people package's models, without what it fills into the ports of packages that the floor lacks."""

from django.apps import AppConfig


class FloorPeople(AppConfig):
    """People's tables and nothing else."""

    name = "our2souls.people"
    label = "people"
