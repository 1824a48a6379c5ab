"""Which dates of a calendar's file stand among the couple's days already."""

from datetime import date

import pytest
from django.urls import reverse

from our2souls.milestones import actions as milestone_actions
from our2souls.milestones.models import MilestoneImport
from our2souls.privacy.viewer import viewing
from tests.cast import CastMember
from tests.factories.milestones import (
    a_relationship_milestone,
    an_ics,
    an_ics_upload,
    boxes,
    days_of,
    on_day,
    send_ics,
    uploads_of,
)

MET, TRIP = date(2020, 2, 29), date(2090, 5, 1)
YEARLY = "RRULE:FREQ=YEARLY"


def url(name: str, *args: object) -> str:
    return reverse(f"milestones:{name}", args=args)


@pytest.mark.parametrize(
    ("here", "event"),
    [
        (("The day we met", MET, False), on_day("the DAY we met", MET)),
        (("The day we met", MET, True), on_day("The day we met", MET, YEARLY)),
        (("The day we met", MET, True), on_day("The day we met", date(2024, 2, 29), YEARLY)),
        (("Rosa", date(1950, 3, 5), True), on_day("Rosa", date(1604, 3, 5), YEARLY)),
        (("Rosa", date(1950, 3, 5), True), on_day("Rosa", date(2090, 3, 5))),
        (("Caf\u00e9", TRIP, False), on_day("Cafe\u0301", TRIP)),
    ],
)
def test_what_is_here_already_is_said_and_not_checked(
    ana: CastMember, ben: CastMember, here: tuple[str, date, bool], event: str
) -> None:
    a_relationship_milestone(ben, here[0], here[1], yearly=here[2])
    page = send_ics(ana, an_ics(event)).text
    assert "Here already" in page
    assert list(boxes(page).values()) == [("once_more", False)]
    [upload] = uploads_of(ana)
    assert "Check the dates that you want to add." in ana.post(url("ics_add", upload.pk)).text
    page = ana.post(url("ics_add", upload.pk), {"once_more": "0"}).text
    assert "1 date was added." in page, "who wants it all the same has it twice"
    assert len(days_of(ana)) == 2


@pytest.mark.parametrize(
    ("here", "event"),
    [
        (("The day we met", MET, False), on_day("The day we wed", MET)),
        (("The day we met", MET, False), on_day("The day we met", date(2090, 2, 28))),
        (("The day we met", MET, False), on_day("The day we met", date(2024, 2, 29), YEARLY)),
        (("The day we met", date(2020, 2, 1), False), on_day("The day we met", date(2090, 2, 1))),
    ],
)
def test_another_title_or_day_is_new(ana: CastMember, here: tuple[str, date, bool], event: str) -> None:
    a_relationship_milestone(ana, here[0], here[1], yearly=here[2])
    [(name, _checked)] = boxes(send_ics(ana, an_ics(event)).text).values()
    assert name == "chosen"


def test_a_day_that_was_removed_or_is_known_roughly_is_not_here(ana: CastMember) -> None:
    with viewing(ana.viewer):
        milestone_actions.remove(a_relationship_milestone(ana, "Trip", TRIP))
    a_relationship_milestone(ana, "Trip", TRIP, precision="month")
    assert boxes(send_ics(ana, an_ics(on_day("Trip", TRIP))).text) == {"Trip": ("chosen", True)}


def test_what_the_partner_added_since_the_page_was_opened_is_not_added_again(ana: CastMember, ben: CastMember) -> None:
    upload = an_ics_upload(ana, on_day("Trip", TRIP))
    assert boxes(ana.get(url("ics_dates", upload.pk)).text) == {"Trip": ("chosen", True)}
    a_relationship_milestone(ben, "Trip", TRIP)
    assert "They stand among your days already." in ana.post(url("ics_add", upload.pk), {"chosen": "0"}).text
    assert len(days_of(ana)) == 1
    with viewing(ana.viewer):
        assert not MilestoneImport.objects.exists()
