"""Who gets what at the readiness test: its pages, one’s own way through it, a sitting, its report and what comes of it."""

from tests.permissions.cases import (
    ANAS_OWN,
    DORAS_OWN,
    GONE,
    OURS,
    POST_ONLY,
    SIGNED_IN,
    Case,
    act,
    both,
    done,
    look,
    only,
)

SITTING, PAST = {"sitting_id": "both.report"}, {"sitting_id": "past.report"}
UNREAD = {"sitting_id": "both.sitting"}
MONEY = {"key": "money"}
ANA_ACTS, BOTH_ACT = only("ana", gives=302), only("ana", "ben", gives=302)

SITTINGS: dict[str, list[Case]] = {
    "readiness:about": [look(SIGNED_IN)],
    "readiness:consent": [both(SIGNED_IN, {"answer": answer}) for answer in ("yes", "no")],
    "readiness:readiness": [look(SIGNED_IN)],
    "readiness:start": [act(only("ana", "ben", "dora", "eli", gives=302), {"form": "short"})],
    "readiness:alone": [act(done(SIGNED_IN), {"form": "short"})],
    "readiness:one_area": [
        act(only("ana", "ben", "dora", "eli", gives=302), {"area": "money"}, get=only("ana", "ben", "dora", "eli"))
    ],
    "readiness:modules": [
        act(ANA_ACTS, {"modules": "distance"}, get=ANAS_OWN, attempt_id="ana.attempt"),
        act(only("dora", gives=302), {}, get=DORAS_OWN, attempt_id="dora.attempt"),
    ],
    "readiness:sitting": [
        look(OURS, sitting_id="both.sitting"),
        look(OURS, sitting_id="both.ended"),
        look(GONE, sitting_id="past.sitting"),
    ],
    "readiness:begin": [
        act(BOTH_ACT, {}, get=only("ben", ana=302), sitting_id="both.sitting"),
        act(GONE, {"bring": "ana.alone"}, get=GONE, sitting_id="both.ended"),
        act(GONE, {}, get=GONE, sitting_id="past.sitting"),
    ],
    "readiness:continue_in_full": [
        both(OURS, {}, sitting_id="both.sitting"),
        both(GONE, {}, sitting_id="both.ended"),
        both(GONE, {}, sitting_id="past.sitting"),
    ],
    "readiness:abandon": [
        both(OURS, {}, sitting_id="both.sitting"),
        both(GONE, {}, sitting_id="both.ended"),
        both(GONE, {}, sitting_id="past.sitting"),
    ],
    "readiness:overview": [
        look(ANAS_OWN, attempt_id="ana.attempt"),
        look(ANAS_OWN, attempt_id="ana.alone"),
        look(DORAS_OWN, attempt_id="dora.attempt"),
    ],
    "readiness:go_on": [look(ANA_ACTS, attempt_id="ana.attempt"), look(ANA_ACTS, attempt_id="ana.alone")],
    "readiness:question": [
        both(ANAS_OWN, {"wish": "2", "agree": "2", "value": "2"}, attempt_id="ana.attempt", n=1),
        act(ANA_ACTS, {"wish": "2"}, get=ANA_ACTS, attempt_id="ana.alone", n=1),
        both(GONE, {"wish": "2"}, attempt_id="ana.attempt", n=999),
        both(DORAS_OWN, {"wish": "2"}, attempt_id="dora.attempt", n=1),
    ],
    "readiness:end": [
        both(ANAS_OWN, {}, attempt_id="ana.attempt"),
        act(ANA_ACTS, {}, get=ANA_ACTS, attempt_id="ana.alone"),
    ],
    "readiness:finished": [look(ANA_ACTS, attempt_id="ana.attempt"), look(ANAS_OWN, attempt_id="ana.alone")],
    "readiness:own_reflection": [
        look(ANAS_OWN, attempt_id="ana.alone"),
        look(only("ben"), attempt_id="ben.reflection"),
        look(GONE, attempt_id="ana.attempt"),
        look(DORAS_OWN, attempt_id="dora.attempt"),
    ],
    "readiness:delete": [
        both(ANAS_OWN, {}, attempt_id="ana.alone"),
        both(only("ben"), {}, attempt_id="ben.reflection"),
        both(GONE, {}, attempt_id="ana.attempt"),
    ],
}

