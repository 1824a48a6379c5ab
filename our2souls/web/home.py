"""Home: what waits for me first, what my partner shared, what we are making, what comes next."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from our2souls.checkins import today as feelings_today
from our2souls.checkins.today import Today
from our2souls.delivery import inbox, ports
from our2souls.dreams import glances, our_milestones, promised, sharing
from our2souls.dreams.glances import Glance
from our2souls.lib.clock import now, today
from our2souls.people import pairing
from our2souls.people.requests import SignedInRequest
from our2souls.people.us import Us
from our2souls.web.marks import Half, nobody

SHOWN = 3
SOON = timedelta(days=21)


@login_not_required
@require_safe
def landing(request: HttpRequest) -> HttpResponse:
    """The public first page; a signed-in person is at home instead."""
    if request.user.is_authenticated:
        return redirect("web:home")
    return render(request, "web/landing.html")


@dataclass(frozen=True, slots=True)
class Coming:
    """One line of what comes next."""

    day: date
    title: str
    text: str
    url: str


@require_safe
def home(request: SignedInRequest) -> HttpResponse:
    """Today, for one alone, one who waits, and a couple."""
    us = request.us
    day = today(us.zone)
    mine = feelings_today.mine(us)
    context: dict[str, Any] = {
        "day": day,
        "greeting": _greeting(now().astimezone(us.zone).hour) % {"name": us.me.alone},
        "mine": mine,
        "notices": inbox.count_waiting(),
    }
    if us.partner is None:
        return render(request, "web/home_alone.html", context | _alone(request, us, mine))
    theirs = feelings_today.theirs(us)
    found = glances.for_home(day)
    waits = [g for g in found if _is_due(g, day) or not (g.intention.active_since or g.i_chose)]
    chosen = [g for g in found if g.intention.active_since]
    context |= {
        "theirs": theirs,
        "halves": _halves(us, mine, theirs),
        "due": [g for g in waits if g.intention.active_since],
        "unchosen": [g for g in waits if not g.intention.active_since],
        "chosen": chosen[:SHOWN],
        "more": len(found) > SHOWN,
        "coming": _coming(chosen, day),
        "promised": promised.for_home(us, day),
        "shared": sharing.latest_unrooted(),
        "aside": ports.agenda.waiting(),
    }
    return render(request, "web/home.html", context)


def _greeting(hour: int) -> str:
    if hour < 5 or hour >= 18:  # noqa: PLR2004 - the clock's own numbers
        return _("Good evening, %(name)s")
    return _("Good morning, %(name)s") if hour < 12 else _("Good afternoon, %(name)s")  # noqa: PLR2004


def _is_due(glance: Glance, day: date) -> bool:
    held = glance.intention
    return held.state == "active" and held.next_look_on is not None and held.next_look_on <= day


def _half(who: str, seen: Today | None, *, mine: bool) -> Half:
    if seen is None:
        empty = nobody(who)
        return Half(who, empty.words, url=reverse("checkins:check_in")) if mine else empty
    url = reverse("checkins:check_in_one", args=[seen.id])
    words = seen.words[:2] or (_("the colour") if seen.level == "colour" else _("here"),)
    return Half(who, tuple(words), when=seen.when, url=url, here=True)


def _halves(us: Us, mine: Today | None, theirs: Today | None) -> dict[str, Half]:
    me, partner = _half(_("You"), mine, mine=True), _half(us.their_name, theirs, mine=False)
    return {"a": me, "b": partner} if us.me.place == "a" else {"a": partner, "b": me}


def _coming(chosen: list[Glance], day: date) -> list[Coming]:
    """Milestones by their day, looks and days of both that are near, soonest first."""
    lines = []
    for each in chosen:
        url = reverse("dreams:intention", args=[each.intention.pk])
        if each.next_due is not None and each.next_due <= day + SOON:
            lines.append(Coming(each.next_due, each.next_title, each.name, url))
        look = each.intention.next_look_on
        if look is not None and day < look <= day + SOON and each.intention.state == "active":
            lines.append(Coming(look, _("Another look together"), each.name, url))
    for come in our_milestones.upcoming(day, SOON.days):
        url = reverse("dreams:our_milestone", args=[come.id])
        lines.append(Coming(come.on, come.milestone.title, _("A day of yours"), url))
    return sorted(lines, key=lambda line: line.day)[:4]


def _alone(request: SignedInRequest, us: Us, mine: Today | None) -> dict[str, Any]:
    person = request.user
    taken = pairing.taken_offer(person)
    return {
        "halves": {"a": _half(_("You"), mine, mine=True), "b": Half(_("Your partner"), (_("not yet"),))},
        "taken": taken,
        "invitation": None if taken else pairing.open_invitation(person),
        "dreams": sharing.newest_own(us.viewer, 4),
    }
