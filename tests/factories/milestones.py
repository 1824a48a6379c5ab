"""Plain typed factories: days of the two, and files of calendars, through the real acts."""

import re
from datetime import date
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from our2souls.milestones import actions as milestone_actions
from our2souls.milestones.actions import MilestoneData
from our2souls.milestones.ics import actions as ics_actions
from our2souls.milestones.ics import reader
from our2souls.milestones.models import IcsUpload, RelationshipMilestone
from our2souls.privacy.viewer import viewing
from tests.cast import CastMember

TITLE, WORDS, MET = "The day we met", "You had the wrong room", date(2020, 2, 29)


def a_relationship_milestone(
    by: CastMember, title: str = TITLE, on: date = MET, *, remind: bool = False, **fields: Any
) -> RelationshipMilestone:
    """A day of the two; whoever adds it is reminded of it if they like."""
    with viewing(by.viewer):
        return milestone_actions.create(MilestoneData(title, on, **fields), remind=remind)


def form(**fields: Any) -> dict[str, Any]:
    """The form of a day that comes every year, as a browser sends it."""
    return {"title": TITLE, "on": "2020-02-29", "precision": "day", "yearly": "on", "words": WORDS, **fields}


def an_ics(*events: str) -> bytes:
    """A calendar's file: each event is its lines, the first one a title."""
    parts = [f"BEGIN:VEVENT\nSUMMARY:{event.strip()}\nEND:VEVENT" for event in events]
    return "\n".join(["BEGIN:VCALENDAR", "VERSION:2.0", *parts, "END:VCALENDAR", ""]).replace("\n", "\r\n").encode()


def on_day(title: str, day: date, *lines: str) -> str:
    """An event of a whole day, for `an_ics`."""
    return "\n".join([title, f"DTSTART;VALUE=DATE:{day:%Y%m%d}", *lines])


def send_ics(by: CastMember, content: bytes) -> Any:
    """The page after somebody sent a calendar's file: its dates, or what is wrong with it."""
    return by.post(reverse("milestones:ics_import"), {"file": SimpleUploadedFile("a.ics", content)})


def an_ics_upload(by: CastMember, *events: str) -> IcsUpload:
    """A file of somebody's that waits for their choice."""
    with viewing(by.viewer):
        return ics_actions.store(reader.read(an_ics(*events), zone=by.viewer.clock, today=by.viewer.today))


def days_of(by: CastMember) -> list[tuple[str, date, bool]]:
    """The couple's days as somebody sees them, earliest first: title, day and whether it comes every year."""
    with viewing(by.viewer):
        return [(str(row.title), row.on, row.yearly) for row in RelationshipMilestone.objects.order_by("on", "made_at")]


def uploads_of(by: CastMember) -> list[IcsUpload]:
    """Files of calendars that wait for somebody's choice."""
    with viewing(by.viewer):
        return list(IcsUpload.objects.all())


def boxes(page: str) -> dict[str, tuple[str, bool]]:
    """Each date of a preview: the name of its box, and whether it is checked."""
    row = r'<input type="checkbox"\s+name="(\w+)"\s+value="\d+"(.*?)>.*?dir="auto">(.*?)</span>'
    return {title: (name, "checked" in rest) for name, rest, title in re.findall(row, page, re.DOTALL)}
