"""Who gets what at a dream: its own person, and the partner when it is open."""

from tests.permissions.cases import (
    ANAS_OPEN,
    ANAS_OWN,
    DORAS_OWN,
    FARIDS_OWN,
    FOR_BEN,
    GONE,
    SIGNED_IN,
    Case,
    act,
    both,
    look,
    only,
)

LINE = {"line": "Another line", "version": "1"}

DREAMS: dict[str, list[Case]] = {
    "dreams:dream_new": [both(SIGNED_IN, {"line": "One more", "audience": "keep"})],
    "dreams:dream": [
        look(ANAS_OWN, dream_id="ana.kept"),
        look(ANAS_OPEN, dream_id="ana.open"),
        look(ANAS_OWN, dream_id="ana.letgo"),
        look(DORAS_OWN, dream_id="dora.open"),
        look(FARIDS_OWN, dream_id="farid.open"),
        look(FARIDS_OWN, dream_id="farid.kept"),
        look(only("cleo"), dream_id="cleo.kept"),
    ],
    "dreams:dream_edit": [both(ANAS_OWN, LINE, dream_id=it) for it in ("ana.kept", "ana.open")]
    + [both(DORAS_OWN, LINE, dream_id="dora.open")],
    "dreams:dream_share": [act(only("ana", gives=302), dream_id=it) for it in ("ana.kept", "ana.open")],
    "dreams:dream_unshare": [act(only("ana", gives=302), dream_id=it) for it in ("ana.kept", "ana.open")]
    + [act(only("dora", gives=302), dream_id="dora.open")],
    "dreams:dream_reopen": [act(only("ana", gives=302), dream_id="ana.letgo")],
    "dreams:dream_support": [
        both(FOR_BEN, {"words": "Go"}, dream_id="ana.open"),
        both(GONE, {"words": "Go"}, dream_id="ana.kept"),
        both(GONE, {"words": "Go"}, dream_id="dora.open"),
    ],
    "dreams:dream_support_withdraw": [
        act(only("ben", gives=302), dream_id="ana.open"),
        act(GONE, dream_id="dora.open"),
    ],
    "dreams:dream_offer_reply": [act(only("ana", gives=302), {"answer": "accept"}, dream_id="ana.open")],
    "dreams:dream_ending": [
        both(ANAS_OWN, {"on": "2026-11-01", "words": "So"}, dream_id="ana.open", ending=ending)
        for ending in ("rest", "came-true", "let-go")
    ],
    "dreams:dream_obstacle": [
        act(only("ana", gives=302), {"obstacle": "So", "version": "1"}, get=ANAS_OWN, dream_id="ana.open"),
        both(FARIDS_OWN, {"obstacle": "So", "version": "1"}, dream_id="farid.open"),
    ],
    "dreams:dream_history": [look(ANAS_OWN, dream_id="ana.open"), look(ANAS_OWN, dream_id="ana.kept")],
}
