"""The table itself: every address, who may look, who may act. A new address gets its lines here, beside its like.

An address that is nobody else's (one's own list, one's own profile) is open to all who are signed in; what it then does
concerns them alone, which the tests check against every row of Ana and Ben.
"""

from tests.architecture import permission_matrix
from tests.architecture.permission_matrix import (
    ANAS_OPEN,
    ANAS_OWN,
    DORAS_OWN,
    ELSEWHERE,
    FARIDS_OWN,
    FOR_BEN,
    GONE,
    OURS,
    PAIRED,
    POST_ONLY,
    PUBLIC,
    SIGNED_IN,
    Case,
    act,
    both,
    look,
    only,
    row,
)
from tests.permissions.measures import MEASURE
from tests.permissions.plan import PLAN
from tests.permissions.readiness_instrument import READINESS_INSTRUMENT
from tests.permissions.readiness_report import REPORT
from tests.permissions.readiness_scores import READINESS_SCORES
from tests.permissions.readiness_sittings import READINESS_SITTING
from tests.permissions.story_and_fridge import ON_THE_LINE
from tests.permissions.vision import MORE, VISION_TABLE

OUT = row(302, nobody=200)
"""For whoever is not signed in: the others are sent home."""
IN_TWO = row(302, ana=200, ben=200, dora=200, eli=200)
"""Invites; two who are a couple already read that they are."""

WEB = {
    "web:landing": [Case(row(302, nobody=200))],
    "web:home": [look(SIGNED_IN)],
    "web:search": [act(SIGNED_IN, {"words": "home"}, get=SIGNED_IN)],
    "web:unsent": [look(row(302))],
    "web:unsent_discard": [act(permission_matrix.done(SIGNED_IN), {"key": "x"})],
    "web:was_kept": [look(SIGNED_IN, key="x")],
    "web:leave_quickly": [Case(row(302, nobody=302))],
    "web:manifest": [look(PUBLIC)],
    "web:service_worker": [look(PUBLIC)],
    "web:offline": [look(PUBLIC)],
    "web:live": [look(PUBLIC)],
    "web:ready": [look(PUBLIC)],
    "set_language": [act(row(302, nobody=302), {"language": "es"}, get=row(302, nobody=302))],
}

PROFILE = {
    "name": "New",
    "hue": "mulberry",
    "time_zone": "UTC",
    "language": "en",
    "scheme": "auto",
    "week_begins": "usual",
}
PEOPLE = {
    "people:us": [look(SIGNED_IN)],
    "people:profile": [both(SIGNED_IN, PROFILE)],
    "people:devices": [look(SIGNED_IN)],
    "people:sessions_end": [act(permission_matrix.done(SIGNED_IN))],
    "people:session_end": [act(only("ana", gives=302), session_id="ana.session")],
    "people:who_sees": [look(SIGNED_IN)],
    "people:help_now": [look(PUBLIC)],
    "people:invite": [act(IN_TWO, {"words": "Come"}, get=SIGNED_IN)],
    "people:invite_revoke": [act(permission_matrix.done(SIGNED_IN))],
    "people:confirm": [act(permission_matrix.done(SIGNED_IN), {"answer": "yes", "seen": "ben.id"})],
    "people:join_link": [Case(row(302, nobody=302), {"token": "cleo"})],
    "people:join": [act(row(200, nobody=422, cleo=422, farid=422), {"code": "00000000"}, get=PUBLIC)],
    "people:join_cancel": [act(permission_matrix.done(SIGNED_IN))],
    "people:leave": [both(SIGNED_IN, {})],
    "people:export": [act(SIGNED_IN, get=SIGNED_IN)],
    "people:erase": [both(SIGNED_IN, {})],
}

