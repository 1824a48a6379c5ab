"""What contradicts itself in the form of a ritual is said at its field; nothing typed is lost, nothing silently dropped."""

from datetime import UTC, datetime
from html import unescape
from typing import Any

import pytest
from django.urls import reverse

from our2souls.lib import clock
from our2souls.privacy.viewer import viewing
from our2souls.rituals.core.models import Ritual
from tests.cast import CastMember
from tests.factories.rhythm.rituals import form

NEW = reverse("rituals:ritual_new")


@pytest.fixture(autouse=True)
def tuesday() -> Any:
    """The first of December, a Tuesday."""
    with clock.frozen(datetime(2026, 12, 1, 12, tzinfo=UTC)):
        yield


@pytest.mark.parametrize(
    ("sent", "field", "sentence"),
    [
        (
            {"pattern": "day"},
            "pattern",
            "Your words say “every Sunday”, this says “every day”. Choose “As written above”",
        ),
        ({"pattern": "week", "weekdays": ["0"]}, "pattern", "this says “every Monday”."),
        ({"weekdays": ["0"]}, "weekdays", "Your words say “every Sunday”."),
        ({"every": "2"}, "every", "Your words say “every Sunday”."),
        ({"when": "every Sunday at 9"}, "hour", "Your words say 09:00, this says 10:00."),
        ({"when": "every Sunday until 3 May 2027", "until": "2027-06-01"}, "until", "Your words say another end"),
        ({"when": "every Sunday, 6 times", "count": "5"}, "count", "Your words say another end"),
        ({"when": "every Sunday, 6 times", "until": "2027-06-01"}, "until", "Your words say another end"),
        ({"until": "2027-06-01", "count": "5"}, "count", "Choose one end"),
        ({"until": "9999-12-31"}, "until", "Choose an end within fifty years"),
        ({"when": "every Sunday until 31 December 2099"}, "until", "Choose an end within fifty years"),
        ({"when": "", "pattern": "day", "weekdays": ["0"]}, "weekdays", "Days of the week go with"),
        ({"when": "", "pattern": "month", "weekdays": ["0"]}, "weekdays", "Days of the week go with"),
        ({"when": "", "pattern": "nth", "weekdays": ["0", "3"]}, "weekdays", "Choose one day of the week"),
    ],
)
def test_contradictions_are_said_at_the_field_and_keep_what_was_typed(
    ana: CastMember, sent: dict[str, Any], field: str, sentence: str
) -> None:
    answer = ana.client.post(NEW, form(**sent))
    assert answer.status_code == 422
    shown = answer.context["form"]
    assert set(shown.errors) == {field}
    assert sentence in shown.errors[field][0]
    assert sentence in unescape(answer.text)
    for name, value in form(**sent).items():
        assert shown[name].value() == value
    with viewing(ana.viewer):
        assert not Ritual.objects.exists()


@pytest.mark.parametrize(
    ("sent", "rule"),
    [
        ({"pattern": "week", "weekdays": ["6"]}, "FREQ=WEEKLY;BYDAY=SU"),
        ({"weekdays": ["6"], "every": "1"}, "FREQ=WEEKLY;BYDAY=SU"),
        ({"when": "every Sunday at 10"}, "FREQ=WEEKLY;BYDAY=SU"),
        ({"when": "every Sunday, 5 times", "count": "5"}, "FREQ=WEEKLY;BYDAY=SU;COUNT=5"),
        ({"when": "every Sunday until 3 May 2027", "until": "2027-05-03"}, "FREQ=WEEKLY;BYDAY=SU;UNTIL=20270503"),
        (
            {"when": "first Saturday of the month", "pattern": "nth", "weekdays": ["5"], "place": "1"},
            "FREQ=MONTHLY;BYDAY=1SA",
        ),
    ],
)
def test_saying_the_same_twice_is_no_contradiction(ana: CastMember, sent: dict[str, Any], rule: str) -> None:
    first = ana.client.post(NEW, form(**sent, understood=""))
    assert first.status_code == 200
    kept = ana.client.post(NEW, form(**sent, understood=first.context["form"]["understood"].value()))
    assert kept.status_code == 302
    with viewing(ana.viewer):
        assert Ritual.objects.get().rule == rule


def test_a_pattern_can_be_taken_back_in_favour_of_the_words(ana: CastMember) -> None:
    shown = ana.client.post(NEW, form(pattern="day")).context["form"]
    choices = [(option.data["value"], str(option.choice_label)) for option in shown["pattern"]]
    assert choices[0] == ("", "As written above")
    assert ana.client.post(NEW, form(pattern="")).status_code == 302
    page = ana.client.get(NEW).context["form"]["pattern"]
    assert [option.data["value"] for option in page if option.data["selected"]] == [""]


def test_what_was_understood_says_the_hour_and_is_shown_for_another_hour_too(ana: CastMember) -> None:
    sent = form(when="every Sunday at 9", hour="", understood="FREQ=WEEKLY;BYDAY=SU")
    first = ana.client.post(NEW, sent)
    assert "Every Sunday at 09:00; next on Sunday, 6 December." in unescape(first.text)
    with viewing(ana.viewer):
        assert not Ritual.objects.exists(), "the rule was shown before, the hour was not"
    understood = first.context["form"]["understood"].value()
    again = ana.client.post(NEW, form(when="every Sunday at 8", hour="", understood=understood))
    assert "Every Sunday at 08:00" in unescape(again.text)
    ana.post(NEW, form(when="every Sunday at 9", hour="", understood=understood))
    with viewing(ana.viewer):
        assert Ritual.objects.get().hour.hour == 9
    by_field = ana.client.post(NEW, form(when="every Monday", understood=""))
    assert "Every Monday at 10:00; next on Monday, 7 December." in unescape(by_field.text)


def test_contradictions_are_said_in_spanish_too(ana: CastMember) -> None:
    type(ana.person).objects.filter(pk=ana.id).update(language="es")
    answer = ana.client.post(NEW, form(when="cada domingo a las 9"))
    assert "Vuestras palabras" not in unescape(answer.text), "they are one writer's"
    assert "Tus palabras dicen 09:00, aquí pone 10:00." in unescape(answer.text)
