"""Bridges at each of their steps, seen by whose turn it is; one that was agreed on, one that rests, one that was stopped."""

from django.urls import reverse

from our2souls.bridges.agreement import actions as agreement_actions
from our2souls.bridges.core import actions
from our2souls.privacy.viewer import viewing
from tests.browser.scene.words import Words
from tests.cast import CastMember
from tests.factories.bridges.core import a_bridge, add_options, agreed, an_agreement

STAGES = ("invited", "apart", "listen", "ground", "options", "agreement")


def bridges(ana: CastMember, ben: CastMember, words: Words) -> dict[str, str]:
    """The addresses of each page of them, by what it shows."""

    def say(who: CastMember, what: str) -> str:
        return words.more[:180] if what in {"dream", "story", "reflection"} else words.short[:60]

    at = {stage: a_bridge(ben, ana, stage, say=say, title=words.name[:120], question=words.theirs) for stage in STAGES}
    add_options(at["options"], ana, ben, say=say)
    an_agreement(at["agreement"], ben, words=words.more[:200])
    at["agreed"] = agreed(ben, ana, say=say, title=words.name[:120])
    at["resting"], at["stopped"] = a_bridge(ana, ben, "listen", say=say), a_bridge(ana, ben, "ground", say=say)
    with viewing(ana.viewer):
        agreement_actions.feel(at["agreed"], 4, 2)
        actions.rest(at["resting"])
        actions.stop(at["stopped"])
    asked = a_bridge(ana, ben, "listen", say=say)
    with viewing(ben.viewer):
        actions.rest(asked)
        actions.resume(asked)
    at["asked"] = asked
    pages = {f"a bridge, {state}": reverse("bridges:bridge", args=[bridge.pk]) for state, bridge in at.items()}
    return pages | {
        "bridges": reverse("bridges:bridges"),
        "a new bridge": reverse("bridges:bridge_new"),
        "a moment": reverse("bridges:moment", args=[asked.pk]),
        "how bridges were": reverse("bridges:felt"),
    }
