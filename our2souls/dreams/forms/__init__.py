"""Forms of dreams: what people type is trimmed, never rewritten; a kind sentence stands at the field."""

from our2souls.dreams.forms.beginnings import BeginForm
from our2souls.dreams.forms.fields import again
from our2souls.dreams.forms.looks import RevisitForm
from our2souls.dreams.forms.measures import EntryForm, MeasureForm
from our2souls.dreams.forms.own import CameTrueForm, Capture, DreamForm, LetGoForm, OfferForm, RestForm, RootForm
from our2souls.dreams.forms.plan import MilestoneForm, SubstepForm
from our2souls.dreams.forms.promises import CommitmentForm, LetPromiseGoForm, MoveForm, OccasionForm
from our2souls.dreams.forms.together import BringForm, ReachForm, ShapeForm, WeaveForm, WhyForm

__all__ = [
    "BeginForm",
    "BringForm",
    "CameTrueForm",
    "Capture",
    "CommitmentForm",
    "DreamForm",
    "EntryForm",
    "LetGoForm",
    "LetPromiseGoForm",
    "MeasureForm",
    "MilestoneForm",
    "MoveForm",
    "OccasionForm",
    "OfferForm",
    "ReachForm",
    "RestForm",
    "RevisitForm",
    "RootForm",
    "ShapeForm",
    "SubstepForm",
    "WeaveForm",
    "WhyForm",
    "again",
]
