"""Who gets what at the fridge, on the horizon and of the five-year plan."""

from tests.architecture import permission_matrix
from tests.architecture.permission_matrix import ANAS_OWN, PAIRED, SIGNED_IN, Case, act, both, look, only

OURS = only("ana", "ben")
PAST = only()
FRIDGE = {"line_id": "both.line"}
GONE = {"line_id": "past.line"}

ON_THE_LINE: dict[str, list[Case]] = {
    "story:horizon": [look(SIGNED_IN)],
    "story:horizon_move": [
        both(ANAS_OWN, {"horizon": "someday"}, kind="dream", thing_id="ana.kept"),
        both(ANAS_OWN, {"horizon": "someday"}, kind="dream", thing_id="ana.open"),
        both(OURS, {"horizon": "someday"}, kind="intention", thing_id="both.home"),
        both(PAST, {"horizon": "someday"}, kind="intention", thing_id="past.home"),
    ],
    "story:five_year_plan": [look(SIGNED_IN)],
    "story:five_year_plan_pdf": [look(SIGNED_IN)],
    "intentions:fridge": [
        act(permission_matrix.done(PAIRED) | {"cleo": 200, "farid": 200, "nobody": 302}, {"text": "New"}, get=SIGNED_IN)
    ],
    "intentions:fridge_order": [both(SIGNED_IN, {"order": "x"})],
    "intentions:fridge_item": [
        act(only("ana", gives=302), {"text": "New", "version": "1"}, get=OURS, **FRIDGE),
        both(PAST, {"text": "New", "version": "1"}, **GONE),
    ],
    "intentions:fridge_act": [
        case
        for what in ("tick", "untick", "up", "down")
        for case in (act(permission_matrix.done(OURS), **FRIDGE, act=what), act(PAST, **GONE, act=what))
    ],
    "intentions:fridge_remove": [act(only("ana", gives=302), **FRIDGE), act(PAST, **GONE)],
    "intentions:fridge_restore": [act(only("ana", gives=302), **FRIDGE), act(PAST, **GONE)],
}
