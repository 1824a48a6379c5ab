"""What stands in one's own calendar is chosen among the notification settings too: one setting, on two pages."""

from datetime import date
from typing import Any

from django.urls import reverse

from our2souls.delivery.registry import calendar_items, notification_types
from our2souls.feed import queries
from our2souls.feed.models import FeedAddress
from tests.cast import CastMember
from tests.factories.milestones import a_relationship_milestone
from tests.factories.rhythm.feed import a_calendar_address
from tests.feed.test_feed import read, titles


def boxes(page: Any) -> dict[str, str]:
    """What the form of the notification settings holds, as a browser would send it."""
    form = page.context["form"]
    return {
        name: str(value)
        for name in form.fields
        if (value := form[name].value()) not in (None, False, "") or not name.endswith(("-calendar", "-email"))
        if value not in (None, False)
    }


def test_what_stands_in_the_calendar_is_one_setting_on_two_pages(ana: CastMember) -> None:
    settings = reverse("delivery:preferences")
    a_relationship_milestone(ana, title="The wedding", on=date(2016, 2, 29), yearly=True)
    assert "letter-calendar" not in ana.get(settings).text
    assert reverse("feed:feed") in ana.get(settings).text
    token = a_calendar_address(ana)
    assert "One of your days" in titles(read(token))
    sent = boxes(ana.get(settings))
    in_calendar = {name for name in sent if name.endswith("-calendar")}
    assert in_calendar == {f"{category}-calendar" for category in queries.CATEGORIES.values()}
    ana.post(settings, {name: value for name, value in sent.items() if name != "relationship_milestone-calendar"})
    assert FeedAddress._base_manager.get().without == "days"
    assert "One of your days" not in titles(read(token))
    assert 'value="days" checked' not in " ".join(ana.get(reverse("feed:feed")).text.split())
    kinds = list(calendar_items.labels())
    ana.post(reverse("feed:feed"), {"kinds": [kind for kind in kinds if kind not in {"letters", "steps"}]})
    sent = boxes(ana.get(settings))
    assert "letter-calendar" not in sent
    assert "relationship_milestone-calendar" in sent
    ana.post(settings, sent)
    assert set(FeedAddress._base_manager.get().without.split()) == {"letters", "steps"}


def test_settings_opened_before_there_was_an_address_empty_no_calendar(ana: CastMember) -> None:
    sent = boxes(ana.get(reverse("delivery:preferences")))
    a_calendar_address(ana)
    ana.post(reverse("delivery:preferences"), sent)
    assert FeedAddress._base_manager.get().without == ""


def test_the_other_s_calendar_is_not_chosen_by_ones_settings(ana: CastMember, ben: CastMember) -> None:
    a_calendar_address(ben)
    assert "letter-calendar" not in ana.get(reverse("delivery:preferences")).text
    ana.post(reverse("delivery:preferences"), {"calendar-shown": "True"})
    assert FeedAddress._base_manager.get().without == ""


def test_each_part_of_a_calendar_has_a_box_but_steps_of_which_nobody_is_reminded() -> None:
    assert calendar_items.labels().keys() - queries.CATEGORIES.keys() == {"steps"}
    assert set(queries.CATEGORIES.values()) <= notification_types.categories().keys()
