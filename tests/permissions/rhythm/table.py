"""All cases of what comes round again: rituals, prompts, the calendar."""

from tests.permissions.rhythm.feed import FEED
from tests.permissions.rhythm.prompts import PROMPTS
from tests.permissions.rhythm.rituals import RITUALS

RHYTHM = RITUALS | PROMPTS | FEED
