"""Sittings that were played through by the acts, for what comes after answering."""

from collections.abc import Callable, Mapping
from typing import Any

from our2souls.privacy.viewer import viewing
from our2souls.readiness.attempts import actions as attempt_actions
from our2souls.readiness.attempts import screens
from our2souls.readiness.attempts.models import Attempt, Response, Sitting
from our2souls.readiness.instrument import catalog as instrument_catalog
from our2souls.readiness.instrument.model import FULL, Form, Instrument, Item
from our2souls.readiness.report import reveal
from tests.cast import CastMember

type Answers = Callable[[Item], Mapping[str, Any] | None]


def ours() -> Instrument:
    """The instrument that comes with the app."""
    return instrument_catalog.available()[0]


def areas_for_all() -> list[str]:
    """The keys of the areas that everybody is asked: all but the modules."""
    return [area.key for area in ours().areas if not area.module]


def same(item: Item) -> Mapping[str, Any]:
    """Somebody who says the middle to everything, and guesses as much of the other."""
    return {
        "topic": {"wish": 3, "importance": 4, "bend": 3, "guess": 3},
        "statement": {"agree": 2 if item.reversed else 4},
        "idealisation": {"agree": 3},
        "card": {"value": 4},
        "top": {"cards": [card.key for card in cards()[:5]]},
        "top-guess": {"cards": [card.key for card in cards()[:5]]},
    }[item.kind]


def cards() -> list[Item]:
    """The value cards."""
    return [item for item in ours().items if item.kind == "card"]


def a_sitting(who: CastMember, *, form: Form = FULL) -> Sitting:
    """A sitting of the couple, a row: no act starts one beside another that is in progress."""
    one = ours()
    with viewing(who.viewer):
        instrument_catalog.publish(one)
        return Sitting.objects.create(
            couple_id=who.viewer.couple,
            instrument=one.key,
            version=one.version,
            digest=one.digest,
            form=form,
            started_by_id=who.id,
        )


def play(
    sitting: Sitting, who: CastMember, answers: Answers = same, *, form: Form = FULL, finish: bool = True
) -> Attempt:
    """Somebody's way through one form of a sitting; its many answers are written as rows at once."""
    with viewing(who.viewer):
        attempt = attempt_actions.start(sitting, form)
        rows = []
        for item in screens.order(attempt, instrument_catalog.instrument_of(attempt)):
            given = answers(item)
            if given is not None:
                rows.append(Response(owner_id=who.id, attempt=attempt, item=item.key))
                rows[-1].answer = dict(given)
        Response.objects.bulk_create(rows)
        if finish:
            attempt_actions.finish(attempt)
            attempt.refresh_from_db()
    return attempt


def look(*both: tuple[CastMember, Attempt]) -> None:
    """Both press “look together”."""
    for who, attempt in both:
        with viewing(who.viewer):
            reveal.look_together(attempt)


def open_areas(*both: tuple[CastMember, Attempt], areas: list[str] | None = None) -> None:
    """Both press for these areas, or for all; not for modules that nobody named."""
    modules = {area.key for area in ours().modules} - set(both[0][1].modules or ())
    for area in [area.key for area in ours().areas if area.key in (areas or [area.key]) and area.key not in modules]:
        for who, attempt in both:
            with viewing(who.viewer):
                reveal.press_area(attempt, area)


def revealed(a: CastMember, b: CastMember, first: Answers = same, second: Answers = same, **how: Any) -> Sitting:
    """A full sitting that both played, looked at together and opened wholly."""
    sitting = a_sitting(a)
    both = ((a, play(sitting, a, first)), (b, play(sitting, b, second)))
    look(*both)
    open_areas(*both, **how)
    return sitting


def topics_of(area: str) -> list[str]:
    """The keys of an area's topics."""
    return [item.key for item in ours().of_area(area) if item.kind == "topic"]


def topic(wish: int, importance: int = 4, bend: int = 3, guess: int | None = 3) -> dict[str, Any]:
    """Four taps on a topic."""
    return {"wish": wish, "importance": importance, "bend": bend, "guess": guess}


def anas(item: Item) -> Mapping[str, Any] | None:
    """She differs firmly about home, unknown to him; about time they agree and neither knew; one thing she keeps."""
    changed = {
        topics_of("home-and-place")[0]: topic(1, importance=5, bend=1, guess=1),
        topics_of("home-and-place")[1]: topic(2, guess=4),
        topics_of("time")[0]: topic(5, guess=1),
        topics_of("money")[0]: {"wish": "skip"},
    }
    if item.kind == "card":
        return {"value": 1 + int(item.key[-1] > "m") * 6}
    return changed.get(item.key, same(item))


def bens(item: Item) -> Mapping[str, Any] | None:
    """What he says beside it."""
    changed = {
        topics_of("home-and-place")[0]: topic(5, guess=5),
        topics_of("home-and-place")[1]: topic(4, guess=2),
        topics_of("time")[0]: topic(5, guess=1),
    }
    if item.kind == "card":
        return {"value": 1 + int(item.key[-1] > "m") * 6}
    return changed.get(item.key, same(item))
