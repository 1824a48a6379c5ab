"""Who gets what at the fridge, on the horizon and of the five-year plan."""

from tests.architecture.matrix import ANAS_OWN, PAIRED, SIGNED_IN, Case, act, both, done, look, only

OURS = only("ana", "ben")
PAST = only()
FRIDGE = {"line_id": "both.line"}
GONE = {"line_id": "past.line"}

ON_THE_LINE: dict[str, list[Case]] = {
    "dreams:horizon": [look(SIGNED_IN)],
    "dreams:horizon_move": [
        both(ANAS_OWN, {"horizon": "someday"}, kind="dream", thing_id="ana.kept"),
        both(ANAS_OWN, {"horizon": "someday"}, kind="dream", thing_id="ana.open"),
        both(OURS, {"horizon": "someday"}, kind="intention", thing_id="both.home"),
        both(PAST, {"horizon": "someday"}, kind="intention", thing_id="past.home"),
    ],
    "dreams:plan": [look(SIGNED_IN)],
    "dreams:plan_pdf": [look(SIGNED_IN)],
    "dreams:fridge": [act(done(PAIRED) | {"cleo": 200, "farid": 200, "nobody": 302}, {"text": "New"}, get=SIGNED_IN)],
    "dreams:fridge_arrange": [both(SIGNED_IN, {"order": "x"})],
    "dreams:fridge_line": [
        act(only("ana", gives=302), {"text": "New", "version": "1"}, get=OURS, **FRIDGE),
        both(PAST, {"text": "New", "version": "1"}, **GONE),
    ],
    "dreams:fridge_act": [
        case
        for what in ("tick", "untick", "up", "down")
        for case in (act(done(OURS), **FRIDGE, act=what), act(PAST, **GONE, act=what))
    ],
    "dreams:fridge_take_down": [act(only("ana", gives=302), **FRIDGE), act(PAST, **GONE)],
    "dreams:fridge_put_back": [act(only("ana", gives=302), **FRIDGE), act(PAST, **GONE)],
}
