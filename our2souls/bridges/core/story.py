"""Whether what both found stands in the story of the two: both say yes, either takes it out."""

from our2souls.bridges.core import dialogue
from our2souls.bridges.core.actions import STORY, lock, today
from our2souls.bridges.core.models import Bridge
from our2souls.delivery import partner_events
from our2souls.privacy.transaction import act
from our2souls.privacy.viewer import current_viewer


@act
def tell_story(bridge: Bridge) -> Bridge:
    """The viewer wants what was found in the story of the two; with the other's yes it stands there. Raises Refused before."""
    viewer, locked = current_viewer(), lock(bridge)
    if locked.outcome != dialogue.KEPT:
        raise dialogue.Refused("Only what both found belongs there.")
    if locked.story_by_id is None:
        locked.story_by_id = viewer.person_id
        partner_events.tell_partner(STORY, locked.pk, occasion=today())
    elif locked.story_by_id != viewer.person_id:
        locked.in_story = True
        partner_events.answer(STORY, locked.pk)
    locked.version += 1
    locked.save()
    return locked


@act
def leave_story(bridge: Bridge) -> Bridge:
    """Either takes it out again, or says no to it."""
    locked = lock(bridge)
    if locked.story_by_id is not None:
        locked.story_by_id, locked.in_story = None, False
        locked.version += 1
        locked.save()
        partner_events.answer(STORY, locked.pk)
        partner_events.take_back(STORY, locked.pk)
    return locked
