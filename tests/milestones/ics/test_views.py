"""A calendar's file through its pages: sent, seen by its sender alone, chosen from, added or thrown away."""

from datetime import date

import pytest
from django.core.cache import cache
from django.urls import reverse

from our2souls.milestones.ics import reader
from our2souls.milestones.models import RelationshipMilestone
from our2souls.people.pairing import actions as pairing_actions
from our2souls.privacy.viewer import viewing
from our2souls.ui import request_limits
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

MET, WED, TRIP = date(2020, 2, 29), date(2021, 8, 14), date(2090, 5, 1)
YEARLY = "RRULE:FREQ=YEARLY"
FILE = (
    on_day("The day we met", MET, YEARLY, "DESCRIPTION:In the wrong room", "LOCATION:Gate 3"),
    on_day("Our wedding", WED),
    on_day("Dancing", TRIP, "RRULE:FREQ=WEEKLY", "ATTENDEE:mailto:rosa@example.org"),
)


def url(name: str, *args: object) -> str:
    return reverse(f"milestones:{name}", args=args)


def test_every_date_is_seen_by_its_sender_before_the_chosen_ones_are_both_s(ana: CastMember, ben: CastMember) -> None:
    page = send_ics(ana, an_ics(*FILE, "Broken\nDTSTART:soon")).text
    for text in (
        "3 dates in this file", "Nothing has been added yet", "1 entry could not be read", "29 February 2020", "every year",
        "only its first day: it repeats weekly",
    ):  # fmt: skip
        assert text in page
    assert boxes(page) == {
        "The day we met": ("chosen", True), "Dancing": ("chosen", True), "Our wedding": ("chosen", False),
    }  # fmt: skip
    assert days_of(ana) == []
    [upload] = uploads_of(ana)
    page = ana.post(url("ics_add", upload.pk), {"chosen": ["0", "2"]}).text
    assert "2 dates were added." in page
    assert days_of(ben) == [("The day we met", MET, True), ("Dancing", TRIP, False)]
    assert uploads_of(ana) == []
    with viewing(ben.viewer):
        day = RelationshipMilestone.objects.get(on=MET)
        assert (day.titled_by_id, day.words, day.precision, day.version) == (ana.id, "", "day", 1)
    assert "comes next" in ben.get(url("milestone", day.pk)).text


@pytest.mark.parametrize("who", ["ben", "cleo", "dora", "eli", "farid"])
def test_anothers_file_is_not_there(ana: CastMember, who: str, request: pytest.FixtureRequest) -> None:
    member: CastMember = request.getfixturevalue(who)
    upload = an_ics_upload(ana, *FILE)
    assert member.client.get(url("ics_dates", upload.pk)).status_code == 404
    for name in ("ics_add", "ics_discard"):
        assert member.client.post(url(name, upload.pk), {"chosen": "0"}).status_code == 404
    assert days_of(ana) == []
    assert uploads_of(ana) == [upload]


def test_somebody_alone_has_no_page_for_it(cleo: CastMember) -> None:
    assert cleo.client.get(url("ics_import")).status_code == 404


def test_a_tab_with_an_earlier_file_never_brings_the_later_one(ana: CastMember, ben: CastMember) -> None:
    earlier = an_ics_upload(ana, on_day("Earlier", TRIP))
    assert "A file waits for your choice" in ana.get(url("ics_import")).text
    send_ics(ana, an_ics(on_day("Later", TRIP)))
    assert ana.client.post(url("ics_add", earlier.pk), {"chosen": "0"}).status_code == 404
    assert days_of(ana) == []
    [later] = uploads_of(ana)
    ana.post(url("ics_add", later.pk), {"chosen": "0"})
    assert days_of(ana) == [("Later", TRIP, False)]


