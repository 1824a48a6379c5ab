"""Home: what waits for me first, what my partner shared, what we are making, what comes next."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.formats import time_format
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from our2souls.checkins import queries as checkin_queries
from our2souls.checkins import vocabulary
from our2souls.checkins.queries import CheckInView
from our2souls.delivery import registry as delivery_registry
from our2souls.delivery.inbox import queries as inbox_queries
from our2souls.dreams import actions as dream_actions
from our2souls.dreams import queries as dream_queries
from our2souls.dreams.text_fields import DreamData
from our2souls.intentions.commitments import queries as commitment_queries
from our2souls.intentions.page import summaries
from our2souls.intentions.page.summaries import IntentionSummary
from our2souls.lib.clock import now, today
from our2souls.lib.drawing.affect_grid import GridPoint
from our2souls.lib.request_data import posted
from our2souls.milestones import queries as milestone_queries
from our2souls.milestones.occurrences import MilestoneOccurrence
from our2souls.people.couple_context import CoupleContext, SignedInRequest
from our2souls.rituals.core import queries as ritual_queries
from our2souls.story.memories import queries as memory_queries
from our2souls.ui.form.responses import render_form
from our2souls.ui.svg import TodayHalf, empty_half
from our2souls.web.home import first_week, forms

SHOWN = 3
SOON = timedelta(days=21)


@login_not_required
@require_safe
def landing(request: HttpRequest) -> HttpResponse:
    """The public first page; a signed-in person is at home instead."""
    if request.user.is_authenticated:
        return redirect("web:home")
    return render(request, "web/landing/landing.html")


@dataclass(frozen=True, slots=True)
class UpcomingRow:
    """One line of what comes next."""

    day: date
    title: str
    text: str
    url: str


@require_http_methods(["GET", "HEAD", "POST"])
def home(request: SignedInRequest) -> HttpResponse:
    """Today, for one alone, one who waits, and a couple. A first dream is written here."""
    us = request.us
    form = forms.first_dream(posted(request))
    if request.method == "POST" and form.is_valid():
        dream = dream_actions.create(DreamData(line=form.cleaned_data["line"]))
        messages.success(request, _("Saved. Only you see it."))
        return redirect(f"{reverse('web:home')}#d-{dream.pk}")
    day = today(us.zone)
    latest = checkin_queries.my_latest(us)
    mine = latest if latest and latest.is_today else None
    inbox = inbox_queries.for_home(us.viewer)
    context: dict[str, Any] = {
        "day": day,
        "greeting": _greeting(now().astimezone(us.zone).hour) % {"name": us.me.alone},
        "mine": mine,
        "inbox": inbox,
        "form": form,
    }
    if us.partner is None:
        context |= first_week.of_one_alone(request)
        context["halves"] = {"a": _half(_("You"), mine, mine=True), "b": first_week.other_half(context)}
        context["feel"] = mine is None and not any(step.glyph == "sun" and not step.done for step in context["steps"])
        return render_form(request, "web/home/alone.html", context)
    theirs = checkin_queries.theirs(us)
    memory_ids = memory_queries.ids_for(request)
    found, then = summaries.for_home(day, memory_ids.intention)
    days, that_day = milestone_queries.for_home(day, SOON.days, memory_ids.milestone)
    chosen = [each for each in found if each.intention.active_since]
    shared = dream_queries.latest_unsupported()
    context |= {
        "theirs": theirs,
        "answered": latest if latest and latest.response else None,
        "halves": _halves(us, mine, theirs),
        "compass": bool(chosen) and any(each and each.is_hard_and_open for each in (mine, theirs)),
        "due": [each for each in chosen if _is_due(each, day)],
        "unchosen": [each for each in found if not each.intention.active_since],
        "chosen": chosen[:SHOWN],
        "more": len(found) > SHOWN,
        "coming": _coming(chosen, days, us.zone),
        "memory": memory_queries.memory(request, then, that_day),
        "commitments_due": commitment_queries.for_home(us, day),
        "shared": None if shared and shared.pk in {event.about for event in inbox.from_partner} else shared,
        "aside": delivery_registry.agenda.waiting(),
        "just_begun": us.since is not None and now() - us.since < first_week.WEEK,
    }
    return render_form(request, "web/home/home.html", context)


def _greeting(hour: int) -> str:
    if hour < 5 or hour >= 18:  # noqa: PLR2004 - the clock's own numbers
        return _("Good evening, %(name)s")
    return _("Good morning, %(name)s") if hour < 12 else _("Good afternoon, %(name)s")  # noqa: PLR2004


def _is_due(summary: IntentionSummary, day: date) -> bool:
    intention = summary.intention
    return intention.state == "active" and intention.next_look_on is not None and intention.next_look_on <= day


def _half(who: str, checkin: CheckInView | None, *, mine: bool) -> TodayHalf:
    if checkin is None:
        empty = empty_half(who)
        return TodayHalf(who, empty.words, url=reverse("checkins:check_in")) if mine else empty
    url = reverse("checkins:check_in_one", args=[checkin.id])
    words, dot = checkin.words[:2], ""
    if not words:
        words, dot = (
            vocabulary.place_words(checkin.ease, checkin.energy),
            GridPoint(checkin.ease, checkin.energy).classes,
        )
    return TodayHalf(who, tuple(words), when=checkin.when, url=url, here=True, dot=dot)


def _halves(us: CoupleContext, mine: CheckInView | None, theirs: CheckInView | None) -> dict[str, TodayHalf]:
    me, partner = _half(_("You"), mine, mine=True), _half(us.their_name, theirs, mine=False)
    return {"a": me, "b": partner} if us.me.place == "a" else {"a": partner, "b": me}


def _coming(chosen: list[IntentionSummary], days: list[MilestoneOccurrence], zone: ZoneInfo) -> list[UpcomingRow]:
    """Milestones by their day, looks, days and rituals of both that are near, soonest first."""
    day = today(zone)
    lines = []
    for each in chosen:
        url = reverse("intentions:intention", args=[each.intention.pk])
        if each.next_due is not None and each.next_due <= day + SOON:
            lines.append(UpcomingRow(each.next_due, each.next_title, each.name, url))
        look = each.intention.next_look_on
        if look is not None and day < look <= day + SOON and each.intention.state == "active":
            lines.append(UpcomingRow(look, _("Review together"), each.name, url))
    for come in days:
        url = reverse("milestones:milestone", args=[come.id])
        lines.append(UpcomingRow(come.on, come.milestone.title, _("A day of yours"), url))
    for ritual in ritual_queries.upcoming(zone, SOON.days):
        text = _("A ritual of yours, %(hour)s") % {"hour": time_format(ritual.hour)}
        lines.append(
            UpcomingRow(ritual.on, ritual.ritual.name, text, reverse("rituals:ritual", args=[ritual.ritual.pk]))
        )
    return sorted(lines, key=lambda line: line.day)[:4]
