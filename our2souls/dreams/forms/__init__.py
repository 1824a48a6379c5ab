"""Forms of dreams: what people type is trimmed, never rewritten; a kind sentence stands at the field."""

from our2souls.dreams.forms.budget import BudgetLineForm, CurrencyForm, FindForm
from our2souls.dreams.forms.fields import again
from our2souls.dreams.forms.looks import RevisitForm
from our2souls.dreams.forms.measures import EntryForm, MeasureForm, ReadForm, UploadForm, of_a_file, of_a_line
from our2souls.dreams.forms.own import CameTrueForm, Capture, DreamForm, LetGoForm, OfferForm, RestForm, RootForm
from our2souls.dreams.forms.plan import MilestoneForm
from our2souls.dreams.forms.together import BringForm, ReachForm, ShapeForm, WeaveForm, WhyForm

__all__ = [
    "BringForm",
    "BudgetLineForm",
    "CameTrueForm",
    "Capture",
    "CurrencyForm",
    "DreamForm",
    "EntryForm",
    "FindForm",
    "LetGoForm",
    "MeasureForm",
    "MilestoneForm",
    "OfferForm",
    "ReachForm",
    "ReadForm",
    "RestForm",
    "RevisitForm",
    "RootForm",
    "ShapeForm",
    "UploadForm",
    "WeaveForm",
    "WhyForm",
    "again",
    "of_a_file",
    "of_a_line",
]
