"""Plain typed factories: bridges of two, through the real acts, as far as a test needs them."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from our2souls.bridges.agreement import actions as agreement_actions
from our2souls.bridges.agreement.actions import AgreementData
from our2souls.bridges.apart import actions as side_actions
from our2souls.bridges.apart.actions import SideData
from our2souls.bridges.core import actions, queries
from our2souls.bridges.core.actions import BridgeData
from our2souls.bridges.core.models import Agreement, Bridge
from our2souls.bridges.listen import actions as listen_actions
from our2souls.bridges.options import actions as option_actions
from our2souls.privacy.viewer import viewing
from tests.cast import CastMember

TITLE = "City loft, quiet cabin"
type Say = Callable[[CastMember, str], str]


def plainly(who: CastMember, what: str) -> str:
    """Words of somebody for something."""
    return f"{who.name}’s {what}"


def a_bridge(by: CastMember, other: CastMember, until: str = "apart", *, say: Say = plainly, **fields: Any) -> Bridge:
    """A bridge that somebody opened and the other accepted, at the stage `until` ("invited" and on), its joint step open.

    At "agreement" all is rated; `say(who, what)` gives the words of each.
    """
    with viewing(by.viewer):
        bridge = actions.create(BridgeData(**({"title": TITLE} | fields)))
    if until == "invited":
        return bridge
    with viewing(other.viewer):
        actions.accept(bridge)
    for stage, play in (("apart", _apart), ("listen", _listen), ("ground", _ground), ("options", _options)):
        if stage == until:
            break
        play(bridge, by, other, say)
    return fresh(bridge, by)


def fresh(bridge: Bridge, who: CastMember) -> Bridge:
    """The bridge as it stands now."""
    with viewing(who.viewer):
        return Bridge.objects.get(pk=bridge.pk)


def a_side(who: CastMember, say: Say = plainly) -> SideData:
    """What somebody writes apart."""
    return SideData(
        say(who, "dream"),
        say(who, "story"),
        ["rest", say(who, "need")],
        say(who, "fear"),
        say(who, "core"),
        say(who, "edge"),
    )


def both_ready(bridge: Bridge, *people: CastMember) -> None:
    """Now is a good moment for these."""
    for who in people:
        with viewing(who.viewer):
            actions.ready(bridge)


def _apart(bridge: Bridge, by: CastMember, other: CastMember, say: Say) -> None:
    for who in (by, other):
        with viewing(who.viewer):
            side_actions.finish(bridge, a_side(who, say))
    both_ready(bridge, by, other)


def _listen(bridge: Bridge, by: CastMember, other: CastMember, say: Say) -> None:
    people = {member.id: member for member in (by, other)}
    first = people[fresh(bridge, by).first_speaker_id]
    second = other if first is by else by
    for speaker, listener in ((first, second), (second, first)):
        with viewing(listener.viewer):
            listen_actions.reflect(bridge, say(listener, "reflection"))
        with viewing(speaker.viewer):
            listen_actions.almost(bridge, say(speaker, "almost"))
        with viewing(listener.viewer):
            listen_actions.reflect(bridge, say(listener, "second reflection"))
        with viewing(speaker.viewer):
            listen_actions.feel_heard(bridge)
        with viewing(listener.viewer):
            listen_actions.respond(bridge, say(listener, "sense"), say(listener, "feeling"))
    both_ready(bridge, by, other)


def _ground(bridge: Bridge, by: CastMember, other: CastMember, say: Say) -> None:
    with viewing(by.viewer):
        listen_actions.add_ground(bridge, say(by, "ground"))
    for who in (by, other):
        with viewing(who.viewer):
            listen_actions.leave_ground(bridge)
    both_ready(bridge, by, other)


def _options(bridge: Bridge, by: CastMember, other: CastMember, say: Say) -> None:
    add_options(bridge, by, other, say=say)
    rate_all(bridge, by, other)
    both_ready(bridge, by, other)


def add_options(bridge: Bridge, *people: CastMember, say: Say = plainly) -> None:
    """Two ways of each."""
    for who in people:
        with viewing(who.viewer):
            option_actions.add(bridge, say(who, "first way"), "turns")
            option_actions.add(bridge, say(who, "second way"))


def rate_all(bridge: Bridge, *people: CastMember, pair: tuple[int, int] = (4, 4)) -> None:
    """Each rates all that stands alike."""
    for who in people:
        with viewing(who.viewer):
            option_actions.rate(bridge, {option.pk: pair for option in queries.options_of(bridge)})


def an_agreement(
    bridge: Bridge, by: CastMember, kind: str = "trial", words: str = "We try it for a summer"
) -> Agreement:
    """What somebody proposes and signs."""
    with viewing(by.viewer):
        day = by.viewer.today
        days = {"starts_on": day, "ends_on": day + timedelta(days=30), "review_on": day + timedelta(days=30)}
        return agreement_actions.propose(bridge, AgreementData(kind, words, "If it rains, then we stay", **days))


def agreed(by: CastMember, other: CastMember, kind: str = "trial", **more: Any) -> Bridge:
    """A bridge of which both signed what came of it."""
    bridge = a_bridge(by, other, "agreement", **more)
    agreement = an_agreement(bridge, by, kind)
    with viewing(other.viewer):
        agreement_actions.sign(bridge, agreement.pk, "If I doubt, then I say so")
    return fresh(bridge, by)
