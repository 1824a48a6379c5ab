"""How long it takes: what the file says, and what people here needed once there are enough of them."""

from dataclasses import dataclass

from django.db.models import Count, Q

from our2souls.privacy import unscoped
from our2souls.readiness.attempts.models import Attempt
from our2souls.readiness.instrument.model import FULL, SHORT, Form, Instrument

ENOUGH = 50
MINUTE = 60


@dataclass(frozen=True, slots=True)
class Duration:
    """Minutes that a form takes; `measured` when half of the people here took up to so many."""

    form: Form
    minutes: int
    measured: bool


def duration_of(instrument: Instrument) -> list[Duration]:
    """Both forms. Nobody's time is told: below ENOUGH finished attempts what the file says, from there on the median."""
    # Whoever came to the full form from another had fewer to answer; whoever finished without an answer had none.
    whole = unscoped.queryset(Attempt, "attempts.median").filter(
        instrument=instrument.key, finished_at__isnull=False, seconds__gt=0
    )
    whole = whole.exclude(~Q(sitting__form=FULL), form=FULL, sitting__isnull=False).order_by()
    counts = dict(whole.values_list("form").annotate(number=Count("pk")))
    found = []
    for form in (SHORT, FULL):
        number = counts.get(form, 0)
        if number < ENOUGH:
            found.append(Duration(form, instrument.minutes[form], measured=False))
            continue
        rows = whole.filter(form=form).order_by("seconds").values_list("seconds", flat=True)
        found.append(Duration(form, -(-rows[(number - 1) // 2] // MINUTE), measured=True))
    return found
