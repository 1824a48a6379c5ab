"""Cases that many addresses of an intention have alike."""

from tests.permissions.cases import GONE, OURS, Case, act, both, look, only

HOME, PAST, WOVEN = {"intention_id": "both.home"}, {"intention_id": "past.home"}, {"intention_id": "both.woven"}
BOTH_ACT = only("ana", "ben", gives=302)
"""For the couple a redirect; for all others it isn't there."""


def ours(data: dict[str, object] | None = None, *, looks: bool = False, **things: str) -> list[Case]:
    """An address of a couple's intention: theirs, and for an ex with an old link not there."""
    old = {key: thing.replace("both.", "past.") for key, thing in things.items()}
    if data is None:
        return [look(OURS, **things), look(GONE, **old)]
    if looks:
        return [both(OURS, data, **things), both(GONE, data, **old)]
    return [act(BOTH_ACT, data, **things), act(GONE, data, **old)]


def page_of_home(data: dict[str, object], **things: str) -> list[Case]:
    """A page with a form, of an intention that both have chosen."""
    return ours(data, looks=True, **HOME, **things)


def act_on_home(data: dict[str, object] | None = None, **things: str) -> list[Case]:
    """An act on an intention that both have chosen; not there through an intention that the thing isn't of."""
    wrong = [act(GONE, data, **WOVEN, **things)] if things else []
    return [*ours(data or {}, **HOME, **things), *wrong]
