"""Forms of dreams: what people type is trimmed, never rewritten; a kind sentence stands at the field."""

from our2souls.dreams.forms.beginnings import BeginForm
from our2souls.dreams.forms.budget import BudgetLineForm, CurrencyForm, FindForm
from our2souls.dreams.forms.fields import again
from our2souls.dreams.forms.files import ReadForm, UploadForm, left_out, of_a_file, of_a_line, taken_from
from our2souls.dreams.forms.fridge import FridgeForm, FridgeLineForm
from our2souls.dreams.forms.horizon import PlaceForm
from our2souls.dreams.forms.looks import RevisitForm
from our2souls.dreams.forms.measures import EntryForm, MeasureForm
from our2souls.dreams.forms.our_milestones import OurMilestoneForm
from our2souls.dreams.forms.own import (
    CameTrueForm,
    Capture,
    DreamForm,
    LetGoForm,
    OfferForm,
    RestForm,
    RootForm,
    StepForm,
)
from our2souls.dreams.forms.plan import MilestoneForm, SubstepForm
from our2souls.dreams.forms.promises import CommitmentForm, LetPromiseGoForm, MoveForm, OccasionForm
from our2souls.dreams.forms.together import (
    BringForm,
    CelebrateForm,
    MeetingForm,
    ReachForm,
    ShapeForm,
    WeaveForm,
    WhyForm,
)

__all__ = [
    "BeginForm",
    "BringForm",
    "BudgetLineForm",
    "CameTrueForm",
    "Capture",
    "CelebrateForm",
    "CommitmentForm",
    "CurrencyForm",
    "DreamForm",
    "EntryForm",
    "FindForm",
    "FridgeForm",
    "FridgeLineForm",
    "LetGoForm",
    "LetPromiseGoForm",
    "MeasureForm",
    "MeetingForm",
    "MilestoneForm",
    "MoveForm",
    "OccasionForm",
    "OfferForm",
    "OurMilestoneForm",
    "PlaceForm",
    "ReachForm",
    "ReadForm",
    "RestForm",
    "RevisitForm",
    "RootForm",
    "ShapeForm",
    "StepForm",
    "SubstepForm",
    "UploadForm",
    "WeaveForm",
    "WhyForm",
    "again",
    "left_out",
    "of_a_file",
    "of_a_line",
    "taken_from",
]
