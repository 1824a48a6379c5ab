"""Who gets what at the addresses of the board, voice memos, letters, and days of two."""

from tests.architecture.permission_matrix import ANAS_OWN, GONE, OURS, PAIRED, SIGNED_IN, Case, act, both, look, only

LATER = {"envelope": "New", "to": "me", "opens_on": "2090-01-01", "text": "New"}
DAY = {"title": "New", "on": "2020-02-29", "known": "day"}
ANA_ACTS = only("ana", gives=302)
BOTH_ACT = only("ana", "ben", gives=302)

NOTES: dict[str, list[Case]] = {
    "vision:board": [look(SIGNED_IN)],
    "vision:note_loose": [both(SIGNED_IN, {"text": "New", "whose": "mine"})],
    "vision:note_give": [
        act(ANA_ACTS, note_id="ana.loose"),
        act(GONE, note_id="ana.kept.note"),
        act(GONE, note_id="both.loose"),
        act(GONE, note_id="ana.draft"),
        act(GONE, note_id="ana.opened"),
    ],
    "vision:memo": [
        look(ANAS_OWN, note_id="ana.loose", memo_id="ana.loose.memo"),
        look(OURS, note_id="both.loose", memo_id="both.loose.memo"),
        look(GONE, note_id="past.loose", memo_id="past.loose.memo"),
        look(GONE, note_id="both.loose", memo_id="ana.loose.memo"),
        look(GONE, note_id="both.sealed", memo_id="both.sealed.memo"),
        look(GONE, note_id="ana.sealed", memo_id="ana.sealed.memo"),
    ],
}
MORE: dict[str, list[Case]] = {
    "vision:note": [
        look(ANAS_OWN, note_id="ana.loose"),
        look(OURS, note_id="both.loose"),
        look(GONE, note_id="past.loose"),
        look(BOTH_ACT, note_id="both.opened"),
        look(ANA_ACTS, note_id="ana.draft"),
        look(GONE, note_id="both.sealed"),
        look(GONE, note_id="ana.sealed"),
    ],
    "vision:note_edit": [
        both(ANAS_OWN, {"text": "New"}, note_id="ana.loose"),
        both(GONE, {"text": "New"}, note_id="both.opened"),
        both(GONE, {"text": "New"}, note_id="both.sealed"),
    ],
    "vision:note_remove": [act(GONE, note_id="both.opened"), act(GONE, note_id="both.sealed")],
    "vision:photo": [
        look(GONE, note_id="both.sealed", photo_id="both.sealed.photo", size=480),
        look(GONE, note_id="ana.sealed", photo_id="ana.sealed.photo", size=480),
    ],
    "vision:notes_about": [
        look(OURS, kind="relationship_milestone", about="both.day"),
        look(GONE, kind="relationship_milestone", about="past.day"),
    ],
    "vision:note_new": [
        both(OURS, {"text": "New"}, kind="relationship_milestone", about="both.day"),
        both(GONE, {"text": "New"}, kind="relationship_milestone", about="past.day"),
    ],
}
"""More cases of addresses that stand in the table already."""

LETTERS: dict[str, list[Case]] = {
    "vision:letters": [look(SIGNED_IN)],
    "vision:letter_new": [both(SIGNED_IN, LATER)],
    "vision:letter": [
        look(ANAS_OWN, letter_id="ana.opened"),
        look(ANAS_OWN, letter_id="ana.sealed"),
        look(OURS, letter_id="both.opened"),
        look(OURS, letter_id="both.sealed"),
        look(OURS, letter_id="both.theirs"),
        look(GONE, letter_id="past.opened"),
        look(GONE, letter_id="ana.draft"),
        look(GONE, letter_id="both.loose"),
    ],
    "vision:letter_edit": [
        both(ANAS_OWN, LATER, letter_id="ana.draft"),
        both(GONE, LATER, letter_id="ana.sealed"),
        both(GONE, LATER, letter_id="both.opened"),
    ],
    "vision:letter_seal": [both(ANAS_OWN, {}, letter_id="ana.draft"), both(GONE, {}, letter_id="ana.sealed")],
    "vision:draft_remove": [act(ANA_ACTS, letter_id="ana.draft"), act(GONE, letter_id="ana.sealed")],
    "vision:letter_take_back": [
        act(ANA_ACTS, letter_id="ana.sealed"),
        act(ANA_ACTS, letter_id="both.sealed"),
        act(ANA_ACTS, letter_id="both.opened"),
        act(only("ben", gives=302), letter_id="both.theirs"),
        act(GONE, letter_id="past.opened"),
        act(GONE, letter_id="ana.draft"),
    ],
}

DAYS: dict[str, list[Case]] = {
    "milestones:milestones": [look(PAIRED)],
    "milestones:milestone_new": [both(PAIRED, DAY)],
    "milestones:milestone": [look(OURS, milestone_id="both.day"), look(GONE, milestone_id="past.day")],
    "milestones:milestone_edit": [
        both(OURS, DAY | {"version": "1"}, milestone_id="both.day"),
        both(GONE, DAY | {"version": "1"}, milestone_id="past.day"),
    ],
    "milestones:milestone_remove": [act(BOTH_ACT, milestone_id="both.day"), act(GONE, milestone_id="past.day")],
    "milestones:milestone_remind": [act(BOTH_ACT, milestone_id="both.day"), act(GONE, milestone_id="past.day")],
}

VISION_TABLE = NOTES | LETTERS | DAYS
