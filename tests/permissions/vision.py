"""Who gets what of notes, photos and voice memos, and of letters."""

from tests.permissions.cases import ANAS_OPEN, ANAS_OWN, DORAS_OWN, GONE, OURS, SIGNED_IN, Case, act, both, look, only

KEPT, OPEN = {"note_id": "ana.kept.note"}, {"note_id": "ana.open.note"}
LATER = {"envelope": "New", "to": "me", "opens_on": "2090-01-01", "text": "New"}
ANA_ACTS, BOTH_ACT = only("ana", gives=302), only("ana", "ben", gives=302)

NOTES: dict[str, list[Case]] = {
    "vision:board": [look(SIGNED_IN)],
    "vision:note_loose": [both(SIGNED_IN, {"text": "New", "whose": "mine"})],
    "vision:notes_about": [
        look(ANAS_OWN, kind="dream", about="ana.kept"),
        look(ANAS_OPEN, kind="dream", about="ana.open"),
        look(OURS, kind="intention", about="both.home"),
        look(GONE, kind="intention", about="past.home"),
        look(GONE, kind="person", about="ana.id"),
        look(OURS, kind="relationship_milestone", about="both.day"),
        look(GONE, kind="relationship_milestone", about="past.day"),
    ],
    "vision:note_new": [
        both(ANAS_OWN, {"text": "New"}, kind="dream", about="ana.kept"),
        both(ANAS_OWN, {"text": "New"}, kind="dream", about="ana.open"),
        both(OURS, {"text": "New"}, kind="intention", about="both.home"),
        both(GONE, {"text": "New"}, kind="intention", about="past.home"),
        both(OURS, {"text": "New"}, kind="relationship_milestone", about="both.day"),
        both(GONE, {"text": "New"}, kind="relationship_milestone", about="past.day"),
    ],
    "vision:note": [
        look(ANAS_OWN, **KEPT),
        look(ANAS_OPEN, **OPEN),
        look(OURS, note_id="both.note"),
        look(GONE, note_id="past.note"),
        look(DORAS_OWN, note_id="dora.open.note"),
        look(ANAS_OWN, note_id="ana.loose"),
        look(OURS, note_id="both.loose"),
        look(GONE, note_id="past.loose"),
        look(BOTH_ACT, note_id="both.opened"),
        look(ANA_ACTS, note_id="ana.draft"),
        look(GONE, note_id="both.sealed"),
        look(GONE, note_id="ana.sealed"),
    ],
    "vision:note_edit": [
        both(ANAS_OWN, {"text": "New"}, note_id="ana.kept.note"),
        both(ANAS_OWN, {"text": "New"}, note_id="ana.open.note"),
        both(ANAS_OWN, {"text": "New"}, note_id="both.note"),
        both(GONE, {"text": "New"}, note_id="past.note"),
        both(ANAS_OWN, {"text": "New"}, note_id="ana.loose"),
        both(GONE, {"text": "New"}, note_id="both.opened"),
        both(GONE, {"text": "New"}, note_id="both.sealed"),
    ],
    "vision:note_share": [
        act(ANA_ACTS, note_id="ana.loose"),
        act(GONE, note_id="ana.kept.note"),
        act(GONE, note_id="both.loose"),
        act(GONE, note_id="ana.draft"),
        act(GONE, note_id="ana.opened"),
    ],
    "vision:note_remove": [
        act(ANA_ACTS, note_id="ana.kept.note"),
        act(ANA_ACTS, note_id="ana.open.note"),
        act(ANA_ACTS, note_id="both.note"),
        act(GONE, note_id="past.note"),
        act(GONE, note_id="both.opened"),
        act(GONE, note_id="both.sealed"),
    ],
    "vision:photo": [
        look(ANAS_OWN, **KEPT, photo_id="ana.kept.photo", size=480),
        look(ANAS_OPEN, **OPEN, photo_id="ana.open.photo", size=1920),
        look(OURS, note_id="both.note", photo_id="both.photo", size=960),
        look(GONE, note_id="past.note", photo_id="past.photo", size=960),
        look(GONE, note_id="both.note", photo_id="ana.kept.photo", size=480),
        look(GONE, **OPEN, photo_id="ana.kept.photo", size=480),
        look(GONE, **OPEN, photo_id="ana.open.photo", size=481),
        look(GONE, note_id="both.sealed", photo_id="both.sealed.photo", size=480),
        look(GONE, note_id="ana.sealed", photo_id="ana.sealed.photo", size=480),
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
    "vision:draft_delete": [act(ANA_ACTS, letter_id="ana.draft"), act(GONE, letter_id="ana.sealed")],
    "vision:letter_delete": [
        act(ANA_ACTS, letter_id="ana.sealed"),
        act(ANA_ACTS, letter_id="both.sealed"),
        act(ANA_ACTS, letter_id="both.opened"),
        act(only("ben", gives=302), letter_id="both.theirs"),
        act(GONE, letter_id="past.opened"),
        act(GONE, letter_id="ana.draft"),
    ],
}

VISION = NOTES | LETTERS
