"""Who reads what the two answered when they looked again."""

from tests.permissions.cases import Case, look, only
from tests.permissions.intentions.cases import HOME, ours

REVISITS: dict[str, list[Case]] = {
    "intentions:revisits": ours(**HOME),
    "intentions:revisit_answers": [
        *ours(**HOME, revisit_id="both.look"),
        look(only("ana", ben=302), **HOME, revisit_id="both.begun"),
    ],
}
