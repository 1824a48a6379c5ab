"""Who may look and act where things are counted, budgeted and found out."""

from tests.architecture.permission_matrix import GONE, OURS, Case, act, both, look, only

HOME, PAST = {"intention_id": "both.home"}, {"intention_id": "past.home"}
WOVEN = {"intention_id": "both.woven"}
SENT_ON = only("ana", "ben", gives=302)
"""For the couple a redirect; for all others it isn't there."""


def _page(data: dict[str, object], **things: str) -> list[Case]:
    """A page with a form: the couple's, and for an ex with an old link not there."""
    old = {key: thing.replace("both.", "past.") for key, thing in things.items()}
    return [both(OURS, data, **HOME, **things), both(GONE, data, **PAST, **old)]


def _act(data: dict[str, object] | None = None, **things: str) -> list[Case]:
    """An act of the couple's; not there for an ex, nor for the couple through an intention it isn't of."""
    old = {key: thing.replace("both.", "past.") for key, thing in things.items()}
    wrong = [act(GONE, data, **WOVEN, **things)] if things else []
    return [act(SENT_ON, data, **HOME, **things), act(GONE, data, **PAST, **old), *wrong]


MEASURE: dict[str, list[Case]] = {
    "intentions:measure": _page({"target": "100", "unit": "EUR", "version": "2"}),
    "intentions:entries": [
        *_page({"amount": "5", "on": "2026-11-01"}),
        act(SENT_ON, {"amount": "5"}, get=SENT_ON, **WOVEN),
    ],
    "intentions:entries_anonymity": [*_act({"off": "yes"}), *_act({"on": "yes"})],
    "intentions:entries_csv": [look(OURS, **HOME), look(GONE, **PAST), look(SENT_ON, **WOVEN)],
    "intentions:entries_import": [*_page({"bring": "yes"}), *_page({"away": "yes"}), look(SENT_ON, **WOVEN)],
    "intentions:entry": [
        *_page({"amount": "5", "on": "2026-11-01", "version": "1"}, entry_id="both.entry"),
        look(OURS, **HOME, entry_id="both.out"),
        both(GONE, {"amount": "5"}, **WOVEN, entry_id="both.entry"),
    ],
    "intentions:entry_remove": _act(entry_id="both.entry"),
    "intentions:entry_restore": _act(entry_id="both.out"),
    "intentions:budget": [*_page({"what": "Paint", "planned": "200"}), look(SENT_ON, **WOVEN)],
    "intentions:budget_currency": [*_page({"currency": "USD"}), look(OURS, **WOVEN)],
    "intentions:budget_line": [
        *_page({"what": "Paint", "version": "2"}, line_id="both.cost"),
        both(GONE, {"what": "Paint"}, **WOVEN, line_id="both.cost"),
    ],
    "intentions:budget_line_remove": _act(line_id="both.cost"),
    "intentions:research": [*_page({"title": "New"}), look(OURS, **WOVEN)],
    "intentions:research_item": [
        *_page({"title": "New", "version": "2"}, find_id="both.find"),
        both(GONE, {"title": "New"}, **WOVEN, find_id="both.find"),
    ],
    "intentions:research_item_remove": _act(find_id="both.find"),
}
