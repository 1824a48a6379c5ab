"""Who gets what at the fridge."""

from tests.permissions.cases import GONE, OURS, PAIRED, SIGNED_IN, Case, act, both, done, only

ITEM, PAST_ITEM = {"item_id": "both.line"}, {"item_id": "past.line"}

FRIDGE: dict[str, list[Case]] = {
    "intentions:fridge": [act(done(PAIRED) | {"nobody": 302}, {"text": "New"}, get=SIGNED_IN)],
    "intentions:fridge_order": [both(SIGNED_IN, {"order": "x"})],
    "intentions:fridge_item": [
        act(only("ana", gives=302), {"text": "New", "version": "1"}, get=OURS, **ITEM),
        both(GONE, {"text": "New", "version": "1"}, **PAST_ITEM),
    ],
    "intentions:fridge_act": [
        case
        for what in ("tick", "untick", "up", "down")
        for case in (act(done(OURS), **ITEM, act=what), act(GONE, **PAST_ITEM, act=what))
    ],
    "intentions:fridge_remove": [act(only("ana", gives=302), **ITEM), act(GONE, **PAST_ITEM)],
    "intentions:fridge_restore": [act(only("ana", gives=302), **ITEM), act(GONE, **PAST_ITEM)],
}
