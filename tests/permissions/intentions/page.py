"""Who gets what at the list of dreams, where an intention begins, and at its page."""

from tests.permissions.cases import GONE, OURS, PAIRED, SIGNED_IN, Case, act, both, look, only, row
from tests.permissions.intentions.cases import BOTH_ACT, HOME, PAST, WOVEN, ours

ASKED_AGAIN = only("ana", "ben", gives=422)

PAGE: dict[str, list[Case]] = {
    "intentions:dreams": [both(SIGNED_IN, {"line": "One more"})],
    "intentions:compass": [look(PAIRED)],
    "intentions:intention_new": [
        act(row(404, ana=302, ben=302, dora=302, eli=302), {"name": "New"}, get=SIGNED_IN),
        Case(row(404, ana=200, cleo=200, farid=200, thea=200, ruth=200), {}, {"mine": "ana.kept"}),
        Case(row(404, ben=200, cleo=200, farid=200, thea=200, ruth=200), {}, {"theirs": "ana.open"}),
        Case(row(404, cleo=200, farid=200, thea=200, ruth=200), {}, {"theirs": "ana.kept"}),
        act(only("ana", gives=302), {"name": "New", "mine": "ana.kept"}, get=SIGNED_IN),
        act(row(404), {"name": "New", "theirs": "farid.open"}, get=SIGNED_IN),
    ],
    "intentions:intention": [*ours(**HOME), look(OURS, **WOVEN), look(OURS, intention_id="both.resting")],
    "intentions:intention_cover": [
        *ours({"photo": "both.photo"}, looks=True, **HOME),
        # what is no photo of this intention is none to choose: the form comes once more
        act(ASKED_AGAIN, {"photo": "ana.kept.photo"}, get=OURS, **HOME),
    ],
    "intentions:intention_cover_remove": ours({}, **HOME),
    "intentions:celebration": [
        act(BOTH_ACT, {"words": "So"}, get=BOTH_ACT, **HOME),
        both(GONE, {"words": "So"}, **PAST),
        act(BOTH_ACT, {"words": "So"}, get=OURS, intention_id="both.reached"),
    ],
    "intentions:revisit": [
        act(BOTH_ACT, {"want": "yes"}, get=only("ben", ana=302), **HOME),
        both(GONE, {"want": "yes"}, **PAST),
    ],
}
