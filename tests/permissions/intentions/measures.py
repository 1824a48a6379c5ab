"""Who may count, correct and bring in what was counted."""

from tests.permissions.cases import GONE, OURS, Case, act, both, look
from tests.permissions.intentions.cases import BOTH_ACT, HOME, PAST, WOVEN, act_on_home, page_of_home

MEASURES: dict[str, list[Case]] = {
    "intentions:measure": page_of_home({"target": "100", "unit": "EUR", "version": "2"}),
    "intentions:entries": [
        *page_of_home({"amount": "5", "on": "2026-11-01"}),
        act(BOTH_ACT, {"amount": "5"}, get=BOTH_ACT, **WOVEN),
    ],
    "intentions:entries_anonymity": [*act_on_home({"off": "yes"}), *act_on_home({"on": "yes"})],
    "intentions:entries_csv": [look(OURS, **HOME), look(GONE, **PAST), look(BOTH_ACT, **WOVEN)],
    "intentions:entries_import": [
        *page_of_home({"bring": "yes"}),
        *page_of_home({"away": "yes"}),
        look(BOTH_ACT, **WOVEN),
    ],
    "intentions:entry": [
        *page_of_home({"amount": "5", "on": "2026-11-01", "version": "1"}, entry_id="both.entry"),
        look(OURS, **HOME, entry_id="both.out"),
        both(GONE, {"amount": "5"}, **WOVEN, entry_id="both.entry"),
    ],
    "intentions:entry_remove": act_on_home(entry_id="both.entry"),
    "intentions:entry_restore": act_on_home(entry_id="both.out"),
}
