"""Who may write what was found out."""

from tests.permissions.cases import GONE, OURS, Case, both, look
from tests.permissions.intentions.cases import WOVEN, act_on_home, page_of_home

RESEARCH: dict[str, list[Case]] = {
    "intentions:research": [*page_of_home({"title": "New"}), look(OURS, **WOVEN)],
    "intentions:research_item": [
        *page_of_home({"title": "New", "version": "2"}, item_id="both.find"),
        both(GONE, {"title": "New"}, **WOVEN, item_id="both.find"),
    ],
    "intentions:research_item_remove": act_on_home(item_id="both.find"),
}