REPORT: dict[str, list[Case]] = {
    f"readiness:{name}": [look(OURS, **SITTING), look(GONE, **UNREAD), look(GONE, **PAST)]
    for name in ("report_map", "report_print", "report_pdf")
} | {
    "readiness:movement": [look(GONE, **SITTING), look(GONE, **PAST)],
    "readiness:report_page": [
        case
        for page in ("how", "strengths", "good-news", "talk", "open", "values", "surprises", "pick", "thanks")
        for case in (look(OURS, **SITTING, page=page), look(GONE, **PAST, page=page))
    ],
    "readiness:area": [
        look(OURS, **SITTING, **MONEY),
        look(OURS, **SITTING, key="time"),
        look(GONE, **UNREAD, **MONEY),
        look(GONE, **PAST, **MONEY),
    ],
    "readiness:look": [
        act(ANA_ACTS, {}, attempt_id="ana.looked"),
        act(ANA_ACTS, {}, attempt_id="ana.attempt"),
        act(GONE, {}, attempt_id="ana.alone"),
        act(only("dora", gives=302), {}, attempt_id="dora.looked"),
    ],
    "readiness:press": [
        act(BOTH_ACT, {}, **SITTING, form="short", key="time"),
        act(GONE, {}, **SITTING, form="full", key="time"),
        act(GONE, {}, **UNREAD, form="short", key="time"),
        act(GONE, {}, **PAST, form="short", key="time"),
    ],
    "readiness:press_all": [
        act(BOTH_ACT, {}, **SITTING, form="short"),
        act(BOTH_ACT, {"not-yet": ""}, **SITTING, form="short"),
        act(GONE, {}, **SITTING, form="full"),
        act(GONE, {}, **UNREAD, form="short"),
        act(GONE, {}, **PAST, form="short"),
    ],
    "readiness:talk_mark": [
        case
        for mark in ("talked", "none")
        for case in (
            act(BOTH_ACT, {"mark": mark}, get=POST_ONLY, **SITTING, topic="money-pots"),
            act(GONE, {"mark": mark}, get=POST_ONLY, **UNREAD, topic="money-pots"),
            act(GONE, {"mark": mark}, get=POST_ONLY, **PAST, topic="money-pots"),
        )
    ]
    + [
        act(GONE, {"mark": "talked"}, get=POST_ONLY, **SITTING, topic="free-time"),
        act(GONE, {"mark": "partly"}, get=POST_ONLY, **SITTING, topic="money-pots"),
    ],
    "readiness:remind": [act(BOTH_ACT, {"months": "3"}, **SITTING), act(GONE, {"months": "3"}, **PAST)],
    "readiness:set_aside_for": [
        act(BOTH_ACT, {"area": "money", "moment": "ritual"}, **SITTING),
        act(BOTH_ACT, {"area": "money", "moment": "bridge"}, **SITTING),
        act(GONE, {"area": "time", "moment": "ritual"}, **SITTING),
        act(GONE, {"area": "money", "moment": "ritual"}, **PAST),
    ],
    "readiness:start_intention": [
        both(OURS, {"name": "New"}, **SITTING, **MONEY),
        both(GONE, {"name": "New"}, **SITTING, key="time"),
        both(GONE, {"name": "New"}, **PAST, **MONEY),
    ],
    "readiness:bridge_open": [
        both(OURS, {"title": "New"}, **SITTING, **MONEY),
        both(GONE, {"title": "New"}, **SITTING, key="time"),
        both(GONE, {"title": "New"}, **PAST, **MONEY),
    ],
    "readiness:follow_up_end": [
        act(BOTH_ACT, {}, get=POST_ONLY, follow_up_id="both.aside"),
        act(GONE, {}, get=POST_ONLY, follow_up_id="past.aside"),
    ],
}

READINESS = SITTINGS | REPORT
