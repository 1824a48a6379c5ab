"""Who gets what at bridges."""

from our2souls.bridges.page.views_moves import MOVES, TURNS
from tests.permissions.cases import ELSEWHERE, GONE, OURS, PAIRED, Case, act, both, look, only

BOTH_ACT = only("ana", "ben", gives=302)
WRONG_STEP = only("ana", "ben", gives=409)
OLD = {"bridge_id": "past.bridge"}
WORDS = {"words": "So", "feeling": "calm", "pattern": "own"}
TRIAL = {"kind": "different", "words": "So", "step": "If so, then so"}
STEPS = ("apart", "listen", "ground", "options", "agreement", "review")


def at(stage: str) -> dict[str, str]:
    """The bridge of the two that has come so far."""
    return {"bridge_id": f"both.bridge.{stage}"}


BRIDGES: dict[str, list[Case]] = {
    "bridges:bridges": [look(PAIRED)],
    "bridges:felt": [look(PAIRED)],
    "bridges:bridge_new": [both(PAIRED, {"title": "So"})],
    "bridges:bridge": [
        *(look(OURS, **at(stage)) for stage in ("invited", *STEPS)),
        look(GONE, **OLD),
    ],
    "bridges:bridge_version": [look(OURS, **at("listen")), look(GONE, **OLD)],
    "bridges:handed": [look(ELSEWHERE)],
    "bridges:handover": [act(BOTH_ACT, **at("listen")), act(GONE, **OLD)],
    "bridges:own_devices": [act(BOTH_ACT, **at("listen")), act(GONE, **OLD)],
    "bridges:moment": [look(OURS, **at("listen")), look(GONE, **OLD)],
    "bridges:bridge_act": [
        case for what in MOVES for case in (act(BOTH_ACT, **at("listen"), act=what), act(GONE, **OLD, act=what))
    ],
    "bridges:accept": [act(only("ana", ben=302, gives=409), **at("invited")), act(GONE, **OLD)],
    "bridges:side": [act(only("ana", "ben", gives=422), **at("apart")), act(GONE, **OLD)],
    "bridges:turn": [
        case
        for kind, stage in dict.fromkeys(TURNS, "listen").items()
        for case in (act(WRONG_STEP, WORDS, **at("apart"), kind=kind), act(GONE, WORDS, **OLD, kind=kind))
    ],
    "bridges:rate": [act(only("ana", "ben", gives=422), **at("options")), act(GONE, **OLD)],
    "bridges:option_remove": [
        act(only("ana", gives=302), **at("options"), option_id="both.bridge.option"),
        act(GONE, **OLD, option_id="past.bridge.option"),
    ],
    "bridges:propose": [act(BOTH_ACT, TRIAL, **at("agreement")), act(GONE, TRIAL, **OLD)],
    "bridges:sign": [
        act(only("ana", ben=302, gives=302), **at("agreement"), agreement_id="both.agreement"),
        act(GONE, **OLD, agreement_id="past.agreement"),
    ],
    "bridges:feel": [act(BOTH_ACT, {"heard": "4"}, **at("review")), act(GONE, **OLD)],
}
