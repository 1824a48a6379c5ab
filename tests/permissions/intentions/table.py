"""All cases of intentions, slice by slice."""

from tests.permissions.intentions.budget import BUDGET
from tests.permissions.intentions.commitments import COMMITMENTS
from tests.permissions.intentions.core import CORE
from tests.permissions.intentions.fridge import FRIDGE
from tests.permissions.intentions.measures import MEASURES
from tests.permissions.intentions.page import PAGE
from tests.permissions.intentions.plan import PLAN
from tests.permissions.intentions.research import RESEARCH
from tests.permissions.intentions.revisits import REVISITS
from tests.permissions.intentions.starter_templates import STARTER_TEMPLATES

INTENTIONS = PAGE | CORE | PLAN | MEASURES | REVISITS | COMMITMENTS | RESEARCH | BUDGET | STARTER_TEMPLATES | FRIDGE