LINE = {"line": "Another line", "version": "1"}
DREAMS = {
    "intentions:dreams": [both(SIGNED_IN, {"line": "One more"})],
    "dreams:dream_new": [both(SIGNED_IN, {"line": "One more", "audience": "keep"})],
    "intentions:intention_new": [
        act(row(200, ana=302, ben=302, dora=302, eli=302), {"name": "New"}, get=SIGNED_IN),
        Case(row(404, ana=200, cleo=200, farid=200), {}, {"mine": "ana.kept"}),
        Case(row(404, ben=200, cleo=200, farid=200), {}, {"theirs": "ana.open"}),
        Case(row(404, cleo=200, farid=200), {}, {"theirs": "ana.kept"}),
        act(row(404, ana=302, cleo=200, farid=200), {"name": "New", "mine": "ana.kept"}, get=SIGNED_IN),
        act(row(404, cleo=200, farid=200), {"name": "New", "theirs": "farid.open"}, get=SIGNED_IN),
    ],
    "dreams:dream": [
        look(ANAS_OWN, dream_id="ana.kept"),
        look(ANAS_OPEN, dream_id="ana.open"),
        look(ANAS_OWN, dream_id="ana.letgo"),
        look(DORAS_OWN, dream_id="dora.open"),
        look(FARIDS_OWN, dream_id="farid.open"),
        look(FARIDS_OWN, dream_id="farid.kept"),
        look(only("cleo"), dream_id="cleo.kept"),
    ],
    "dreams:dream_edit": [both(ANAS_OWN, LINE, dream_id=it) for it in ("ana.kept", "ana.open")]
    + [both(DORAS_OWN, LINE, dream_id="dora.open")],
    "dreams:dream_share": [act(only("ana", gives=302), dream_id=it) for it in ("ana.kept", "ana.open")],
    "dreams:dream_unshare": [act(only("ana", gives=302), dream_id=it) for it in ("ana.kept", "ana.open")]
    + [act(only("dora", gives=302), dream_id="dora.open")],
    "dreams:dream_reopen": [act(only("ana", gives=302), dream_id="ana.letgo")],
    "dreams:dream_support": [
        both(FOR_BEN, {"words": "Go"}, dream_id="ana.open"),
        both(GONE, {"words": "Go"}, dream_id="ana.kept"),
        both(GONE, {"words": "Go"}, dream_id="dora.open"),
    ],
    "dreams:dream_support_withdraw": [
        act(only("ben", gives=302), dream_id="ana.open"),
        act(GONE, dream_id="dora.open"),
    ],
    "dreams:dream_offer_reply": [act(only("ana", gives=302), {"answer": "accept"}, dream_id="ana.open")],
    "dreams:dream_ending": [
        both(ANAS_OWN, {"on": "2026-11-01", "words": "So"}, dream_id="ana.open", ending=ending)
        for ending in ("rest", "came-true", "let-go")
    ],
    "dreams:dream_obstacle": [
        act(only("ana", gives=302), {"obstacle": "So", "version": "1"}, get=ANAS_OWN, dream_id="ana.open"),
        both(FARIDS_OWN, {"obstacle": "So", "version": "1"}, dream_id="farid.open"),
    ],
    "dreams:dream_history": [look(ANAS_OWN, dream_id="ana.open"), look(ANAS_OWN, dream_id="ana.kept")],
    "intentions:dream_unweave": [
        act(only("ana", gives=302), dream_id="ana.open", intention_id="both.home"),
        act(GONE, dream_id="ana.kept", intention_id="past.home"),
        act(GONE, dream_id="farid.open", intention_id="past.home"),
    ],
}


def _together(data: dict[str, object] | None = None, *, looks: bool = False, **things: str) -> list[Case]:
    """An address of a couple's intention: theirs, and for an ex with an old link not there."""
    old = {key: thing.replace("both.", "past.") for key, thing in things.items()}
    if data is None:
        return [look(OURS, **things), look(GONE, **old)]
    if looks:
        return [both(OURS, data, **things), both(GONE, data, **old)]
    return [act(only("ana", "ben", gives=302), data, **things), act(GONE, data, **old)]


HOME, WOVEN = {"intention_id": "both.home"}, {"intention_id": "both.woven"}
STEP = HOME | {"milestone_id": "both.step"}
TOGETHER = {
    "intentions:intention": [*_together(**HOME), look(OURS, **WOVEN), look(OURS, intention_id="both.resting")],
    "intentions:intention_choose": [*_together({}, **HOME), act(only("ana", "ben", gives=302), **WOVEN)],
    "intentions:intention_unchoose": _together({}, **HOME),
    "intentions:intention_why": _together({"why": "Because", "reveal": "1"}, looks=True, **HOME),
    "intentions:intention_copy_words": [
        *_together({"bring": "line"}, looks=True, **HOME),
        both(ANAS_OWN, {"bring": "line"}, **WOVEN),
    ],
    "intentions:intention_edit": _together({"name": "New", "rhythm": "monthly", "version": "1"}, looks=True, **HOME),
    "intentions:intention_history": _together(**HOME),
    "intentions:intention_rest": _together({}, looks=True, **HOME),
    "intentions:intention_resume": [
        *_together({}, **HOME),
        act(only("ana", "ben", gives=302), intention_id="both.resting"),
    ],
    "intentions:intention_reach": _together({"on": "2026-11-01"}, looks=True, **HOME),
    "intentions:celebration": [
        act(only("ana", "ben", gives=302), {"words": "So"}, get=only("ana", "ben", gives=302), **HOME),
        both(GONE, {"words": "So"}, intention_id="past.home"),
        act(only("ana", "ben", gives=302), {"words": "So"}, get=OURS, intention_id="both.reached"),
    ],
    "intentions:intention_reopen": _together({}, **HOME),
    "intentions:revisits": _together(**HOME),
    "intentions:common_ground": _together({"words": "So"}, looks=True, **HOME),
    "intentions:common_ground_agree": _together({}, **HOME, meeting_id="both.meeting"),
    "intentions:common_ground_set_aside": _together({}, **HOME, meeting_id="both.meeting"),
    "intentions:intention_release": _together({}, looks=True, **HOME),
    "intentions:intention_release_withdraw": _together({}, **HOME),
    "intentions:revisit": [
        act(only("ana", "ben", gives=302), {"want": "yes"}, get=only("ben", ana=302), **HOME),
        both(GONE, {"want": "yes"}, intention_id="past.home"),
    ],
    "intentions:revisit_answers": [
        *_together(**HOME, revisit_id="both.look"),
        look(only("ana", ben=302), **HOME, revisit_id="both.begun"),
    ],
    "intentions:milestone_new": _together({"title": "New", "keeper": "both"}, looks=True, **HOME),
    "intentions:milestone_edit": [
        *_together({"title": "New", "keeper": "both", "version": "1"}, looks=True, **STEP),
        both(GONE, {"title": "New"}, intention_id="both.woven", milestone_id="both.step"),
    ],
    "intentions:milestone_act": [
        case for what in ("done", "undone", "up", "down", "out") for case in _together({}, **STEP, act=what)
    ],
}

