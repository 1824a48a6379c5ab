"""Who gets what on the horizon, of the five-year plan and of the story."""

from tests.permissions.cases import (
    ANAS_OPEN,
    ANAS_OWN,
    DORAS_OWN,
    FARIDS_OWN,
    GONE,
    OURS,
    PAIRED,
    SIGNED_IN,
    Case,
    act,
    both,
    done,
    look,
    only,
)

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
    "story:story": [look(PAIRED)],
    "story:story_choices": [act(done(PAIRED), {"endings": "on", "on_this_day": "on"})],
    "story:on_this_day": [act(done(PAIRED), {"off": "yes"})],
    "story:charts": [look(PAIRED)],
    "story:year": [look(PAIRED, year=2026), look(GONE, year=1666), look(GONE, year=2999)],
    "story:year_pdf": [look(PAIRED, year=2026), look(GONE, year=1666)],
    "story:alignment": [look(PAIRED)],
    "story:statements": [look(SIGNED_IN)],
    "story:shared_statement": [
        look(ANAS_OPEN, statement_id="ana.statement"),
        look(only("ana", "ben"), statement_id="ben.statement"),
        look(DORAS_OWN, statement_id="dora.statement"),  # shared with whom she was with before
        look(FARIDS_OWN, statement_id="farid.statement"),
    ],
    "story:statement_unshare": [
        act(only("ana", gives=302), statement_id="ana.statement"),
        act(only("dora", gives=302), statement_id="dora.statement"),
        act(only("farid", gives=302), statement_id="farid.statement"),
    ],
    "story:statement_share": [
        act(only("ana", "ben", "dora", gives=302), kind="own_dreams"),  # who has enough dreams, and a partner
        act(GONE, kind="bridges"),
    ],
}
