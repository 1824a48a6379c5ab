"""The readiness test: a report with open areas, a reflection alone, a sitting that was ended and one that goes on."""

from typing import Any

from our2souls.privacy.viewer import viewing
from our2souls.readiness.attempts import actions as attempt_actions
from our2souls.readiness.attempts import screens
from our2souls.readiness.instrument import catalog as instrument_catalog
from our2souls.readiness.report import follow_ups, reveal
from our2souls.readiness.report.models import TalkMark
from our2souls.readiness.report.talk import actions as talk_actions
from our2souls.readiness.research import consent
from our2souls.readiness.sittings import actions as sitting_actions
from tests.architecture.world.scene import Scene
from tests.cast import CastMember
from tests.factories.readiness import report


def report_of_two(scene: Scene, a: CastMember, b: CastMember, home: str) -> None:
    """A sitting with two areas open to both, one that the first has pressed, something put aside, and a topic talked about."""
    sitting = report.a_sitting(a, form="short")
    attempts = [(who, report.play(sitting, who, form="short")) for who in (a, b)]
    report.look(*attempts)
    report.open_areas(*attempts, areas=["money", "what-matters"])
    with viewing(a.viewer):
        consent.give(a.viewer)
        reveal.press_area(attempts[0][1], "time")
        follow_up = follow_ups.set_aside_for(sitting, "bridge", "money")
        talk_actions.mark(sitting, report.topics_of("money")[0], TalkMark.TALKED)
    scene.ids |= {f"{home}.report": sitting.pk, f"{home}.aside": follow_up.pk}
    scene.ids |= {f"{who.name.lower()}.looked": attempt.pk for who, attempt in attempts}


def sittings_of_two(scene: Scene, a: CastMember, b: CastMember, home: str) -> None:
    """A reflection of the first alone, a sitting that the first ended and whose answers the other keeps, and one that goes on."""
    ids, one, other, instrument = scene.ids, a.name.lower(), b.name.lower(), instrument_catalog.available()[0]
    with viewing(a.viewer):
        ids[f"{one}.alone"] = _answered(attempt_actions.start_alone(instrument, "short")).pk
        attempt_actions.finish(attempt_actions.start_alone(instrument, "short"))
        ended = sitting_actions.start(instrument, "short")
        _answered(attempt_actions.start(ended, "short"))
    with viewing(b.viewer):
        ids[f"{other}.reflection"] = _answered(attempt_actions.start(ended, "short")).pk
    with viewing(a.viewer):
        sitting_actions.abandon(ended)
        going_on = sitting_actions.start(instrument, "full")
        ids[f"{one}.attempt"] = _answered(attempt_actions.start(going_on, "full")).pk
    ids |= {f"{home}.ended": ended.pk, f"{home}.sitting": going_on.pk}


def _answered(attempt: Any) -> Any:
    """An attempt with an answer of every kind that it asks for."""
    items = screens.order(attempt, instrument_catalog.instrument_of(attempt))
    for kind in ("topic", "statement", "card", "top"):
        for item in [each for each in items if each.kind == kind][:2]:
            sent = {name: ["2"] for name in ("wish", "importance", "bend", "guess", "agree", "value")}
            attempt_actions.save(attempt, item, sent | {"was-cards": [""], "cards": ["card-freedom"]})
    return attempt
