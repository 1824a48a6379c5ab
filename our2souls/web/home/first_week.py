"""The first week: what one alone can do, who would like to join, what became of an ended space, and three steps for two."""

from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from typing import Any

from django.db.models import Exists
from django.urls import reverse
from django.utils.translation import gettext as _

from our2souls.checkins import queries as checkin_queries
from our2souls.dreams import queries as dream_queries
from our2souls.dreams.access import Dream
from our2souls.people.couple_context import CoupleContext, SignedInRequest, distinguishable, joining
from our2souls.people.models import Person
from our2souls.people.pairing import queries as pairing_queries
from our2souls.people.pairing import separation
from our2souls.people.pairing.opened_invitation import opened_invitation
from our2souls.ui.svg import TodayHalf
from our2souls.vision.notes import board as notes_board

WEEK = timedelta(days=7)
"""For how long home leads two who have begun back to their first steps."""
SHOWN = 4


@dataclass(frozen=True, slots=True)
class FirstStep:
    """A small thing that one alone can do, and whether it is done."""

    title: str
    text: str
    url: str
    glyph: str
    done: bool


def of_one_alone(request: SignedInRequest) -> dict[str, Any]:
    """What home shows to somebody in no couple."""
    person, us = request.user, request.us
    invitations = pairing_queries.invitations_of(person)
    offer = invitations.taken
    invitation = None if offer else invitations.given
    joined = invitation.accepted_by if invitation else None
    opened = None if offer or joined else opened_invitation(request)
    ended = separation.last_ended(person)
    dreams = dream_queries.newest_own(us.viewer, SHOWN)
    steps = [] if ended else steps_alone(person, dreams)
    return {
        "offer": offer,
        "opened": opened if opened and opened.inviter_id != person.pk else None,
        "invitation": invitation,
        "joined": joined,
        "lapsed": invitations.lapsed,
        "joined_face": distinguishable(joining(joined), us.me)[0] if joined else None,
        "was_paired": ended is not None,
        "ended": separation.is_told(ended),
        "is_still_untold": separation.is_still_untold(ended),
        "dreams": dreams,
        "steps": [] if all(step.done for step in steps) else steps,
    }


def other_half(alone: dict[str, Any]) -> TodayHalf:
    """The circle beside one's own: whose it is going to be, as far as that is known."""
    if alone["ended"] or (alone["was_paired"] and not (alone["offer"] or alone["opened"])):
        return TodayHalf("", ())
    asked = alone["offer"] or alone["opened"]
    who = asked.inviter_name if asked else _("Your partner")
    return TodayHalf(who, (_("not yet"),))


def steps_alone(person: Person, dreams: list[Dream]) -> list[FirstStep]:
    """Three small things that need nobody else; one query."""
    rows = {"felt": checkin_queries.own(), "pictured": notes_board.own_notes(), "written": notes_board.own_letters()}
    columns = {name: Exists(each) for name, each in rows.items()}
    done = Person.objects.filter(pk=person.pk).annotate(**columns).values(*columns).get()
    picture = reverse("vision:note_new", args=["dream", dreams[0].pk]) if dreams else reverse("vision:note_loose")
    return [
        FirstStep(
            _("Say how you feel"),
            _("Two taps are enough. It fills your circle for today."),
            reverse("checkins:check_in"),
            "sun",
            done["felt"],
        ),
        FirstStep(
            _("Picture something"),
            _("A photo, a few words or your voice: how it looks in your head."),
            picture,
            "images",
            done["pictured"],
        ),
        FirstStep(
            _("Write a letter to yourself"),
            _("It stays sealed until a day you choose."),
            f"{reverse('vision:letter_new')}?to=me",
            "mail",
            done["written"],
        ),
    ]


def day_of_beginning(us: CoupleContext) -> datetime:
    """The midnight, by the viewer's clock, before the two began."""
    assert us.since is not None, "only two who are a couple have begun"
    return datetime.combine(us.since.astimezone(us.zone), time(0), tzinfo=us.zone).astimezone(UTC)