CHECKINS = {
    "checkins:check_in": [both(SIGNED_IN, {"place": "3-3", "sharing": "me"})],
    "checkins:mine": [look(SIGNED_IN)],
    "checkins:partner": [look(PAIRED)],
    "checkins:check_in_one": [
        look(ANAS_OWN, checkin_id="ana.me"),
        look(ANAS_OPEN, checkin_id="ana.colour"),
        look(ANAS_OPEN, checkin_id="ana.all"),
        look(DORAS_OWN, checkin_id="dora.all"),
        look(FARIDS_OWN, checkin_id="farid.colour"),
    ],
    "checkins:check_in_share": [
        act(only("ana", gives=302), {"sharing": "all"}, checkin_id=it) for it in ("ana.me", "ana.all")
    ],
    "checkins:check_in_out": [act(only("ana", gives=302), checkin_id=it) for it in ("ana.me", "ana.all")]
    + [act(only("dora", gives=302), checkin_id="dora.all")],
    "checkins:respond": [
        act(only("ben", gives=302), {"kind": "see"}, checkin_id="ana.all"),
        act(GONE, {"kind": "see"}, checkin_id="ana.colour"),
        act(GONE, {"kind": "see"}, checkin_id="ana.me"),
        act(GONE, {"kind": "see"}, checkin_id="dora.all"),
    ],
    "checkins:respond_back": [
        act(only("ben", gives=302), checkin_id="ana.all"),
        act(GONE, checkin_id="ana.me"),
        act(GONE, checkin_id="dora.all"),
    ],
}

KEPT, OPEN = {"note_id": "ana.kept.note"}, {"note_id": "ana.open.note"}
VISION = {
    "vision:notes_about": [
        look(ANAS_OWN, kind="dream", about="ana.kept"),
        look(ANAS_OPEN, kind="dream", about="ana.open"),
        look(OURS, kind="intention", about="both.home"),
        look(GONE, kind="intention", about="past.home"),
        look(GONE, kind="person", about="ana.id"),
    ],
    "vision:note_new": [
        both(ANAS_OWN, {"text": "New"}, kind="dream", about="ana.kept"),
        both(ANAS_OWN, {"text": "New"}, kind="dream", about="ana.open"),
        both(OURS, {"text": "New"}, kind="intention", about="both.home"),
        both(GONE, {"text": "New"}, kind="intention", about="past.home"),
    ],
    "vision:note": [
        look(ANAS_OWN, **KEPT),
        look(ANAS_OPEN, **OPEN),
        look(OURS, note_id="both.note"),
        look(GONE, note_id="past.note"),
        look(DORAS_OWN, note_id="dora.open.note"),
    ],
    "vision:note_edit": [
        both(ANAS_OWN, {"text": "New"}, note_id=it) for it in ("ana.kept.note", "ana.open.note", "both.note")
    ]
    + [both(GONE, {"text": "New"}, note_id="past.note")],
    "vision:note_remove": [
        act(only("ana", gives=302), note_id=it) for it in ("ana.kept.note", "ana.open.note", "both.note")
    ]
    + [act(GONE, note_id="past.note")],
    "vision:photo": [
        look(ANAS_OWN, **KEPT, photo_id="ana.kept.photo", size=480),
        look(ANAS_OPEN, **OPEN, photo_id="ana.open.photo", size=1920),
        look(OURS, note_id="both.note", photo_id="both.photo", size=960),
        look(GONE, note_id="past.note", photo_id="past.photo", size=960),
        look(GONE, note_id="both.note", photo_id="ana.kept.photo", size=480),
        look(GONE, **OPEN, photo_id="ana.kept.photo", size=480),
        look(GONE, **OPEN, photo_id="ana.open.photo", size=481),
    ],
}

