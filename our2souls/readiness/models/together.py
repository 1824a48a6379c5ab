"""Rows of the two: a sitting, what both opened in it, what each showed, and what came of it."""

from django.db import models
from django.db.models import Q

from our2souls.lib.clock import now
from our2souls.privacy.fields import EncryptedJSON
from our2souls.privacy.scoping import Shared
from our2souls.readiness.instrument import FULL, SHORT, Form, form_of

PERSON = "people.Person"
FORMS = [("short", "short"), ("full", "full")]


class Sitting(Shared):
    """One time that the two take the test. It ends when either abandons it; what was opened by then stays open."""

    seal_name = "sitting"
    instrument = models.CharField(max_length=60)
    version = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)
    form = models.CharField(max_length=5, choices=FORMS)
    started_by = models.ForeignKey(PERSON, null=True, on_delete=models.PROTECT, related_name="+")
    started_at = models.DateTimeField(default=now)
    continued_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    class Meta:
        indexes = [models.Index(fields=["couple", "-started_at"], name="sittings_of_couple")]

    @property
    def forms(self) -> tuple[Form, ...]:
        """The forms that are asked in it, in order: a short one may be continued as a full one."""
        return (SHORT, FULL) if self.form == SHORT and self.continued_at else (form_of(self.form),)


class Reveal(Shared):
    """Both had finished a form of a sitting, and both pressed “look together”."""

    seal_name = "reveal"
    sitting = models.ForeignKey(Sitting, on_delete=models.CASCADE, related_name="reveals")
    form = models.CharField(max_length=5, choices=FORMS)
    at = models.DateTimeField(default=now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["sitting", "form"], name="one_reveal_a_form")]


class Opening(Shared):
    """Both pressed to open an area."""

    seal_name = "area_opening"
    sitting = models.ForeignKey(Sitting, on_delete=models.CASCADE, related_name="openings")
    form = models.CharField(max_length=5, choices=FORMS)
    area = models.CharField(max_length=40)
    at = models.DateTimeField(default=now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["sitting", "form", "area"], name="one_opening_an_area")]


class Shown(Shared):
    """One partner's answers in an area as both read them. Only numbers and chosen cards: why one is missing nobody is told."""

    seal_name = "disclosed_answers"
    sitting = models.ForeignKey(Sitting, on_delete=models.CASCADE, related_name="shown")
    person = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    form = models.CharField(max_length=5, choices=FORMS)
    area = models.CharField(max_length=40)
    answers = EncryptedJSON(seal="answers")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["sitting", "person", "form", "area"], name="shown_once_each")]


class Launch(Shared):
    """What the two (by one of them) want to do about an area or a topic: it stands on the report and at home until it is done."""

    seal_name = "follow_up"
    sitting = models.ForeignKey(Sitting, on_delete=models.CASCADE, related_name="launches")
    area = models.CharField(max_length=40)
    topic = models.CharField(max_length=60, blank=True)
    kind = models.CharField(max_length=12)
    person = models.ForeignKey(PERSON, on_delete=models.PROTECT, related_name="+")
    intention = models.ForeignKey("dreams.Intention", null=True, on_delete=models.SET_NULL, related_name="+")
    at = models.DateTimeField(default=now)
    done_at = models.DateTimeField(null=True)
    taken_back_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["sitting", "area", "topic", "kind"],
                condition=Q(done_at=None, taken_back_at=None, intention=None),
                name="one_open_launch_of_a_kind",
            )
        ]
        indexes = [models.Index(fields=["couple", "-at"], name="launches_of_couple")]
