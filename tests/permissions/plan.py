"""The plan: steps and their order, what each promised, templates to begin from."""

from tests.architecture.permission_matrix import ANAS_OWN, FOR_BEN, GONE, OURS, SIGNED_IN, Case, act, both, look, only

HOME, PAST = {"intention_id": "both.home"}, {"intention_id": "past.home"}
WOVEN = {"intention_id": "both.woven"}
STEP = HOME | {"milestone_id": "both.wordy"}
PART = STEP | {"substep_id": "both.part"}
ANAS = HOME | {"commitment_id": "both.promise"}
BENS = HOME | {"commitment_id": "both.theirs.promise"}
OLD = PAST | {"commitment_id": "past.promise"}
TOO_BAD = only("ana", "ben", gives=422)
"""A form that is sent without what it needs, where the table looks at the walls alone."""


def _ours(data: dict[str, object] | None = None, *, looks: bool = False, **things: str) -> list[Case]:
    """An address of a couple's intention: theirs, and for an ex with an old link not there."""
    old = {key: thing.replace("both.", "past.") for key, thing in things.items()}
    if data is None:
        return [look(OURS, **things), look(GONE, **old)]
    if looks:
        return [both(OURS, data, **things), both(GONE, data, **old)]
    return [act(only("ana", "ben", gives=302), data, **things), act(GONE, data, **old)]


SAID = {"occasion": "2026-11-01", "to": "2090-11-05", "words": "So"}
PLAN: dict[str, list[Case]] = {
    "intentions:milestones_order": _ours({"order": "both.wordy"}, looks=True, **HOME),
    "intentions:substeps_order": _ours({"order": "both.part"}, looks=True, **STEP),
    "intentions:substep_new": [
        *_ours({"title": "New"}, **STEP),
        act(TOO_BAD, {"title": ""}, **STEP),
        act(GONE, {"title": "New"}, intention_id="both.woven", milestone_id="both.wordy"),
    ],
    "intentions:substep_act": [
        case for what in ("done", "undone", "up", "down", "out") for case in _ours({}, **PART, act=what)
    ]
    + [act(GONE, {}, **HOME, milestone_id="both.step", substep_id="both.part", act="done")],
    "intentions:commitments": [look(SIGNED_IN)],
    "intentions:intention_commitments": _ours(**HOME),
    "intentions:commitment_new": [
        *_ours({"words": "New", "often": "once"}, looks=True, **HOME),
        both(only("ana", "ben", gives=302), {"words": "New"}, **WOVEN),
    ],
    "intentions:commitment": [*_ours(**ANAS), look(OURS, **BENS), look(GONE, **WOVEN, commitment_id="both.promise")],
    "intentions:commitment_edit": [
        both(ANAS_OWN, {"words": "New", "version": "1"}, **ANAS),
        both(FOR_BEN, {"words": "New", "version": "1"}, **BENS),
        both(GONE, {"words": "New", "version": "1"}, **OLD),
    ],
    "intentions:commitment_act": [
        case
        for what in ("kept", "moved", "let-go", "let-passed-go", "end", "take-up")
        for case in (
            act(only("ana", gives=302), SAID, **ANAS, act=what),
            act(only("ben", gives=302), SAID, **BENS, act=what),
            act(GONE, SAID, **OLD, act=what),
        )
    ],
    "intentions:outcome_undo": [
        act(only("ana", gives=302), {}, **ANAS, keeping_id="both.said"),
        act(only("ben", gives=302), {}, **BENS, keeping_id="both.theirs.said"),
        act(GONE, {}, **BENS, keeping_id="both.said"),
        act(GONE, {}, **OLD, keeping_id="past.said"),
    ],
    "intentions:revisit_commitment": [
        *_ours({}, **HOME, revisit_id="both.look"),
        act(GONE, {}, **HOME, revisit_id="both.begun"),
    ],
    "intentions:starter_templates": [look(SIGNED_IN)],
    "intentions:intention_starter_templates": _ours(**HOME),
    "intentions:starter_template_apply": [
        *_ours({"take_0": "on", "title_0": "New"}, looks=True, **HOME, key="first-home"),
        look(GONE, **HOME, key="a-castle"),
    ],
    "intentions:questions_away": _ours({}, **HOME),
}