def test_a_file_can_be_thrown_away(ana: CastMember) -> None:
    upload = an_ics_upload(ana, *FILE)
    assert "Nothing of it came in." in ana.post(url("ics_discard", upload.pk)).text
    assert (uploads_of(ana), days_of(ana)) == ([], [])
    assert ana.client.post(url("ics_add", upload.pk), {"chosen": "0"}).status_code == 404


def test_all_boxes_are_checked_or_none_without_script(ana: CastMember) -> None:
    upload = an_ics_upload(ana, *FILE)
    page = ana.get(url("ics_dates", upload.pk)).text
    for check, state in (("all", True), ("none", False)):
        assert f"?check={check}" in page
        shown = boxes(ana.get(f"{url('ics_dates', upload.pk)}?check={check}").text)
        assert {checked for _name, checked in shown.values()} == {state}


@pytest.mark.parametrize("sent", [{}, {"chosen": "7"}, {"chosen": "x"}, {"once_more": "-1"}])
def test_a_choice_of_nothing_or_of_what_is_not_there_is_refused(ana: CastMember, sent: dict[str, str]) -> None:
    upload = an_ics_upload(ana, *FILE)
    page = ana.client.post(url("ics_add", upload.pk), sent)
    assert page.status_code == 422
    assert 'role="alert"' in page.text
    assert days_of(ana) == []


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "isn’t a calendar file"),
        (b"hello", "isn’t a calendar file"),
        (an_ics(), "no dates in this file"),
        (an_ics(on_day("x", TRIP)) + b" " * reader.BYTES, "larger than 256 KB"),
        (an_ics(*[on_day(f"Day {n}", TRIP) for n in range(501)]), "more than 500 entries"),
        (None, "Choose a file first."),
    ],
)
def test_a_file_that_cannot_be_read_is_refused_kindly(ana: CastMember, content: bytes | None, sentence: str) -> None:
    page = ana.client.post(url("ics_import")) if content is None else send_ics(ana, content)
    assert page.status_code == 422
    assert sentence in page.text
    assert 'id="id_file_error"' in page.text
    assert uploads_of(ana) == []


def test_too_many_files_in_a_short_time_are_refused(ana: CastMember, monkeypatch: pytest.MonkeyPatch) -> None:
    cache.clear()
    monkeypatch.setitem(request_limits.LIMITS, "ics", (2, 3600))
    for number in range(2):
        assert send_ics(ana, an_ics(on_day(f"Day {number}", TRIP))).status_code == 200
    assert send_ics(ana, an_ics(on_day("Day 3", TRIP))).status_code == 429


def test_the_page_of_days_leads_there_with_days_and_without(ana: CastMember) -> None:
    for _time in range(2):
        page = ana.get(url("milestones")).text
        assert "Bring dates from a calendar file (.ics)" in page
        assert url("ics_import") in page
        a_relationship_milestone(ana)


def test_who_has_parted_can_add_nothing(ana: CastMember, ben: CastMember) -> None:
    upload = an_ics_upload(ana, *FILE)
    with viewing(ben.viewer):
        pairing_actions.separate(ben.person)
    assert ana.client.get(url("ics_dates", upload.pk)).status_code == 404
    assert ana.client.post(url("ics_add", upload.pk), {"chosen": "0"}).status_code == 404


def test_a_birthday_of_which_the_calendar_knows_no_year_counts_none(ana: CastMember, ben: CastMember) -> None:
    omitted = "Rosa’s birthday\nDTSTART;X-APPLE-OMIT-YEAR=1604;VALUE=DATE:16040305\nRRULE:FREQ=YEARLY"
    page = send_ics(ana, an_ics(omitted)).text
    assert "the file doesn’t say since when" in page
    [upload] = uploads_of(ana)
    ana.post(url("ics_add", upload.pk), {"chosen": ["0"]})
    with viewing(ben.viewer):
        day = RelationshipMilestone.objects.get()
    assert (day.precision, day.yearly, day.on.month, day.on.day) == ("date", True, 3, 5)
