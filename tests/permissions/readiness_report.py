"""Who gets what at the report of the readiness test and at what comes of it."""

from tests.architecture import permission_matrix
from tests.architecture.permission_matrix import GONE, OURS, POST_ONLY, Case, act, both, look, only

SITTING, PAST = {"sitting_id": "both.report"}, {"sitting_id": "past.report"}
UNREAD = {"sitting_id": "both.sitting"}
BOTH_ACT = permission_matrix.done(OURS)
MONEY = {"key": "money"}

REPORT: dict[str, list[Case]] = {
    f"readiness:{name}": [look(OURS, **SITTING), look(GONE, **UNREAD), look(GONE, **PAST)]
    for name in ("report", "report_print", "report_pdf")
} | {
    "readiness:movement": [look(GONE, **SITTING), look(GONE, **PAST)],
    "readiness:report_page": [
        case
        for page in ("how", "strengths", "good-news", "talk", "open", "values", "understanding", "pick")
        for case in (look(OURS, **SITTING, page=page), look(GONE, **PAST, page=page))
    ],
    "readiness:area": [
        look(OURS, **SITTING, **MONEY),
        look(OURS, **SITTING, key="time"),
        look(GONE, **UNREAD, **MONEY),
        look(GONE, **PAST, **MONEY),
    ],
    "readiness:look": [
        act(only("ana", gives=302), {}, attempt_id="ana.looked"),
        act(only("ana", gives=302), {}, attempt_id="ana.attempt"),
        act(GONE, {}, attempt_id="ana.alone"),
        act(only("dora", gives=302), {}, attempt_id="dora.looked"),
    ],
    "readiness:press": [
        act(BOTH_ACT, {}, **SITTING, form="short", key="time"),
        act(GONE, {}, **SITTING, form="full", key="time"),
        act(GONE, {}, **UNREAD, form="short", key="time"),
        act(GONE, {}, **PAST, form="short", key="time"),
    ],
    "readiness:remind": [act(BOTH_ACT, {"months": "3"}, **SITTING), act(GONE, {"months": "3"}, **PAST)],
    "readiness:set_aside_for": [
        act(BOTH_ACT, {"area": "money", "moment": "ritual"}, **SITTING),
        act(GONE, {"area": "time", "moment": "ritual"}, **SITTING),
        act(GONE, {"area": "money", "moment": "ritual"}, **PAST),
    ],
    "readiness:start_intention": [
        both(OURS, {"name": "New"}, **SITTING, **MONEY),
        both(GONE, {"name": "New"}, **SITTING, key="time"),
        both(GONE, {"name": "New"}, **PAST, **MONEY),
    ],
    "readiness:follow_up_end": [
        act(BOTH_ACT, {}, get=POST_ONLY, follow_up_id="both.aside"),
        act(GONE, {}, get=POST_ONLY, follow_up_id="past.aside"),
    ],
}
