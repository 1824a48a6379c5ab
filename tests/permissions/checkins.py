"""Who gets what at a check-in, by how far it is shared."""

from tests.permissions.cases import (
    ANAS_OPEN,
    ANAS_OWN,
    DORAS_OWN,
    FARIDS_OWN,
    GONE,
    PAIRED,
    SIGNED_IN,
    Case,
    act,
    both,
    look,
    only,
)

CHECKINS: dict[str, list[Case]] = {
    "checkins:check_in": [both(SIGNED_IN, {"place": "3-3", "sharing": "me"})],
    "checkins:mine": [look(SIGNED_IN)],
    "checkins:checkin_reminder": [both(SIGNED_IN, {"rhythm": "daily", "hour": "20:00"})],
    "checkins:patterns": [look(SIGNED_IN)],
    "checkins:shared_patterns": [look(PAIRED)],
    "checkins:partner": [look(PAIRED)],
    "checkins:check_in_one": [
        look(ANAS_OWN, checkin_id="ana.me"),
        look(ANAS_OPEN, checkin_id="ana.colour"),
        look(ANAS_OPEN, checkin_id="ana.all"),
        look(DORAS_OWN, checkin_id="dora.all"),
        look(FARIDS_OWN, checkin_id="farid.colour"),
    ],
    "checkins:check_in_edit": [
        both(ANAS_OWN, {"place": "3-3", "version": "1"}, checkin_id="ana.me"),
        both(ANAS_OWN, {"place": "3-3", "version": "1"}, checkin_id="ana.all"),
        both(FARIDS_OWN, {"place": "3-3", "version": "1"}, checkin_id="farid.colour"),
    ],
    "checkins:check_in_share": [
        act(only("ana", gives=302), {"sharing": "all"}, checkin_id=it) for it in ("ana.me", "ana.all")
    ],
    "checkins:check_in_delete": [act(only("ana", gives=302), checkin_id=it) for it in ("ana.me", "ana.all")]
    + [act(only("dora", gives=302), checkin_id="dora.all")],
    "checkins:respond": [
        act(only("ben", gives=302), {"kind": "see"}, checkin_id=it) for it in ("ana.all", "ana.colour")
    ]
    + [
        act(GONE, {"kind": "see"}, checkin_id="ana.me"),
        act(GONE, {"kind": "see"}, checkin_id="dora.all"),
    ],
    "checkins:tell_more": [
        act(only("ana", gives=302), {"more": "the bank called"}, checkin_id="both.asked-ana"),
        act(GONE, {"more": "the bank called"}, checkin_id="past.asked-dora"),
        act(GONE, {"more": "the bank called"}, checkin_id="ana.colour"),
        act(GONE, {"more": "the bank called"}, checkin_id="ana.me"),
    ],
    "checkins:closeness": [both(PAIRED, {"value": "4"})],
    "checkins:closeness_choice": [act(only("ana", "ben", "dora", "eli", gives=302))],
    "checkins:closeness_delete": [
        act(only("ana", gives=302), closeness_id="ana.closeness"),
        act(only("dora", gives=302), closeness_id="dora.closeness"),
    ],
    "checkins:response_withdraw": [
        act(only("ben", gives=302), checkin_id="ana.all"),
        act(GONE, checkin_id="ana.me"),
        act(GONE, checkin_id="dora.all"),
    ],
}