DELIVERY = {
    "delivery:notices": [look(SIGNED_IN)],
    "delivery:preferences": [both(SIGNED_IN, {})],
    "delivery:unsubscribe": [
        act(row(302, nobody=302), {}, get=PUBLIC, token="stop"),
        look(row(404, nobody=404), token="forged"),
    ],
    "delivery:snooze": [act(only("ana", gives=302), {"days": "1"}, delivery_id="both.notice")],
    "delivery:seen": [act(only("ana", gives=302), delivery_id="both.notice")],
}

SECOND = only("ana")
"""Of a second step that Ana alone has."""
ACCOUNT = {
    "account_login": [act(OUT, {"login": "x@example.org", "password": "wrong"}, get=OUT)],
    "account_logout": [act(row(302), get=row(200))],
    "account_inactive": [look(PUBLIC)],
    "account_signup": [act(OUT, {"email": "x"}, get=OUT)],
    "account_reauthenticate": [act(SIGNED_IN, {"password": "wrong"}, get=SIGNED_IN)],
    "account_email": [act(ELSEWHERE, {}, get=SIGNED_IN)],
    "account_email_verification_sent": [act(ELSEWHERE, {}, get=ELSEWHERE)],
    "account_change_password": [act(SIGNED_IN, {"oldpassword": "wrong"}, get=SIGNED_IN)],
    "account_set_password": [act(ELSEWHERE, {}, get=ELSEWHERE)],
    "account_reset_password": [act(PUBLIC, {"email": ""}, get=PUBLIC)],
    "account_confirm_login_code": [act(ELSEWHERE, {}, get=ELSEWHERE)],
    "account_confirm_password_reset_code": [act(ELSEWHERE, {}, get=ELSEWHERE)],
    "account_complete_password_reset": [act(ELSEWHERE, {}, get=ELSEWHERE)],
    "account_password_reset_completed": [look(PUBLIC)],
    "account_signup_by_passkey": [act(OUT, {"email": "x"}, get=OUT)],
    "mfa_index": [look(SIGNED_IN)],
    "mfa_authenticate": [act(ELSEWHERE, {}, get=ELSEWHERE)],
    "mfa_reauthenticate": [act(row(302, ana=200), {"code": "wrong"}, get=row(302, ana=200))],
    "mfa_activate_totp": [act(row(200, ana=302), {"code": "wrong"}, get=row(200, ana=302))],
    "mfa_deactivate_totp": [both(SECOND, {})],
    "mfa_view_recovery_codes": [look(SECOND)],
    "mfa_generate_recovery_codes": [act(row(200, ana=302), {}, get=SIGNED_IN)],
    "mfa_download_recovery_codes": [look(SECOND)],
    "mfa_list_webauthn": [look(SIGNED_IN)],
    "mfa_add_webauthn": [act(SIGNED_IN, {"name": "x"}, get=SIGNED_IN)],
    "mfa_reauthenticate_webauthn": [act(row(302), {}, get=row(302, ana=200))],
    "mfa_remove_webauthn": [both(SECOND, {}, pk="ana.passkey")],
    "mfa_edit_webauthn": [both(SECOND, {"name": "Other"}, pk="ana.passkey")],
    "mfa_login_webauthn": [act(ELSEWHERE, {}, get=ELSEWHERE)],
    "mfa_signup_webauthn": [act(ELSEWHERE, {}, get=ELSEWHERE)],
    "usersessions_list": [act(ELSEWHERE, {}, get=ELSEWHERE)],
    "nameless: account/sessions/": [act(ELSEWHERE, {}, get=ELSEWHERE)],
}

TABLE: dict[str, list[Case]] = (
    WEB | PEOPLE | DREAMS | ON_THE_LINE | TOGETHER | PLAN | MEASURE | CHECKINS | VISION | DELIVERY | ACCOUNT
)
TABLE |= VISION_TABLE | {name: TABLE[name] + cases for name, cases in MORE.items()}
TABLE |= READINESS_INSTRUMENT | READINESS_SITTING | READINESS_SCORES | REPORT

__all__ = ["POST_ONLY", "TABLE"]
