"""What comes round again: rules on calendar dates, the moment a local date and hour fall on, quiet hours.

The names of interval rules, of local time and of quiet hours are lent here, since a dozen packages say
`recurrence.next_after(…)` for "every month" and need not know how the folder is divided. Who takes any rule, also one of a
calendar that can end, says `calendar_rules.next_after(…)`.
"""

from our2souls.lib.recurrence.intervals import (
    Rule,
    all_between,
    last_until,
    next_after,
    occurrence,
    pull_back,
    rule,
)
from our2souls.lib.recurrence.local_time import at_local
from our2souls.lib.recurrence.quiet_hours import is_quiet, next_loud

__all__ = [
    "Rule",
    "all_between",
    "at_local",
    "is_quiet",
    "last_until",
    "next_after",
    "next_loud",
    "occurrence",
    "pull_back",
    "rule",
]
