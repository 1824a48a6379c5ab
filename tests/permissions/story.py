"""Who gets what on the horizon and of the five-year plan."""

from tests.permissions.cases import ANAS_OWN, GONE, OURS, SIGNED_IN, Case, both, look

STORY: dict[str, list[Case]] = {
    "story:horizon": [look(SIGNED_IN)],
    "story:horizon_move": [
        both(ANAS_OWN, {"horizon": "someday"}, kind="dream", thing_id="ana.kept"),
        both(ANAS_OWN, {"horizon": "someday"}, kind="dream", thing_id="ana.open"),
        both(OURS, {"horizon": "someday"}, kind="intention", thing_id="both.home"),
        both(GONE, {"horizon": "someday"}, kind="intention", thing_id="past.home"),
    ],
    "story:calendar": [look(SIGNED_IN)],
    "story:five_year_plan": [look(SIGNED_IN)],
    "story:five_year_plan_pdf": [look(SIGNED_IN)],
}
