"""What the two do about an area or a topic: keep it for a moment, start an intention, tick it off, take it back."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_POST

from our2souls.bridges.core.actions import TooManyInvitations
from our2souls.bridges.core.forms import TOO_MANY, BridgeForm
from our2souls.delivery import registry as delivery_registry
from our2souls.lib.request_data import posted
from our2souls.people.couple_context import SignedInRequest
from our2souls.readiness.attempts import access as attempt_access
from our2souls.readiness.attempts import text as attempt_text
from our2souls.readiness.attempts.models import Sitting
from our2souls.readiness.instrument import catalog as instrument_catalog
from our2souls.readiness.instrument.model import Area, Item
from our2souls.readiness.report import access, builder, follow_ups
from our2souls.readiness.report import text as report_text
from our2souls.readiness.report.forms import IntentionForm
from our2souls.readiness.sittings.models import AreaOpening
from our2souls.ui.form.responses import render_form

KEPT = {
    "bridge": gettext_lazy("Kept for a bridge. You both see it here and with your bridges."),
    "ritual": gettext_lazy("Put on your next ritual. You both see it here, and when you meet for it."),
    "therapist": gettext_lazy(
        "Kept for your therapist. You both see it here and with your therapist. A therapist sees it only in areas you opened."
    ),
}


def _back(request: SignedInRequest, sitting_id: UUID) -> HttpResponse:
    """Where the button was, as long as that is a page of ours."""
    to = request.POST.get("back", "")
    if url_has_allowed_host_and_scheme(to, allowed_hosts=None) and to.startswith("/readiness/"):
        return redirect(to)
    return redirect("readiness:report_map", sitting_id)


@require_POST
def set_aside_for(request: SignedInRequest, sitting_id: UUID) -> HttpResponse:
    """Put an area or a topic aside for a bridge, the next ritual or the therapist."""
    sitting = attempt_access.sitting_for(request.viewer, sitting_id)
    moment = request.POST.get("moment", "")
    if moment not in delivery_registry.occasions.known():
        raise Http404
    try:
        follow_ups.set_aside_for(sitting, moment, request.POST.get("area", ""), request.POST.get("topic", ""))
    except (follow_ups.AreaClosed, ValueError):
        raise Http404 from None
    messages.success(request, KEPT[moment])
    return _back(request, sitting_id)


def _opened(request: SignedInRequest, sitting_id: UUID, key: str) -> tuple[Sitting, Area, Item | None]:
    """A sitting of the two, an area that both opened, and the topic of it that is asked for; Http404 for one that is closed."""
    sitting = attempt_access.sitting_for(request.viewer, sitting_id)
    instrument = instrument_catalog.instrument_of(sitting)
    opened = AreaOpening.objects.filter(sitting=sitting, area=key).exists()
    area = next((each for each in instrument.areas if each.key == key and opened), None)
    if area is None:
        raise Http404
    asked = request.GET.get("topic", "") or request.POST.get("topic", "")
    topic = next((item for item in instrument.of_area(key) if item.key == asked and item.kind == "topic"), None)
    return sitting, area, topic


@require_http_methods(["GET", "POST"])
def bridge_open(request: SignedInRequest, sitting_id: UUID, key: str) -> HttpResponse:
    """Build a bridge on an area or a topic: its name, and where each of the two stands, to keep or to change."""
    sitting, area, topic = _opened(request, sitting_id, key)
    positions = report_text.positions(builder.answers_of(sitting, request.us), topic, request.us) if topic else ""
    title = attempt_text.localized(topic.name if topic else area.title)
    form = BridgeForm(posted(request), initial={"title": title, "question": positions})
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            follow_ups.open_bridge(
                sitting, key, topic.key if topic else "", title=data["title"], question=data["question"]
            )
        except TooManyInvitations:
            form.add_error(None, TOO_MANY)
        else:
            messages.success(request, _("Your invitation is there. Nothing begins before the other one says yes."))
            return redirect("bridges:bridges")
    context = {"form": form, "sitting": sitting, "area": area, "topic": topic}
    return render_form(request, "readiness/follow_ups/bridge_open.html", context)


@require_http_methods(["GET", "POST"])
def start_intention(request: SignedInRequest, sitting_id: UUID, key: str) -> HttpResponse:
    """Start an intention from an area or a topic: a name and first steps to keep, change or leave."""
    sitting, area, topic = _opened(request, sitting_id, key)
    steps = [attempt_text.localized(step) for step in area.steps]
    initial: dict[str, Any] = {"name": attempt_text.localized(topic.name if topic else area.intention), "steps": steps}
    form = IntentionForm(posted(request), initial=initial, steps=steps)
    if request.method == "POST" and form.is_valid():
        follow_up = follow_ups.start_intention(
            sitting, key, topic.key if topic else "", name=form.cleaned_data["name"], steps=form.cleaned_data["steps"]
        )
        messages.success(request, _("It is there for you both. It starts once you have both chosen it."))
        return redirect("intentions:intention", follow_up.intention_id)
    context = {"form": form, "sitting": sitting, "area": area, "topic": topic}
    return render_form(request, "readiness/follow_ups/start_intention.html", context)


@require_POST
def follow_up_end(request: SignedInRequest, follow_up_id: UUID) -> HttpResponse:
    """Tick something off that was put aside, or take it back."""
    follow_up = access.follow_up_for(request.viewer, follow_up_id)
    if "take-back" in request.POST:
        follow_ups.withdraw(follow_up)
        messages.success(request, _("Taken back."))
    else:
        follow_ups.done(follow_up)
        messages.success(request, _("Ticked off."))
    return _back(request, follow_up.sitting_id)
