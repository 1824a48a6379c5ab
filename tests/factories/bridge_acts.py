"""What one does in a bridge that concerns the other: each act through its page, and the line that it is told in."""

from collections.abc import Callable

from django.urls import reverse

from our2souls.bridges.agreement import actions as agreement_actions
from our2souls.bridges.core import actions
from our2souls.privacy.viewer import viewing
from tests.cast import CastMember
from tests.factories.bridges import TITLE, a_bridge, agreed, an_agreement
from tests.factories.delivery import forget

type Act = Callable[[CastMember, CastMember], str]


def opens_a_bridge(ana: CastMember, ben: CastMember) -> str:
    ana.post(reverse("bridges:bridge_new"), {"title": TITLE})
    return f"Ana would like to build a bridge with you {TITLE}"


def accepts_a_bridge(ana: CastMember, ben: CastMember) -> str:
    bridge = a_bridge(ben, ana, "invited")
    forget(ana)
    ana.post(reverse("bridges:accept", args=[bridge.pk]), {})
    return f"Ana said yes to your bridge {TITLE}"


def says_back(ana: CastMember, ben: CastMember) -> str:
    bridge = a_bridge(ben, ana, "listen")
    forget(ana, ben)
    ana.post(reverse("bridges:turn", args=[bridge.pk, "reflect"]), {"words": "You want the sea"})
    return f"It is your turn in a bridge {TITLE}"


def does_to_a_bridge(act: str, sentence: str, *, stage: str = "listen", rests: bool = False, stopped: bool = False) -> Act:
    """`rests`: it rested before; `stopped`: it had been stopped."""

    def done(ana: CastMember, ben: CastMember) -> str:
        bridge = a_bridge(ben, ana, stage)
        with viewing(ben.viewer):
            if rests:
                actions.rest(bridge)
            if stopped:
                actions.stop(bridge)
        forget(ana, ben)
        ana.post(reverse("bridges:bridge_act", args=[bridge.pk, act]))
        return f"{sentence} {TITLE}"

    return done


def signs(ana: CastMember, ben: CastMember) -> str:
    bridge = a_bridge(ben, ana, "agreement")
    agreement = an_agreement(bridge, ben)
    forget(ana, ben)
    ana.post(reverse("bridges:sign", args=[bridge.pk, agreement.pk]), {})
    return f"You both signed what came of a bridge {TITLE}"


def answers_the_second_review(ana: CastMember, ben: CastMember) -> str:
    bridge = agreed(ben, ana)
    with viewing(ben.viewer):
        agreement_actions.review(bridge, "keep")
    forget(ana, ben)
    ana.post(reverse("bridges:bridge_act", args=[bridge.pk, "keep"]))
    return f"You both looked at a bridge again {TITLE}"


def puts_it_into_the_story(ana: CastMember, ben: CastMember) -> str:
    bridge = agreed(ben, ana, "different")
    forget(ana, ben)
    ana.post(reverse("bridges:bridge_act", args=[bridge.pk, "story"]))
    return f"Ana would like a bridge in your story {TITLE}"


BRIDGE_ACTS: dict[str, Act] = {
    actions.OPENED: opens_a_bridge,
    actions.BEGUN: accepts_a_bridge,
    actions.DECLINED: does_to_a_bridge("decline", "Ana would rather not, for now", stage="invited"),
    actions.TURN: says_back,
    actions.RESTS: does_to_a_bridge("rest", "A bridge rests for now"),
    actions.RESUMED: does_to_a_bridge("resume", "A bridge is open again", rests=True),
    actions.STOPPED: does_to_a_bridge("stop", "Ana stopped a bridge"),
    actions.REOPENED: does_to_a_bridge("reopen", "Ana took a bridge up again", stopped=True),
    actions.STORY: puts_it_into_the_story,
    agreement_actions.AGREED: signs,
    agreement_actions.REVIEWED: answers_the_second_review,
}
