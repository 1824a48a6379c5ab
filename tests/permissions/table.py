"""The table itself: every address, who may look, who may act. A new address gets its lines in the file of its package.

An address that is nobody else's (one's own list, one's own profile) is open to all who are signed in; what it then does
concerns them alone, which the tests check against every row of Ana and Ben.
"""

from tests.permissions.bridges import BRIDGES
from tests.permissions.care.table import CARE
from tests.permissions.cases import Case
from tests.permissions.checkins import CHECKINS
from tests.permissions.delivery import DELIVERY
from tests.permissions.dreams import DREAMS
from tests.permissions.intentions.table import INTENTIONS
from tests.permissions.people import PEOPLE
from tests.permissions.readiness import READINESS
from tests.permissions.rhythm.milestones import MILESTONES
from tests.permissions.rhythm.table import RHYTHM
from tests.permissions.story import STORY
from tests.permissions.vault import VAULT
from tests.permissions.vision import VISION
from tests.permissions.web import WEB

PACKAGES = (
    *(WEB, CARE, STORY, RHYTHM, READINESS, BRIDGES, INTENTIONS, DREAMS, MILESTONES, CHECKINS, VISION, VAULT, PEOPLE),
    DELIVERY,
)
TABLE: dict[str, list[Case]] = {name: cases for package in PACKAGES for name, cases in package.items()}
assert len(TABLE) == sum(map(len, PACKAGES)), "an address stands in the files of two packages"
