"""Who gets what around an account: signing in, second steps, who is together with whom, one’s own profile."""

from tests.permissions.cases import ELSEWHERE, GONE, PUBLIC, SIGNED_IN, Case, act, both, done, look, only, row

OUT = row(302, nobody=200)
"""For whoever is not signed in: the others are sent home."""
IN_TWO = row(302, ana=200, ben=200, dora=200, eli=200)
"""Invites; two who are a couple already read that they are."""
SECOND = only("ana")
"""Of a second step that Ana alone has."""
CODE_ASKED = row(302, ana=200, thea=200, ruth=200)
HAS_CODES = row(200, ana=302, thea=302, ruth=302)
"""Ana and the therapists have an app with codes."""
PROFILE = {
    "name": "New",
    "hue": "mulberry",
    "time_zone": "UTC",
    "language": "en",
    "scheme": "auto",
    "week_begins": "usual",
}

PAST = only("dora", "farid")
"""What the two made who are no couple any more: each reads a copy, and nobody else does."""

COUPLE: dict[str, list[Case]] = {
    "people:us": [look(SIGNED_IN)],
    "people:profile": [both(SIGNED_IN, PROFILE)],
    "people:devices": [look(SIGNED_IN)],
    "people:app_lock": [both(SIGNED_IN, {"minutes": "0"})],
    "people:sessions_end": [act(done(SIGNED_IN))],
    "people:session_end": [act(only("ana", gives=302), session_id="ana.session")],
    "people:who_sees": [look(SIGNED_IN)],
    "people:help_now": [look(PUBLIC)],
    "people:invite": [act(IN_TWO, {"words": "Come"}, get=SIGNED_IN)],
    "people:invite_revoke": [act(done(SIGNED_IN))],
    "people:confirm": [act(done(SIGNED_IN), {"answer": "yes", "seen": "ben.id"})],
    "people:join_link": [Case(row(302, nobody=302), {"token": "cleo"})],
    "people:join": [
        act(row(200, nobody=422, cleo=422, farid=422, thea=422, ruth=422), {"code": "00000000"}, get=PUBLIC)
    ],
    "people:join_cancel": [act(done(SIGNED_IN))],
    "people:lapsed_hide": [act(done(SIGNED_IN))],
    "people:leave": [both(SIGNED_IN, {})],
    "people:end_hide": [act(done(SIGNED_IN))],
    "people:past": [look(SIGNED_IN)],
    "people:past_copy": [look(PAST, couple_id="past.couple"), look(GONE, couple_id="both.couple")],
    "people:past_place": [
        look(PAST, couple_id="past.couple", place="past.place"),
        look(PAST, couple_id="past.couple", place="fridge"),
        look(GONE, couple_id="both.couple", place="fridge"),
    ],
    "people:past_file": [
        look(PAST, couple_id="past.couple", place="past.place", file_id="past.photo"),
        look(GONE, couple_id="past.couple", place="past.place", file_id="both.photo"),
        look(GONE, couple_id="both.couple", place="past.place", file_id="past.photo"),
    ],
    "people:past_words": [both(PAST, {}, couple_id="past.couple"), both(GONE, {}, couple_id="both.couple")],
    "people:past_delete": [both(PAST, {}, couple_id="past.couple"), both(GONE, {}, couple_id="both.couple")],
    "people:export": [act(SIGNED_IN, get=SIGNED_IN)],
    "people:import_data": [act(row(422, nobody=302, ana=302), {"away": "1"}, get=SIGNED_IN)],
    "people:erase": [both(SIGNED_IN, {})],
    "people:erase_undo": [act(done(SIGNED_IN))],
}

ACCOUNT: dict[str, list[Case]] = {
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
    "mfa_reauthenticate": [act(CODE_ASKED, {"code": "wrong"}, get=CODE_ASKED)],
    "mfa_activate_totp": [act(HAS_CODES, {"code": "wrong"}, get=HAS_CODES)],
    "mfa_deactivate_totp": [both(only("ana", "thea", "ruth"), {})],
    "mfa_view_recovery_codes": [look(SECOND)],
    "mfa_generate_recovery_codes": [act(HAS_CODES, {}, get=SIGNED_IN)],
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

PEOPLE = COUPLE | ACCOUNT
