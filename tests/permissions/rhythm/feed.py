"""Who gets what at the calendar feed."""

from tests.permissions.cases import ELSEWHERE, PUBLIC, SIGNED_IN, Case, act, look, only, row

NEVER = row(404, nobody=404)

FEED: dict[str, list[Case]] = {
    "feed:feed": [act(only("ana", "dora", gives=302), {"named": "on"}, get=SIGNED_IN)],
    "feed:feed_new": [act(ELSEWHERE, {"feed_token": "short"}, get=SIGNED_IN)],
    "feed:feed_end": [act(ELSEWHERE, {})],
    "feed:calendar_file": [
        look(PUBLIC, token="ana.feed_token"),
        look(PUBLIC, token="dora.feed_token"),
        look(NEVER, token="no.feed_token"),
    ],
}
