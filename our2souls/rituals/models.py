"""All rows of rituals, for Django to find."""

from our2souls.rituals.core.models import OccasionChange, Ritual, RitualYes
from our2souls.rituals.gatherings.models import AgendaTick, Gathering, GatheringNote

__all__ = ["AgendaTick", "Gathering", "GatheringNote", "OccasionChange", "Ritual", "RitualYes"]
