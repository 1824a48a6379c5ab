"""Who may look and act where things are counted, budgeted and found out."""

from tests.architecture.matrix import GONE, OURS, Case, act, both, look, only

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
    "dreams:measure": _page({"target": "100", "unit": "EUR", "version": "2"}),
    "dreams:entries": [
        *_page({"amount": "5", "on": "2026-11-01"}),
        act(SENT_ON, {"amount": "5"}, get=SENT_ON, **WOVEN),
    ],
    "dreams:entries_names": [*_act({"off": "yes"}), *_act({"on": "yes"})],
    "dreams:entries_csv": [look(OURS, **HOME), look(GONE, **PAST), look(SENT_ON, **WOVEN)],
    "dreams:entries_import": [*_page({"bring": "yes"}), *_page({"away": "yes"}), look(SENT_ON, **WOVEN)],
    "dreams:entry": [
        *_page({"amount": "5", "on": "2026-11-01", "version": "1"}, entry_id="both.entry"),
        look(OURS, **HOME, entry_id="both.out"),
        both(GONE, {"amount": "5"}, **WOVEN, entry_id="both.entry"),
    ],
    "dreams:entry_out": _act(entry_id="both.entry"),
    "dreams:entry_back": _act(entry_id="both.out"),
    "dreams:budget": [*_page({"what": "Paint", "planned": "200"}), look(SENT_ON, **WOVEN)],
    "dreams:budget_currency": [*_page({"currency": "USD"}), look(OURS, **WOVEN)],
    "dreams:budget_line": [
        *_page({"what": "Paint", "version": "2"}, line_id="both.cost"),
        both(GONE, {"what": "Paint"}, **WOVEN, line_id="both.cost"),
    ],
    "dreams:budget_out": _act(line_id="both.cost"),
    "dreams:research": [*_page({"title": "New"}), look(OURS, **WOVEN)],
    "dreams:find": [
        *_page({"title": "New", "version": "2"}, find_id="both.find"),
        both(GONE, {"title": "New"}, **WOVEN, find_id="both.find"),
    ],
    "dreams:find_out": _act(find_id="both.find"),
}
