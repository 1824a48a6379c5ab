"""Forms of dreams: what people type is trimmed, never rewritten; a kind sentence stands at the field."""

from our2souls.dreams.forms.fields import again
from our2souls.dreams.forms.looks import RevisitForm
from our2souls.dreams.forms.measures import EntryForm, MeasureForm
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
from our2souls.dreams.forms.plan import MilestoneForm
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
    "BringForm",
    "CameTrueForm",
    "Capture",
    "CelebrateForm",
    "DreamForm",
    "EntryForm",
    "LetGoForm",
    "MeasureForm",
    "MeetingForm",
    "MilestoneForm",
    "OfferForm",
    "ReachForm",
    "RestForm",
    "RevisitForm",
    "RootForm",
    "ShapeForm",
    "StepForm",
    "WeaveForm",
    "WhyForm",
    "again",
]
