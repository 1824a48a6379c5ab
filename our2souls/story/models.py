"""All models of the story package, for Django."""

from our2souls.story.autonomy.models import SharedStatement

__all__ = ["SharedStatement"]
