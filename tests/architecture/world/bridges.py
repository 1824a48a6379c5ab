"""A bridge at each of its steps, with every word of both."""

from typing import TYPE_CHECKING

from our2souls.bridges.agreement import actions as agreement_actions
from our2souls.bridges.apart import actions as side_actions
from our2souls.bridges.core import queries
from our2souls.bridges.options import actions as option_actions
from our2souls.delivery.models import Notification
from our2souls.privacy import unscoped
from our2souls.privacy.viewer import viewing
from tests.architecture.world.scene import ALONE, SHARED, Scene
from tests.cast import CastMember
from tests.factories.bridges.core import a_bridge, a_side, add_options, agreed, an_agreement

if TYPE_CHECKING:
    from our2souls.bridges.core.models import Bridge

PLAIN = {"dream", "story", "need", "fear", "core", "edge"}


def bridges_of_two(scene: Scene, a: CastMember, b: CastMember, home: str) -> None:
    """One that was agreed on with all that is in it, one at each step before; what each wrote apart in one stays unseen."""

    def say(who: CastMember, what: str) -> str:
        return scene.words(who, SHARED, f"bridge{what.replace(' ', '')}")

    def alone(who: CastMember, what: str) -> str:
        return scene.words(who, ALONE, f"bridge{what}")

    title, question = say(a, "title"), say(a, "question")
    review = agreed(a, b, say=say, title=title, question=question, mine=say(a, "brought"))
    stages: dict[str, Bridge] = {"review": review}
    for stage in ("invited", "apart", "listen", "ground", "options", "agreement"):
        stages[stage] = a_bridge(a, b, stage)
    with viewing(a.viewer):
        agreement_actions.feel(review, 4, 2)
    for who in (a, b):
        with viewing(who.viewer):
            side_actions.save_draft(stages["apart"], a_side(who, alone))
    add_options(stages["options"], a, b)
    with viewing(a.viewer):
        option = queries.options_of(stages["options"])[0]
        option_actions.save_ratings(stages["options"], {option.pk: (1, 2)})
    agreement = an_agreement(stages["agreement"], a)
    scene.ids |= {f"{home}.bridge.{stage}": bridge.pk for stage, bridge in stages.items()}
    scene.ids |= {
        f"{home}.bridge": review.pk, f"{home}.bridge.option": option.pk, f"{home}.agreement": agreement.pk,
    }  # fmt: skip


def bridges_of(scene: Scene, a: CastMember, b: CastMember) -> None:
    """One more that was agreed on; the first stands for the page of one.

    What the two were told on the way goes: it would push all other notices off the first page of the inbox.
    """
    bridge = agreed(a, b, "different")
    scene.ids.setdefault("bridge", bridge.pk)
    unscoped.queryset(Notification, "worker.claim").filter(about=bridge.pk).delete()
