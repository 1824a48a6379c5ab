"""Who gets what at the addresses of a sitting, and of one's own way through the test."""

from tests.architecture import permission_matrix
from tests.architecture.permission_matrix import ANAS_OWN, DORAS_OWN, GONE, OURS, SIGNED_IN, Case, act, both, look, only

ANA_ACTS = only("ana", gives=302)

READINESS_SITTING: dict[str, list[Case]] = {
    "readiness:readiness": [look(SIGNED_IN)],
    "readiness:start": [act(only("ana", "ben", "dora", "eli", gives=302), {"form": "short"})],
    "readiness:alone": [act(permission_matrix.done(SIGNED_IN), {"form": "short"})],
    "readiness:sitting": [
        look(OURS, sitting_id="both.sitting"),
        look(OURS, sitting_id="both.ended"),
        look(GONE, sitting_id="past.sitting"),
    ],
    "readiness:begin": [
        act(only("ana", "ben", gives=302), {}, get=only("ben", ana=302), sitting_id="both.sitting"),
        act(GONE, {"bring": "ana.alone"}, get=GONE, sitting_id="both.ended"),
        act(GONE, {}, get=GONE, sitting_id="past.sitting"),
    ],
    "readiness:continue": [
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
    "readiness:reflection": [
        look(ANAS_OWN, attempt_id="ana.alone"),
        look(only("ben"), attempt_id="ben.reflection"),
        look(GONE, attempt_id="ana.attempt"),
        look(DORAS_OWN, attempt_id="dora.attempt"),
    ],
    "readiness:forget": [
        both(ANAS_OWN, {}, attempt_id="ana.alone"),
        both(only("ben"), {}, attempt_id="ben.reflection"),
        both(GONE, {}, attempt_id="ana.attempt"),
    ],
}
