"""Who gets what at rituals and gatherings."""

from tests.factories.rituals import form
from tests.permissions.cases import GONE, OURS, PAIRED, Case, act, both, look, only

BOTH_ACT = only("ana", "ben", gives=302)
OUR, OLD = {"ritual_id": "both.ritual"}, {"ritual_id": "past.ritual"}
DAY, NO_DAY = {"day": "2090-12-03"}, {"day": "2090-12-04"}
ANOTHER = {"to_day": "2090-12-05", "to_hour": "11:00"}

RITUALS: dict[str, list[Case]] = {
    "rituals:rituals": [look(PAIRED)],
    "rituals:ritual_new": [both(PAIRED, form())],
    "rituals:ritual": [look(OURS, **OUR), look(GONE, **OLD)],
    "rituals:ritual_edit": [both(OURS, form(version="1"), **OUR), both(GONE, form(version="1"), **OLD)],
    "rituals:ritual_act": [
        case
        for what in ("yes", "withdraw", "rest", "resume", "end")
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
    "rituals:occasion_moved": [look(BOTH_ACT, change_id="both.change"), look(GONE, change_id="past.change")],
}
