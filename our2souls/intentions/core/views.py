"""Choosing an intention, its whys, details and history."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from our2souls.dreams import access as dream_access
from our2souls.intentions.core import access, choosing, details, forms, weaving
from our2souls.intentions.core.history import text as history_text
from our2souls.lib.request_data import posted
from our2souls.people.couple_context import SignedInRequest
from our2souls.ui.form.edit_conflict import EditAttempt
from our2souls.ui.form.responses import render_form


@require_http_methods(["GET", "POST"])
def intention_edit(request: SignedInRequest, intention_id: UUID) -> HttpResponse:
    """Name, horizon and rhythm; when the other changed them meanwhile, both versions are shown."""
    found = access.intention_for(request.viewer, intention_id)
    initial = {name: getattr(found, name) for name in ("name", "horizon", "rhythm", "version")}
    form = forms.DetailsForm(posted(request), initial=initial)
    edit = EditAttempt(form)
    if request.method == "POST" and form.is_valid():
        with edit:
            details.update(found, **form.cleaned_data)
            messages.success(request, _("Your words are kept."))
            return redirect("intentions:intention", found.pk)
    theirs = [edit.theirs["name"]] if edit.theirs else []
    return render_form(request, "intentions/core/edit.html", {"form": form, "intention": found, "theirs": theirs})


@require_safe
def intention_history(request: SignedInRequest, intention_id: UUID) -> HttpResponse:
    """Who changed what, when: all of it, newest first, in pages."""
    found = access.intention_for(request.viewer, intention_id)
    page = history_text.page(found, request.GET.get("before", ""), request.us)
    return render(request, "intentions/core/history/history.html", {"intention": found, "page": page})


@require_POST
def dream_unweave(request: SignedInRequest, dream_id: UUID, intention_id: UUID) -> HttpResponse:
    """Take it out of an intention again, with the words it brought."""
    found = dream_access.own_dream_for(request.viewer, dream_id)
    strand = access.strand_for(request.viewer, access.intention_for(request.viewer, intention_id))
    if strand is None or strand.dream != found.pk:
        raise Http404
    weaving.unweave(strand)
    messages.success(request, _("Taken out, with its words. The dream is as it was."))
    return redirect("dreams:dream", found.pk)


@require_POST
def intention_choose(request: SignedInRequest, intention_id: UUID) -> HttpResponse:
    """One's yes."""
    intention = access.intention_for(request.viewer, intention_id)
    chosen = choosing.choose(intention)
    if chosen.active_since:
        messages.success(request, _("You have both said yes. It has begun."))
    else:
        undo = reverse("intentions:intention_unchoose", args=[intention.pk])
        messages.success(request, _("You said yes."), extra_tags=undo)
    return redirect(f"{reverse('intentions:intention', args=[intention.pk])}#chosen")


@require_POST
def intention_unchoose(request: SignedInRequest, intention_id: UUID) -> HttpResponse:
    """Take one's yes back, until both have chosen."""
    intention = access.intention_for(request.viewer, intention_id)
    choosing.unchoose(intention)
    messages.success(
        request, _("Your yes is taken back."), extra_tags=reverse("intentions:intention_choose", args=[intention.pk])
    )
    return redirect(f"{reverse('intentions:intention', args=[intention.pk])}#chosen")


@require_http_methods(["GET", "POST"])
def intention_why(request: SignedInRequest, intention_id: UUID) -> HttpResponse:
    """Write or change one's own why and need."""
    intention = access.intention_for(request.viewer, intention_id)
    private_why = access.own_why_for(intention, request.viewer)
    initial = {"why": private_why.why, "need": private_why.need} if private_why else None
    form = forms.WhyForm(posted(request), initial=initial)
    if request.method == "POST" and form.is_valid():
        weaving.write_why(intention, **form.cleaned_data, reveal="reveal" in request.POST)
        return redirect("intentions:intention", intention.pk)
    return render_form(
        request, "intentions/core/why.html", {"form": form, "intention": intention, "private_why": private_why}
    )


@require_http_methods(["GET", "POST"])
def intention_copy_words(request: SignedInRequest, intention_id: UUID) -> HttpResponse:
    """Choose which words of one's own dream come along."""
    intention = access.intention_for(request.viewer, intention_id)
    strand = access.strand_for(request.viewer, intention)
    if strand is None:
        raise Http404
    dream = dream_access.own_dream_for(request.viewer, strand.dream)
    copied = [name for name in weaving.BRINGABLE if getattr(strand, name)] if strand.copied_at else ["line"]
    form = forms.CopyWordsForm(posted(request), initial={"bring": copied})
    if request.method == "POST" and form.is_valid():
        weaving.copy_words(strand, dream, form.cleaned_data["bring"])
        return redirect("intentions:intention", intention.pk)
    return render_form(
        request, "intentions/core/copy_words.html", {"form": form, "intention": intention, "dream": dream}
    )
