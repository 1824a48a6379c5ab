"""Who gets what at the days of two."""

from tests.permissions.cases import ANAS_OWN, DORAS_OWN, GONE, OURS, PAIRED, Case, act, both, look, only

DAY = {"title": "New", "on": "2020-02-29", "precision": "day"}
BOTH_ACT = only("ana", "ben", gives=302)

MILESTONES: dict[str, list[Case]] = {
    "milestones:milestones": [look(PAIRED)],
    "milestones:milestone_new": [both(PAIRED, DAY)],
    "milestones:ics_import": [look(PAIRED)],
    "milestones:ics_dates": [look(ANAS_OWN, upload_id="both.ics"), look(DORAS_OWN, upload_id="past.ics")],
    "milestones:ics_add": [
        act(only("ana", gives=302), {"chosen": "0"}, upload_id="both.ics"),
        act(only("dora", gives=302), {"chosen": "0"}, upload_id="past.ics"),
    ],
    "milestones:ics_discard": [
        act(only("ana", gives=302), upload_id="both.ics"),
        act(only("dora", gives=302), upload_id="past.ics"),
    ],
    "milestones:milestone": [look(OURS, milestone_id="both.day"), look(GONE, milestone_id="past.day")],
    "milestones:milestone_edit": [
        both(OURS, DAY | {"version": "1"}, milestone_id="both.day"),
        both(GONE, DAY | {"version": "1"}, milestone_id="past.day"),
    ],
    "milestones:milestone_remove": [act(BOTH_ACT, milestone_id="both.day"), act(GONE, milestone_id="past.day")],
    "milestones:milestone_remind": [act(BOTH_ACT, milestone_id="both.day"), act(GONE, milestone_id="past.day")],
}
