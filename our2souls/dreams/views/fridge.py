"""The fridge, a line of it, and the sheet for a real one."""

from types import SimpleNamespace
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from our2souls.dreams import access, fridge
from our2souls.dreams import forms as all_forms
from our2souls.dreams.forms.fridge import FridgeForm, FridgeLineForm
from our2souls.dreams.history import Overtaken
from our2souls.dreams.views.way import order_sent, rows_of
from our2souls.lib.http import posted
from our2souls.people.requests import SignedInRequest
from our2souls.privacy.responses import render_form


@require_http_methods(["GET", "POST"])
def fridge_page(request: SignedInRequest) -> HttpResponse:
    """The lines that are up and done; a new one. Printed, it is a sheet for a real fridge."""
    if request.us.partner is None:
        return render(request, "dreams/fridge_alone.html")
    form = FridgeForm(posted(request))
    if request.method == "POST" and form.is_valid():
        fridge.put_up(form.cleaned_data["text"])
        return redirect("dreams:fridge")
    face = request.us.face
    lines = [(line, face(line.writer_id)) for line in fridge.up()[: fridge.UP]]
    context = {
        "form": form,
        "lines": lines,
        "done": [(line, face(line.ticked_by_id)) for line in fridge.done(request.viewer)],
        "more": fridge.what_became_more(),
        "blanks": range(5 if len(lines) <= fridge.SHEET else 1),
    }
    return render_form(request, "dreams/fridge.html", context)


@require_http_methods(["GET", "POST"])
def fridge_line(request: SignedInRequest, line_id: UUID) -> HttpResponse:
    """One line: what can become of it; its writer changes its words here."""
    line = access.fridge_line_for(request.viewer, line_id)
    mine = line.writer_id == request.viewer.person_id
    form, theirs = FridgeLineForm(posted(request), initial={"text": line.text, "version": line.version}), None
    if request.method == "POST" and mine and form.is_valid():
        try:
            fridge.rewrite(line, text=form.cleaned_data["text"], version=form.cleaned_data["version"])
        except Overtaken as overtaken:
            theirs = overtaken.theirs
            all_forms.again(form, overtaken.version)
        else:
            return redirect("dreams:fridge")
    elif request.method == "POST" and not mine:
        access.written_line_for(request.viewer, line_id)
    context = {"line": line, "form": form, "is_mine": mine, "theirs": theirs, "writer": request.us.face(line.writer_id)}
    return render_form(request, "dreams/fridge_line.html", context)


@require_POST
def fridge_act(request: SignedInRequest, line_id: UUID, act: str) -> HttpResponse:
    """Ticked, up again, moved."""
    line = access.fridge_line_for(request.viewer, line_id)
    if act == "tick":
        fridge.tick(line)
    elif act == "untick":
        fridge.untick(line)
    else:
        fridge.move(line, "up" if act == "up" else "down")
        if "order" in request.POST:  # pressed on the page of the order: back to it, with the focus on the same button
            return redirect(f"{reverse('dreams:fridge_arrange')}?moved={line.pk}&by={act}")
    return redirect("dreams:fridge")


@require_POST
def fridge_take_down(request: SignedInRequest, line_id: UUID) -> HttpResponse:
    """One's own line, taken down, with the way back in the same place."""
    line = access.written_line_for(request.viewer, line_id)
    fridge.take_down(line)
    messages.success(request, _("Taken down."), extra_tags=reverse("dreams:fridge_put_back", args=[line.pk]))
    return redirect("dreams:fridge")


@require_POST
def fridge_put_back(request: SignedInRequest, line_id: UUID) -> HttpResponse:
    """Put up again."""
    fridge.put_back(access.written_line_for(request.viewer, line_id))
    return redirect("dreams:fridge")


@require_http_methods(["GET", "POST"])
def fridge_arrange(request: SignedInRequest) -> HttpResponse:
    """The order: by dragging, with the arrow keys, or with a button up and down each."""
    if request.method == "POST":
        fridge.arrange(order_sent(request.POST))
        return redirect("dreams:fridge_arrange")
    lines = [SimpleNamespace(pk=line.pk, title=line.text) for line in fridge.up()[: fridge.UP]]
    rows = [
        (each, focus, *(reverse("dreams:fridge_act", args=[each.pk, way]) for way in ("up", "down")))
        for each, focus in rows_of(lines, request.GET.get("moved", ""), request.GET.get("by", ""))
    ]
    return render(request, "dreams/fridge_order.html", {"rows": rows})
