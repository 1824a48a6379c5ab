"""The fridge, a line of it, and the sheet for a real one."""

from types import SimpleNamespace
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from our2souls.intentions.fridge import access, actions, queries
from our2souls.intentions.fridge.forms import FridgeForm, FridgeItemForm
from our2souls.lib.request_data import posted
from our2souls.people.couple_context import SignedInRequest
from our2souls.ui.form.edit_conflict import EditAttempt
from our2souls.ui.form.reorder import order_sent, rows_of
from our2souls.ui.form.responses import page_for_one, render_form


@require_http_methods(["GET", "POST"])
def fridge(request: SignedInRequest) -> HttpResponse:
    """The lines that are up and done; a new one. Printed, it is a sheet for a real fridge."""
    if request.us.partner is None:
        return page_for_one(request, "intentions/fridge/alone.html")
    form = FridgeForm(posted(request))
    if request.method == "POST" and form.is_valid():
        line = actions.add(form.cleaned_data["text"])
        undo = reverse("intentions:fridge_remove", args=[line.pk])
        messages.success(request, _("It’s on the fridge."), extra_tags=undo)
        return _at(line.pk)
    face = request.us.face
    lines = [(line, face(line.writer_id)) for line in queries.up()[: queries.UP]]
    context = {
        "form": form,
        "lines": lines,
        "done": [(line, face(line.ticked_by_id)) for line in queries.done(request.viewer)],
        "more": queries.linked_items(),
        "blanks": range(5 if len(lines) <= queries.SHEET else 1),
    }
    return render_form(request, "intentions/fridge/fridge.html", context)


@require_http_methods(["GET", "POST"])
def fridge_item(request: SignedInRequest, item_id: UUID) -> HttpResponse:
    """One line: what can become of it; its writer changes its words here."""
    line = access.fridge_item_for(request.viewer, item_id)
    mine = line.writer_id == request.viewer.person_id
    form = FridgeItemForm(posted(request), initial={"text": line.text, "version": line.version})
    edit = EditAttempt(form)
    if request.method == "POST" and mine and form.is_valid():
        with edit:
            actions.update(line, text=form.cleaned_data["text"], version=form.cleaned_data["version"])
            return redirect("intentions:fridge")
    elif request.method == "POST" and not mine:
        access.own_item_for(request.viewer, item_id)
    context = {"line": line, "form": form, "is_mine": mine, "theirs": edit.theirs.values()}
    context["writer"] = request.us.face(line.writer_id)
    return render_form(request, "intentions/fridge/item.html", context)


@require_POST
def fridge_act(request: SignedInRequest, item_id: UUID, act: str) -> HttpResponse:
    """Ticked, up again, moved."""
    line = access.fridge_item_for(request.viewer, item_id)
    if act == "tick":
        actions.tick(line)
        messages.success(request, _("Done."), extra_tags=reverse("intentions:fridge_act", args=[line.pk, "untick"]))
    elif act == "untick":
        actions.untick(line)
        messages.success(
            request, _("It is up again."), extra_tags=reverse("intentions:fridge_act", args=[line.pk, "tick"])
        )
    else:
        actions.move(line, "up" if act == "up" else "down")
        if "order" in request.POST:  # pressed on the page of the order: back to it, with the focus on the same button
            return redirect(f"{reverse('intentions:fridge_order')}?moved={line.pk}&by={act}")
    return _at(line.pk)


def _at(line_id: UUID) -> HttpResponse:
    """The fridge, where the line stands."""
    return redirect(f"{reverse('intentions:fridge')}#f-{line_id}")


@require_POST
def fridge_remove(request: SignedInRequest, item_id: UUID) -> HttpResponse:
    """One's own line, taken down, with the way back in the same place."""
    line = access.own_item_for(request.viewer, item_id)
    actions.remove(line)
    messages.success(request, _("Taken down."), extra_tags=reverse("intentions:fridge_restore", args=[line.pk]))
    return redirect("intentions:fridge")


@require_POST
def fridge_restore(request: SignedInRequest, item_id: UUID) -> HttpResponse:
    """Put up again."""
    actions.restore(access.own_item_for(request.viewer, item_id))
    messages.success(request, _("It is up again."))
    return _at(item_id)


@require_http_methods(["GET", "POST"])
def fridge_order(request: SignedInRequest) -> HttpResponse:
    """The order: by dragging, with the arrow keys, or with a button up and down each."""
    if request.method == "POST":
        actions.arrange(order_sent(request.POST))
        return redirect("intentions:fridge_order")
    if request.us.partner is None:
        return render(request, "intentions/fridge/alone.html")
    lines = [SimpleNamespace(pk=line.pk, title=line.text) for line in queries.up()[: queries.UP]]
    rows = [
        (each, focus, *(reverse("intentions:fridge_act", args=[each.pk, way]) for way in ("up", "down")))
        for each, focus in rows_of(lines, request.GET.get("moved", ""), request.GET.get("by", ""))
    ]
    return render(request, "intentions/fridge/order.html", {"rows": rows})
