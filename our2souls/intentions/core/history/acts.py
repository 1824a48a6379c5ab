"""The acts of an intention's history, one table: each with its sentence, what its values are, whose they are, and who is named.

What history says, what an export leaves out and what erasure takes along all follow from it.
"""

from dataclasses import dataclass
from typing import Any, Literal

from django.utils.translation import gettext_lazy as _

TEXT: Literal["text"] = "text"
AMOUNT: Literal["amount"] = "amount"
IN_SENTENCE: Literal["in-sentence"] = "in-sentence"


@dataclass(frozen=True, slots=True)
class Act:
    """One kind of change.

    `sentence` goes after its person's name. `values` say what stands before and after: somebody's text, an amount with its
    unit, or what the sentence itself says already. `unnamed`: nobody's name stands beside it (who put in what stands only
    in the table behind the picture). `worded`: its person wrote what stands in `after`, so it goes with them.
    """

    sentence: Any
    values: Literal["text", "amount", "in-sentence"] = TEXT
    unnamed: bool = False
    worded: bool = False


ACTS: dict[str, Act] = {
    "woven": Act(_("created it"), worded=True),
    "unwoven": Act(_("took a dream out of it again, with its words")),
    "chosen": Act(_("said yes")),
    "unchosen": Act(_("took the yes back")),
    "renamed": Act(_("gave it a new name"), worded=True),
    "horizon": Act(_("moved the horizon to %(to)s"), values=IN_SENTENCE),
    "rhythm": Act(_("changed how often you review it: %(to)s"), values=IN_SENTENCE),
    "cover": Act(_("chose a cover photo")),
    "cover.removed": Act(_("took the cover photo off")),
    "why": Act(_("wrote the why anew")),
    "milestone.added": Act(_("added a step"), worded=True),
    "milestone.changed": Act(_("changed a step"), worded=True),
    "milestone.words": Act(_("wrote about a step"), worded=True),
    "milestone.done": Act(_("said it is done")),
    "milestone.undone": Act(_("opened it again")),
    "milestone.removed": Act(_("took a step out")),
    "substep.added": Act(_("added a smaller step"), worded=True),
    "substep.done": Act(_("said a smaller step is done")),
    "substep.undone": Act(_("opened a smaller step again")),
    "substep.removed": Act(_("took a smaller step out")),
    "promised": Act(_("promised something")),
    "promise.changed": Act(_("put a promise of their own into other words")),
    "promise.ended": Act(_("ended a promise of their own")),
    "measure": Act(_("set the goal"), values=AMOUNT, worded=True),
    "measure.start": Act(_("set the starting amount"), values=AMOUNT),
    "measure.by": Act(_("set by when you want to be there")),
    "entry": Act(_("An entry was added"), values=AMOUNT, unnamed=True),
    "entry.corrected": Act(_("An entry was corrected"), values=AMOUNT, unnamed=True),
    "entry.removed": Act(_("An entry was taken out"), values=AMOUNT, unnamed=True),
    "entry.back": Act(_("An entry was put back"), values=AMOUNT, unnamed=True),
    "entries.imported": Act(_("Entries came in from a file: %(number)s"), values=IN_SENTENCE, unnamed=True),
    "names.off": Act(_("Names were turned off for the entries"), unnamed=True),
    "names.on": Act(_("A word against names was taken back"), unnamed=True),
    "budget.added": Act(_("added a line to the budget"), worded=True),
    "budget.changed": Act(_("changed a line of the budget"), worded=True),
    "budget.planned": Act(_("changed what is planned"), values=AMOUNT),
    "budget.spent": Act(_("changed what was spent"), values=AMOUNT),
    "budget.removed": Act(_("took a line out of the budget")),
    "budget.currency": Act(_("counts the budget in another currency")),
    "find.added": Act(_("added something found out"), worded=True),
    "find.changed": Act(_("changed something found out"), worded=True),
    "find.removed": Act(_("took out something found out")),
    "rested": Act(_("let it rest")),
    "woken": Act(_("took it up again")),
    "reached": Act(_("said you are there"), values=IN_SENTENCE),
    "reopened": Act(_("took it up again: not quite there yet")),
    "met": Act(_("agreed on what you have in common")),
    "release": Act(_("proposed to let it go")),
    "released": Act(_("let it go, with both your words")),
    "kept": Act(_("would keep it after all")),
    "revisited": Act(_("answered, and the review was complete")),
}
UNNAMED = frozenset(name for name, act in ACTS.items() if act.unnamed)
AMOUNTS = frozenset(name for name, act in ACTS.items() if act.values == AMOUNT)
WORDED = frozenset(name for name, act in ACTS.items() if act.worded)
