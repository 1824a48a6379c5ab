"""A calendar's file through its pages: sent, seen by its sender alone, chosen from, added once or thrown away."""

import re
from datetime import date, timedelta

import pytest
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from our2souls.delivery import partner_events
from our2souls.lib import clock
from our2souls.milestones import actions as milestone_actions
from our2souls.milestones.ics import access, actions, reader
from our2souls.milestones.models import IcsUpload, MilestoneImport, RelationshipMilestone
from our2souls.people.account.portability import export as account_export
from our2souls.people.pairing import actions as pairing_actions
from our2souls.privacy.personal_data import erasure as personal_data_erasure
from our2souls.privacy.viewer import viewing
from our2souls.ui import request_limits
from tests.cast import CastMember
from tests.factories.delivery import deliveries
from tests.factories.milestones import a_relationship_milestone, an_ics, an_ics_upload, on_day, send_ics

MET, WED, TRIP = date(2020, 2, 29), date(2021, 8, 14), date(2090, 5, 1)
YEARLY = "RRULE:FREQ=YEARLY"
FILE = (
    on_day("The day we met", MET, YEARLY, "DESCRIPTION:In the wrong room", "LOCATION:Gate 3"),
    on_day("Our wedding", WED),
    on_day("Dancing", TRIP, "RRULE:FREQ=WEEKLY", "ATTENDEE:mailto:rosa@example.org"),
)


def url(name: str, *args: object) -> str:
    return reverse(f"milestones:{name}", args=args)


def notices_of(who: CastMember) -> list[str]:
    return [row.notice for row in deliveries(owner_id=who.id, channel="inapp", notice=actions.IMPORTED)]


def days_of(by: CastMember) -> list[tuple[str, date, bool]]:
    with viewing(by.viewer):
        return [(str(row.title), row.on, row.yearly) for row in RelationshipMilestone.objects.order_by("on", "made_at")]


def uploads_of(by: CastMember) -> list[IcsUpload]:
    with viewing(by.viewer):
        return list(IcsUpload.objects.all())


def boxes(page: str) -> dict[str, tuple[str, bool]]:
    """Each date of the preview: the name of its box, and whether it is checked."""
    found = re.findall(
        r'<input type="checkbox"\s+name="(\w+)"\s+value="\d+"(.*?)>.*?dir="auto">(.*?)</span>', page, re.DOTALL
    )
    return {title: (name, "checked" in rest) for name, rest, title in found}


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


def test_nothing_else_of_a_file_is_kept(ana: CastMember) -> None:
    send_ics(ana, an_ics(*FILE))
    [upload] = uploads_of(ana)
    with viewing(ana.viewer):
        kept = str(upload.dates)
        assert "Dancing" in kept
        for word in ("wrong room", "Gate 3", "rosa@", "WEEKLY"):
            assert word not in kept
    with connection.cursor() as cursor:
        cursor.execute("SELECT dates FROM milestones_icsupload")
        assert b"Dancing" not in bytes(cursor.fetchone()[0])


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


def test_a_second_confirmation_adds_nothing_and_says_so(ana: CastMember, ben: CastMember) -> None:
    upload = an_ics_upload(ana, *FILE)
    ana.post(url("ics_add", upload.pk), {"chosen": "0"})
    page = ana.post(url("ics_add", upload.pk), {"chosen": ["0", "2"]})
    assert "You have decided on this file already." in page.text
    assert len(days_of(ana)) == 1
    assert ben.client.post(url("ics_add", upload.pk), {"chosen": "0"}).status_code == 404
    assert ana.client.get(url("ics_dates", upload.pk)).status_code == 404
    with viewing(ana.viewer):
        assert actions.add_from_ics(upload, {0, 2}) is None, "by who read the file before it was decided on"
    assert len(days_of(ana)) == 1


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


