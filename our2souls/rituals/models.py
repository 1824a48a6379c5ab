"""All rows of rituals, for Django to find."""

from our2souls.rituals.core.models import OccasionChange, Ritual, RitualYes

__all__ = ["OccasionChange", "Ritual", "RitualYes"]
