"""Who gets what around a session: the two write and read, their therapist suggests and reads that; nobody else is here."""

from typing import Any

from tests.permissions.cases import (
    ANAS_OWN,
    DORAS_OWN,
    GONE,
    OURS,
    SIGNED_IN,
    Case,
    act,
    both,
    done,
    look,
    only,
)

THEAS_PAGE, NO_PAGE = only("thea", farid=302), only(farid=302)
"""Farid stands in the list of therapists: he is asked for the terms first, whatever the address."""
TEXT = {"day": "2026-03-02", "words": "New"}
AT_TABLE: dict[str, Any] = {"engagement_id": "both.engagement"}
LEFT: dict[str, Any] = {"engagement_id": "both.ended_engagement"}
PAST: dict[str, Any] = {"engagement_id": "past.engagement"}
ASKED: dict[str, Any] = {"engagement_id": "both.invitation"}
"""Where nobody sits yet."""


def pages(*, is_form: bool = False, data: dict[str, Any] | None = None, after: bool = True) -> list[Case]:
    """A page of a table: the two's own, also `after` the therapist has left it; nobody's where none sits yet."""
    sent = data or {}
    rows = [(OURS, AT_TABLE), (OURS if after else GONE, LEFT), (GONE, PAST), (GONE, ASKED)]
    return [both(who, sent, **things) if is_form else look(who, **things) for who, things in rows]


OF_COUPLE: dict[str, list[Case]] = {
    "care:questions": pages(),
    "care:questions_past": pages(),
    "care:question_new": pages(is_form=True, data={"words": "New"}, after=False),
    "care:kept_topic_talked": [
        act(done(OURS), follow_up_id="both.kept", **AT_TABLE),
        act(GONE, follow_up_id="past.kept", **PAST),
    ],
    "care:question": [look(OURS, question_id="both.question"), look(GONE, question_id="past.question")],
    "care:question_edit": [
        both(ANAS_OWN, {"words": "New"}, question_id="both.question"),
        both(GONE, {"words": "New"}, question_id="past.question"),
    ],
    "care:question_talked": [
        act(done(OURS), question_id="both.question"),
        act(GONE, question_id="past.question"),
    ],
    "care:question_delete": [
        act(done(ANAS_OWN), question_id="both.question"),
        act(GONE, question_id="past.question"),
    ],
    "care:suggestions_all": pages(),
    "care:suggestion": [look(OURS, suggestion_id="both.suggestion"), look(GONE, suggestion_id="past.suggestion")],
    "care:suggestion_accept": [
        act(done(OURS), get=OURS, suggestion_id="both.suggestion"),
        act(GONE, get=GONE, suggestion_id="past.suggestion"),
    ],
    "care:suggestion_decline": [
        act(done(OURS), suggestion_id="both.suggestion"),
        act(GONE, suggestion_id="past.suggestion"),
    ],
    "care:takeaways": pages(),
    "care:takeaway_new": pages(is_form=True, data=TEXT),
    "care:takeaway": [look(OURS, takeaway_id="both.takeaway"), look(GONE, takeaway_id="past.takeaway")],
    "care:takeaway_edit": [
        both(OURS, TEXT | {"version": "1"}, takeaway_id="both.takeaway"),
        both(GONE, TEXT | {"version": "1"}, takeaway_id="past.takeaway"),
    ],
    "care:takeaway_delete": [
        act(done(ANAS_OWN), takeaway_id="both.takeaway"),
        act(GONE, takeaway_id="past.takeaway"),
    ],
    "care:session_notes": [look(SIGNED_IN)],
    "care:session_notes_shared": [look(SIGNED_IN)],
    "care:session_note_new": pages(is_form=True, data=TEXT),
    "care:session_note_edit": [
        both(ANAS_OWN, TEXT | {"version": "1"}, note_id="ana.session_note"),
        both(DORAS_OWN, TEXT | {"version": "1"}, note_id="dora.session_note"),
    ],
    "care:session_note_share": [
        act(done(ANAS_OWN), {"off": "yes"}, note_id="ana.session_note"),
        act(done(DORAS_OWN), {"off": "yes"}, note_id="dora.session_note"),
    ],
    "care:session_note_delete": [
        act(done(ANAS_OWN), note_id="ana.session_note"),
        act(done(DORAS_OWN), note_id="dora.session_note"),
    ],
}
OF_THERAPIST: dict[str, list[Case]] = {
    "care:suggestion_new": [
        both(THEAS_PAGE, {"title": "What makes an evening good?"}, **AT_TABLE),
        both(NO_PAGE, {"title": "What makes an evening good?"}, **LEFT),
        both(NO_PAGE, {"title": "What makes an evening good?"}, **PAST),
    ],
    "care:suggestion_withdraw": [
        act(done(THEAS_PAGE), suggestion_id="both.suggestion", **AT_TABLE),
        act(NO_PAGE, suggestion_id="past.suggestion", **PAST),
    ],
}
SESSIONS = OF_COUPLE | OF_THERAPIST