def test_a_file_nobody_decided_on_is_forgotten_after_a_day(ana: CastMember, ben: CastMember) -> None:
    upload = an_ics_upload(ana, *FILE)
    actions.sweep()
    assert uploads_of(ana) == [upload]
    with clock.frozen(clock.now() + access.LASTS + timedelta(minutes=1)):
        assert ana.client.get(url("ics_dates", upload.pk)).status_code == 404
        assert "A file waits" not in ana.get(url("ics_import")).text
        recent = an_ics_upload(ben, *FILE)
        assert actions.sweep() == 1
    assert (uploads_of(ana), uploads_of(ben)) == ([], [recent])


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


def test_the_partner_is_told_once_of_all_that_came(ana: CastMember, ben: CastMember) -> None:
    upload = an_ics_upload(ana, *FILE)
    ana.post(url("ics_add", upload.pk), {"chosen": ["0", "1", "2"]})
    assert (notices_of(ben), notices_of(ana)) == ([actions.IMPORTED], [])
    page = ben.get(reverse("web:home")).text
    assert "added to your days from a calendar" in page
    assert "3 dates" in page


def test_five_hundred_dates_are_seen_and_added_with_as_few_queries_as_three(ana: CastMember, ben: CastMember) -> None:
    def asked(*events: str) -> list[int]:
        upload = an_ics_upload(ana, *events)
        with CaptureQueriesContext(connection) as seen:
            assert ana.client.get(url("ics_dates", upload.pk)).status_code == 200
        with CaptureQueriesContext(connection) as added:
            every = [str(number) for number in range(len(events))]
            assert ana.client.post(url("ics_add", upload.pk), {"chosen": every}).status_code == 302
        return [len(seen), len(added)]

    asked(on_day("Warm", TRIP))
    few = asked(*[on_day(f"Few {n}", TRIP) for n in range(3)])
    many = asked(*[on_day(f"Many {n}", TRIP, YEARLY) for n in range(500)])
    assert many == few
    assert many[0] <= 15
    assert len(days_of(ben)) == 504
    assert ana.get(url("milestones")).status_code == 200


def test_all_dates_come_in_or_none(ana: CastMember, monkeypatch: pytest.MonkeyPatch) -> None:
    upload = an_ics_upload(ana, *FILE)

    def breaks(*_args: object, **_more: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(partner_events, "tell_partner", breaks)
    with pytest.raises(RuntimeError), viewing(ana.viewer):
        actions.add_from_ics(upload, {0, 1, 2})
    assert days_of(ana) == []
    assert uploads_of(ana) == [upload]


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


def test_only_its_sender_takes_a_waiting_file_along_and_both_that_dates_came_in(
    ana: CastMember, ben: CastMember
) -> None:
    ana.post(url("ics_add", an_ics_upload(ana, on_day("Came in", TRIP)).pk), {"chosen": "0"})
    an_ics_upload(ana, on_day("Still waits", TRIP))
    exports = {}
    for member in (ana, ben):
        with viewing(member.viewer):
            exports[member.name] = account_export.as_json(member.person).decode()
    assert "Still waits" in exports["Ana"]
    assert "Still waits" not in exports["Ben"]
    assert all("Came in" in each and "milestone_import" in each for each in exports.values())


def test_erasing_takes_a_waiting_file_away_and_leaves_that_dates_came_in(ana: CastMember, ben: CastMember) -> None:
    ana.post(url("ics_add", an_ics_upload(ana, on_day("Came in", TRIP)).pk), {"chosen": "0"})
    an_ics_upload(ana, *FILE)
    personal_data_erasure.erase_person(ana.id)
    assert not IcsUpload._base_manager.exists()
    with viewing(ben.viewer):
        assert MilestoneImport.objects.get().number == ""
    assert ben.get(reverse("web:home")).status_code == 200


def test_who_has_parted_can_add_nothing(ana: CastMember, ben: CastMember) -> None:
    upload = an_ics_upload(ana, *FILE)
    with viewing(ben.viewer):
        pairing_actions.separate(ben.person)
    assert ana.client.get(url("ics_dates", upload.pk)).status_code == 404
    assert ana.client.post(url("ics_add", upload.pk), {"chosen": "0"}).status_code == 404
