"""Who gets what at rituals and gatherings."""

from tests.factories.rhythm.rituals import form
from tests.permissions.cases import GONE, OURS, PAIRED, Case, act, both, look, only

BOTH_ACT = only("ana", "ben", gives=302)
OUR, OLD = {"ritual_id": "both.ritual"}, {"ritual_id": "past.ritual"}
DAY, NO_DAY = {"day": "2090-12-03"}, {"day": "2090-12-04"}
HELD = {"day": "2026-11-01"}
ANOTHER = {"to_day": "2090-12-05", "to_hour": "11:00"}

RITUALS: dict[str, list[Case]] = {
    "rituals:rituals": [look(PAIRED)],
    "rituals:ritual_new": [both(PAIRED, form())],
    "rituals:ritual": [look(OURS, **OUR), look(GONE, **OLD)],
    "rituals:ritual_edit": [both(OURS, form(version="1"), **OUR), both(GONE, form(version="1"), **OLD)],
    "rituals:ritual_act": [
        case
        for what in ("yes", "withdraw", "rest", "resume", "end", "accept", "decline")
        for case in (act(BOTH_ACT, **OUR, act=what), act(GONE, **OLD, act=what))
    ],
    "rituals:occasion_move": [
        both(OURS, ANOTHER, **OUR, **DAY),
        both(GONE, ANOTHER, **OUR, **NO_DAY),
        both(GONE, ANOTHER, **OLD, **DAY),
    ],
    "rituals:occasion_act": [
        case
        for what in ("skip", "restore")
        for case in (
            act(BOTH_ACT, **OUR, **DAY, act=what),
            act(GONE, **OUR, **NO_DAY, act=what),
            act(GONE, **OLD, **DAY, act=what),
        )
    ],
    "rituals:gathering_now": [look(BOTH_ACT, **OUR), look(GONE, **OLD)],
    "rituals:gatherings": [look(OURS, **OUR), look(GONE, **OLD)],
    "rituals:gathering": [
        look(OURS, **OUR, **DAY),
        look(OURS, **OUR, **HELD),
        look(GONE, **OUR, **NO_DAY),
        look(GONE, **OLD, **HELD),
    ],
    "rituals:gathering_note": [
        act(BOTH_ACT, {"words": "So"}, **OUR, **HELD),
        act(GONE, {"words": "So"}, **OUR, **NO_DAY),
        act(GONE, {"words": "So"}, **OLD, **HELD),
    ],
    "rituals:gathering_note_remove": [
        act(only("ana", gives=302), **OUR, **HELD, note_id="both.gathering.note"),
        act(GONE, **OLD, **HELD, note_id="past.gathering.note"),
    ],
    "rituals:gathering_tick": [
        act(BOTH_ACT, **OUR, **HELD, kind="reviews", about="both.home"),
        act(GONE, **OUR, **HELD, kind="others", about="both.home"),
        act(GONE, **OLD, **HELD, kind="reviews", about="past.home"),
    ],
    "rituals:gathering_act": [
        case
        for what in ("keep", "missed", "reopen")
        for case in (
            act(BOTH_ACT, {"one_thing": "So"}, **OUR, **HELD, act=what),
            act(GONE, {"one_thing": "So"}, **OLD, **HELD, act=what),
        )
    ],
    "rituals:occasion_moved": [look(BOTH_ACT, change_id="both.change"), look(GONE, change_id="past.change")],
}
