"""Plain typed factories: what the cast makes, through the real acts."""

from typing import Any

from our2souls.dreams import actions as dream_actions
from our2souls.dreams.models import Dream
from our2souls.dreams.text_fields import DreamData
from our2souls.privacy.viewer import viewing
from tests.cast import CastMember


def a_dream(owner: CastMember, line: str = "Sing in a choir", *, share: bool = False, **fields: Any) -> Dream:
    """A dream of the owner's."""
    with viewing(owner.viewer):
        return dream_actions.create(DreamData(line=line, **fields), share=share)
