"""Pages of letters: the list, a draft, the act of sealing, and the letter itself from its day on."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from our2souls.delivery import outbox
from our2souls.lib.request_data import posted
from our2souls.people.couple_context import SignedInRequest
from our2souls.ui.form.edit_conflict import EditAttempt, EditConflict
from our2souls.ui.form.responses import render_form
from our2souls.vision import access as vision_access
from our2souls.vision import forms as vision_forms
from our2souls.vision import letters as vision_letters
from our2souls.vision.media.attachments import NotPrepared
from our2souls.vision.models import AnyNote
from our2souls.vision.views.notes import Edited


@require_safe
def letters(request: SignedInRequest) -> HttpResponse:
    """Drafts, what opens today, what is sealed, what is open, and where one begins another."""
    shelf = vision_letters.letter_lists(request.viewer)
    context = {
        "form": vision_forms.LetterForm(us=request.us, auto_id="new_%s"),
        "drafts": shelf.drafts,
        "today": _with_faces(request, shelf.today),
        "sealed": _with_faces(request, shelf.sealed),
        "opened": _with_faces(request, shelf.opened),
    }
    return render(request, "vision/letters/letters.html", context)


def _with_faces(request: SignedInRequest, rows: list[AnyNote]) -> list[tuple[AnyNote, Any]]:
    return [(row, request.us.face(row.writer_of)) for row in rows]


@require_http_methods(["GET", "POST"])
def letter_new(request: SignedInRequest) -> HttpResponse:
    """Begin a letter: it is a draft, one's own, until it is sealed."""
    form = vision_forms.LetterForm(posted(request), request.FILES or None, us=request.us)
    if request.method == "POST" and form.is_valid():
        draft = vision_letters.draft(form.letter_data, form.attachments)
        return redirect("vision:letter_seal" if "seal" in request.POST else "vision:letter_edit", draft.pk)
    if request.method == "GET" and request.GET.get("to") in dict(form.fields["to"].choices):  # type: ignore[attr-defined]
        form.initial["to"] = request.GET["to"]
    return render_form(request, "vision/letters/form.html", {"form": form})


@require_http_methods(["GET", "POST"])
def letter_edit(request: SignedInRequest, letter_id: UUID) -> HttpResponse:
    """Go on with a draft; when another device was faster, both texts are shown."""
    draft = vision_access.draft_for(request.viewer, letter_id)
    changed = Edited(request, draft)
    names = ("envelope", "to", "opens_on", "text", "version")
    initial = {name: getattr(draft, name) for name in names}
    form = vision_forms.LetterForm(
        posted(request), request.FILES or None, us=request.us, initial=initial, **changed.remaining
    )
    edit = EditAttempt(form)
    if request.method == "POST" and form.is_valid():
        with edit:
            vision_letters.redraft(
                draft,
                form.letter_data,
                version=form.cleaned_data["version"],
                attachments=form.attachments,
                **changed.changes,
            )
            if "seal" in request.POST:
                return redirect("vision:letter_seal", draft.pk)
            messages.success(request, _("Kept as a draft, for you alone."))
            return redirect("vision:letters")
    theirs = [edit.theirs["envelope"], edit.theirs["text"]] if edit.theirs else []
    context = {"form": form, "draft": draft, "photos": changed.photos, "memo": changed.memo, "theirs": theirs}
    return render_form(request, "vision/letters/form.html", context)


@require_http_methods(["GET", "POST"])
def letter_seal(request: SignedInRequest, letter_id: UUID) -> HttpResponse:
    """What sealing means, and the act."""
    draft = vision_access.draft_for(request.viewer, letter_id)
    if request.method == "POST":
        version = request.POST.get("version", "")
        try:
            vision_letters.seal(draft, version=int(version) if version.isdigit() else None)
        except vision_letters.NotReady:
            messages.error(
                request, _("It isn’t ready yet: a letter needs a day that is still to come, and something in it.")
            )
            return redirect("vision:letter_edit", draft.pk)
        except NotPrepared:
            messages.error(request, _("A photo or memo is still being prepared. Try again in a moment."))
            return redirect("vision:letter_seal", draft.pk)
        except EditConflict:
            messages.error(request, _("It was changed on another device. Read it once more before you seal it."))
            return redirect("vision:letters")
        messages.success(request, _("Sealed."))
        return redirect("vision:letters")
    photos, memo = vision_access.photos_of(draft), vision_access.memo_of(draft)
    return render(request, "vision/letters/seal.html", {"draft": draft, "photos": photos, "memo": memo})


@require_POST
def draft_delete(request: SignedInRequest, letter_id: UUID) -> HttpResponse:
    """Throw a draft away."""
    draft = vision_access.draft_for(request.viewer, letter_id)
    vision_letters.delete_draft(draft)
    messages.success(request, _("Removed."))
    return redirect("vision:letters")


@require_safe
def letter(request: SignedInRequest, letter_id: UUID) -> HttpResponse:
    """A letter: before its day the envelope, from its day on what is in it."""
    found = vision_access.letter_for(request.viewer, letter_id)
    is_mine = found.writer_of == request.viewer.person_id
    context: dict[str, Any] = {"letter": found, "writer": request.us.face(found.writer_of), "is_mine": is_mine}
    if found.is_closed_to(request.viewer):
        return render(request, "vision/letters/sealed.html", context)
    outbox.mark_seen_about(request.viewer.person_id, found.pk, notice=vision_letters.notice_of(found))
    context |= {
        "photos": vision_access.photos_of(found),
        "memo": vision_access.memo_of(found),
        "is_today": vision_letters.opens_today(found, request.viewer),
    }
    return render(request, "vision/letters/letter.html", context)


@require_POST
def letter_delete(request: SignedInRequest, letter_id: UUID) -> HttpResponse:
    """Erase a letter that one wrote."""
    found = vision_access.written_letter_for(request.viewer, letter_id)
    vision_letters.delete(found)
    messages.success(request, _("Taken back. It is erased, for everybody."))
    return redirect("vision:letters")
