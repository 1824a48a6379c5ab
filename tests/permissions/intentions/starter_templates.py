"""Who may begin from a template."""

from tests.permissions.cases import GONE, SIGNED_IN, Case, look
from tests.permissions.intentions.cases import HOME, ours

STARTER_TEMPLATES: dict[str, list[Case]] = {
    "intentions:starter_templates": [look(SIGNED_IN)],
    "intentions:intention_starter_templates": ours(**HOME),
    "intentions:starter_template_apply": [
        *ours({"take_0": "on", "title_0": "New"}, looks=True, **HOME, key="first-home"),
        look(GONE, **HOME, key="a-castle"),
    ],
    "intentions:questions_hide": ours({}, **HOME),
}
