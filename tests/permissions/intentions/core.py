"""Who may choose, change, end and open again what two have in common."""

from tests.permissions.cases import ANAS_OWN, GONE, Case, act, both, only
from tests.permissions.intentions.cases import BOTH_ACT, HOME, PAST, WOVEN, ours

CORE: dict[str, list[Case]] = {
    "intentions:dream_unweave": [
        act(only("ana", gives=302), dream_id="ana.open", intention_id="both.home"),
        act(GONE, dream_id="ana.kept", **PAST),
        act(GONE, dream_id="farid.open", **PAST),
    ],
    "intentions:intention_choose": [*ours({}, **HOME), act(BOTH_ACT, **WOVEN)],
    "intentions:intention_unchoose": ours({}, **HOME),
    "intentions:intention_why": ours({"why": "Because", "reveal": "1"}, looks=True, **HOME),
    "intentions:intention_copy_words": [
        *ours({"bring": "line"}, looks=True, **HOME),
        both(ANAS_OWN, {"bring": "line"}, **WOVEN),
    ],
    "intentions:intention_edit": ours({"name": "New", "rhythm": "monthly", "version": "1"}, looks=True, **HOME),
    "intentions:intention_history": ours(**HOME),
    "intentions:intention_rest": ours({}, looks=True, **HOME),
    "intentions:intention_resume": [
        *ours({}, **HOME),
        act(BOTH_ACT, intention_id="both.resting"),
    ],
    "intentions:intention_reach": ours({"on": "2026-11-01"}, looks=True, **HOME),
    "intentions:intention_reopen": ours({}, **HOME),
    "intentions:common_ground": ours({"words": "So"}, looks=True, **HOME),
    "intentions:common_ground_agree": ours({}, **HOME, common_ground_id="both.meeting"),
    "intentions:common_ground_set_aside": ours({}, **HOME, common_ground_id="both.meeting"),
    "intentions:intention_release": ours({}, looks=True, **HOME),
    "intentions:intention_release_withdraw": ours({}, **HOME),
}
