"""Who may write, order and do the steps of a plan."""

from tests.permissions.cases import GONE, Case, act, both, look, only
from tests.permissions.intentions.cases import HOME, WOVEN, ours

STEP, WORDY = HOME | {"milestone_id": "both.step"}, HOME | {"milestone_id": "both.wordy"}
PART = WORDY | {"substep_id": "both.part"}
TOO_BAD = only("ana", "ben", gives=422)
"""A form that is sent without what it needs, where the table looks at the walls alone."""

PLAN: dict[str, list[Case]] = {
    "intentions:milestone_new": ours({"title": "New", "keeper": "both"}, looks=True, **HOME),
    "intentions:milestone_edit": [
        *ours({"title": "New", "keeper": "both", "version": "1"}, looks=True, **STEP),
        both(GONE, {"title": "New"}, **WOVEN, milestone_id="both.step"),
    ],
    "intentions:milestone": [look(only("ana", "ben", gives=302), milestone_id="both.step")],
    "intentions:milestone_act": [
        case for what in ("done", "undone", "up", "down", "out") for case in ours({}, **STEP, act=what)
    ],
    "intentions:milestones_order": ours({"order": "both.wordy"}, looks=True, **HOME),
    "intentions:substep_new": [
        *ours({"title": "New"}, **WORDY),
        act(TOO_BAD, {"title": ""}, **WORDY),
        act(GONE, {"title": "New"}, **WOVEN, milestone_id="both.wordy"),
    ],
    "intentions:substeps_order": ours({"order": "both.part"}, looks=True, **WORDY),
    "intentions:substep_act": [
        case for what in ("done", "undone", "up", "down", "out") for case in ours({}, **PART, act=what)
    ]
    + [act(GONE, {}, **HOME, milestone_id="both.step", substep_id="both.part", act="done")],
}
