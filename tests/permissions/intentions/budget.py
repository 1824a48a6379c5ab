"""Who may write what something costs."""

from tests.permissions.cases import GONE, OURS, Case, both, look
from tests.permissions.intentions.cases import BOTH_ACT, WOVEN, act_on_home, page_of_home

BUDGET: dict[str, list[Case]] = {
    "intentions:budget": [*page_of_home({"what": "Paint", "planned": "200"}), look(BOTH_ACT, **WOVEN)],
    "intentions:budget_currency": [*page_of_home({"currency": "USD"}), look(OURS, **WOVEN)],
    "intentions:budget_line": [
        *page_of_home({"what": "Paint", "version": "2"}, line_id="both.cost"),
        both(GONE, {"what": "Paint"}, **WOVEN, line_id="both.cost"),
    ],
    "intentions:budget_line_remove": act_on_home(line_id="both.cost"),
}
