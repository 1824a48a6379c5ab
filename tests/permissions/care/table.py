"""Who gets what around therapists: the couple's table is both partners', a client is the therapist's, as long as they sit there."""

from tests.permissions.care.directory import DIRECTORY
from tests.permissions.care.sessions import SESSIONS
from tests.permissions.cases import GONE, OURS, PUBLIC, Case, act, both, done, look, only, row

THEAS_PAGE = only("thea", farid=302)
NO_PAGE = only(farid=302)
"""Farid stands in the list of therapists: he is asked for the terms first, whatever the address."""
YES = {"parts": ["story/"], "days": "90", "act": "yes"}

OF_COUPLE: dict[str, list[Case]] = {
    "care:table": [look(row(200))],
    "care:therapist_invite": [act(row(404, ana=302, ben=302, dora=302, eli=302), {}, get=row(200))],
    "care:engagement": [
        look(OURS, engagement_id="both.engagement"),
        look(OURS, engagement_id="both.ended_engagement"),
        look(GONE, engagement_id="past.engagement"),
    ],
    "care:therapist_confirm": [act(done(OURS), {"seen": "thea.id"}, engagement_id="both.invitation")],
    "care:therapist_withdraw": [act(done(OURS), engagement_id="both.invitation")],
    "care:parts": [
        both(OURS, YES, engagement_id="both.engagement"),
        act(done(OURS), YES, get=done(OURS), engagement_id="both.ended_engagement"),
        both(GONE, YES, engagement_id="past.engagement"),
    ],
    "care:part_close": [
        act(only("ana", gives=302), engagement_id="both.engagement", grant_id="both.grant"),
        act(GONE, engagement_id="past.engagement", grant_id="past.grant"),
    ],
    "care:yes_withdraw": [act(done(OURS), {"part": "intentions/"}, engagement_id="both.engagement")],
    "care:table_leave": [act(done(OURS), engagement_id="both.engagement")],
    "care:looks": [
        look(OURS, engagement_id="both.engagement"),
        look(OURS, engagement_id="both.ended_engagement"),
        look(GONE, engagement_id="past.engagement"),
    ],
}
OF_THERAPIST: dict[str, list[Case]] = {
    "care:seat_link": [Case(row(302, nobody=302), {"token": "ana.seat"})],
    "care:seat": [look(PUBLIC)],
    "care:invitation": [look(NO_PAGE, engagement_id="both.invitation")],
    "care:client_leave": [
        act(done(THEAS_PAGE), engagement_id="both.engagement"),
        act(NO_PAGE, engagement_id="both.ended_engagement"),
        act(NO_PAGE, engagement_id="past.engagement"),
    ],
}
CLIENTS: dict[str, list[Case]] = {
    name: [
        look(THEAS_PAGE, engagement_id="both.engagement"),
        look(NO_PAGE, engagement_id="both.ended_engagement"),
        look(NO_PAGE, engagement_id="past.engagement"),
        look(NO_PAGE, engagement_id="both.invitation"),
    ]
    for name in ("care:client", "care:client_print", "care:client_pdf", "care:client_state")
}
CARE = (
    OF_COUPLE
    | OF_THERAPIST
    | CLIENTS
    | DIRECTORY
    | SESSIONS
    | {"care:therapist_terms": [both(row(200), {})], "care:clients": [look(only("thea", "ruth", farid=302))]}
)
