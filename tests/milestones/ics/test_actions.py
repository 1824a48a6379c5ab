"""What becomes of a calendar's file: kept for its sender, added once and told once, forgotten."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from our2souls.delivery import partner_events
from our2souls.lib import clock
from our2souls.milestones.ics import access, actions
from our2souls.milestones.models import IcsUpload, MilestoneImport
from our2souls.people.account.portability import export as account_export
from our2souls.privacy.personal_data import erasure as personal_data_erasure
from our2souls.privacy.viewer import viewing
from tests.cast import CastMember
from tests.factories.delivery import deliveries
from tests.factories.milestones import (
    an_ics,
    an_ics_upload,
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


def notices_of(who: CastMember) -> list[str]:
    return [row.notice for row in deliveries(owner_id=who.id, channel="inapp", notice=actions.IMPORTED)]


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
