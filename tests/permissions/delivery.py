"""Who gets what of notices, of what somebody wants to hear, and of a link in a mail."""

from tests.permissions.cases import PUBLIC, SIGNED_IN, Case, act, both, look, only, row

DELIVERY: dict[str, list[Case]] = {
    "delivery:notices": [look(SIGNED_IN)],
    "delivery:preferences": [both(SIGNED_IN, {})],
    "delivery:unsubscribe": [
        act(row(302, nobody=302), {}, get=PUBLIC, token="stop"),
        look(row(404, nobody=404), token="forged"),
    ],
    "delivery:later": [
        act(row(204, nobody=204), {}, get=row(405, nobody=405), token="later"),
        act(row(404, nobody=404), {}, get=row(405, nobody=405), token="forged"),
    ],
    "delivery:partner_events": [look(SIGNED_IN)],
    "delivery:push_device_add": [act(row(302))],
    "delivery:push_device_remove": [act(only("ana", gives=302), device_id="ana.device")],
    "delivery:mark_all_seen": [act(row(302))],
    "delivery:open_notice": [act(only("ana", gives=302), delivery_id="both.news")],
    "delivery:snooze": [act(only("ana", gives=302), {"days": "1"}, delivery_id="both.notice")],
    "delivery:mark_seen": [act(only("ana", gives=302), delivery_id="both.notice")],
}
