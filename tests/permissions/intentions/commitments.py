"""Who reads what each promised, and that only who promised may change it."""

from tests.permissions.cases import ANAS_OWN, FOR_BEN, GONE, OURS, SIGNED_IN, Case, act, both, look, only
from tests.permissions.intentions.cases import BOTH_ACT, HOME, PAST, WOVEN, ours

ANAS = HOME | {"commitment_id": "both.promise"}
BENS = HOME | {"commitment_id": "both.theirs.promise"}
OLD = PAST | {"commitment_id": "past.promise"}
OUTCOME = {"occurrence": "2026-11-01", "to": "2090-11-05", "words": "So"}

COMMITMENTS: dict[str, list[Case]] = {
    "intentions:commitments": [look(SIGNED_IN)],
    "intentions:intention_commitments": ours(**HOME),
    "intentions:commitment_new": [
        *ours({"words": "New", "often": "once"}, looks=True, **HOME),
        both(BOTH_ACT, {"words": "New"}, **WOVEN),
    ],
    "intentions:commitment": [*ours(**ANAS), look(OURS, **BENS), look(GONE, **WOVEN, commitment_id="both.promise")],
    "intentions:commitment_edit": [
        both(ANAS_OWN, {"words": "New", "version": "1"}, **ANAS),
        both(FOR_BEN, {"words": "New", "version": "1"}, **BENS),
        both(GONE, {"words": "New", "version": "1"}, **OLD),
    ],
    "intentions:commitment_act": [
        case
        for what in ("kept", "moved", "let-go", "let-passed-go", "end", "take-up")
        for case in (
            act(only("ana", gives=302), OUTCOME, **ANAS, act=what),
            act(only("ben", gives=302), OUTCOME, **BENS, act=what),
            act(GONE, OUTCOME, **OLD, act=what),
        )
    ],
    "intentions:outcome_undo": [
        act(only("ana", gives=302), {}, **ANAS, outcome_id="both.said"),
        act(only("ben", gives=302), {}, **BENS, outcome_id="both.theirs.said"),
        act(GONE, {}, **BENS, outcome_id="both.said"),
        act(GONE, {}, **OLD, outcome_id="past.said"),
    ],
    "intentions:revisit_commitment": [
        *ours({}, **HOME, revisit_id="both.look"),
        act(GONE, {}, **HOME, revisit_id="both.begun"),
    ],
}
