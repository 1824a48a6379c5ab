"""Pages of vision notes: write, read, change, remove, and the board of all."""

from typing import Any
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from our2souls.lib.request_data import posted
from our2souls.people.couple_context import SignedInRequest
from our2souls.ui.form.edit_conflict import EditAttempt, EditConflict
from our2souls.ui.form.responses import render_form
from our2souls.vision import access as vision_access
from our2souls.vision import forms as vision_forms
from our2souls.vision import note_targets as vision_note_targets
from our2souls.vision.forms import CAPTION
from our2souls.vision.media.attachments import NotPrepared
from our2souls.vision.models import LETTER, WAITING, AnyNote, PersonalNote, SharedNote
from our2souls.vision.notes import actions as notes_actions
from our2souls.vision.notes import board as notes_board

ALL = 60


@require_safe
def board(request: SignedInRequest) -> HttpResponse:
    """All notes that one may see, newest first, with filters."""
    asked = notes_board.BoardFilter(**{name: request.GET.get(name, "") for name in ("whose", "about", "holds")})
    page = notes_board.page(request.viewer, asked, request.GET.get("before", ""))
    filters = {name: value for name in ("whose", "about", "holds") if (value := getattr(asked, name))}
    context = {
        "notes": [(note, request.us.face(note.writer_id)) for note in page.notes],
        "older": urlencode({**filters, "before": page.older}) if page.older else "",
        "filters": _filters(request, filters),
        "is_filtered": bool(filters),
    }
    return render(request, "vision/notes/board.html", context)


def _filters(request: SignedInRequest, filters: dict[str, str]) -> list[tuple[str, list[tuple[str, str, bool]]]]:
    """Each filter with its choices: words, the query it leads to, and whether it is chosen."""
    partner = request.us.partner
    whose = [("", pgettext("notes", "All")), ("mine", pgettext("notes", "Yours"))]
    if partner:
        whose += [("theirs", partner.name), ("ours", _("You both"))]
    kinds = vision_note_targets.kinds()
    about = [("", _("About anything")), *((k, str(label)) for k, label in kinds.items() if partner or k == "dream")]
    about += [(vision_note_targets.ITSELF, _("By itself")), (LETTER, _("Letters"))]
    holds = [("", _("With anything")), ("photos", _("Photos")), ("memo", _("Voice memos"))]
    rows = (("whose", _("Whose"), whose), ("about", _("About"), about), ("holds", _("With"), holds))
    return [
        (
            label,
            [
                (
                    str(words),
                    "?" + urlencode({k: v for k, v in {**filters, name: value}.items() if v}),
                    filters.get(name, "") == value,
                )
                for value, words in choices
            ],
        )
        for name, label, choices in rows
    ]


@require_http_methods(["GET", "POST"])
def note_loose(request: SignedInRequest) -> HttpResponse:
    """Write a note by itself: one's own, or both's."""
    partner = request.us.partner
    form = vision_forms.LooseNoteForm(posted(request), request.FILES or None, partner=partner.name if partner else "")
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        note = notes_actions.create_standalone(
            shared=data["whose"] == "ours", text=data["text"], attachments=form.attachments
        )
        messages.success(request, _("Your vision note is kept."))
        return redirect("vision:note", note.pk)
    return render_form(request, "vision/notes/note_form.html", {"form": form})


@require_http_methods(["GET", "POST"])
def note_new(request: SignedInRequest, kind: str, about: UUID) -> HttpResponse:
    """Write a note on something, with photos and a memo."""
    target = vision_note_targets.target(request.viewer, kind, about)
    if not target.may_add:
        raise Http404
    form = vision_forms.NoteForm(posted(request), request.FILES or None)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        notes_actions.update(target, kind, about, text=data["text"], pictures=form.pictures, memo=data["memo"])
        messages.success(request, _("Your vision note is kept."))
        return redirect(target.url)
    return render_form(request, "vision/notes/note_form.html", {"form": form, "target": target})


@require_safe
def notes_about(request: SignedInRequest, kind: str, about: UUID) -> HttpResponse:
    """All notes on a thing."""
    target = vision_note_targets.target(request.viewer, kind, about)
    shown = [
        (note, request.us.face(note.writer_id)) for note in notes_actions.notes_on(request.viewer, kind, about, ALL)
    ]
    return render(request, "vision/notes/notes.html", {"target": target, "kind": kind, "about": about, "notes": shown})


def _target(request: SignedInRequest, note: AnyNote) -> vision_note_targets.NoteTarget:
    """What a note is about; the board for one by itself."""
    if note.about is not None:
        return vision_note_targets.target(request.viewer, note.kind, note.about)
    return vision_note_targets.NoteTarget(
        _("Vision board"), reverse("vision:board"), shared=isinstance(note, SharedNote), may_add=True
    )


@require_safe
def note(request: SignedInRequest, note_id: UUID) -> HttpResponse:
    """One note with its photos, large, and its memo."""
    found = vision_access.note_for(request.viewer, note_id)
    if found.kind == LETTER:
        return redirect("vision:letter" if found.sealed_at else "vision:letter_edit", found.pk)
    photos, memo = vision_access.photos_of(found), vision_access.memo_of(found)
    context: dict[str, Any] = {
        "note": found,
        "photos": photos,
        "memo": memo,
        "waits": any(row.state == WAITING for row in (*photos, *([memo] if memo else []))),
        "writer": request.us.face(found.writer_of),
        "is_mine": found.writer_of == request.viewer.person_id,
    }
    return render(request, "vision/notes/note.html", context | _visibility(request, found))


def _visibility(request: SignedInRequest, note: AnyNote) -> dict[str, Any]:
    """What the sentence depends on that says who sees a note."""
    return {
        "is_shared": isinstance(note, SharedNote),
        "is_loose": note.about is None,
        "target": _target(request, note),
    }


@require_http_methods(["GET", "POST"])
def note_edit(request: SignedInRequest, note_id: UUID) -> HttpResponse:
    """Change the words, what each photo shows, what is on it; when another device was faster, both texts are shown."""
    found = vision_access.written_note_for(request.viewer, note_id)
    changed = Edited(request, found)
    initial = {"text": found.text, "version": found.version}
    form = vision_forms.NoteForm(posted(request), request.FILES or None, initial=initial, **changed.remaining)
    edit = EditAttempt(form)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        with edit:
            notes_actions.rewrite(
                found, text=data["text"], attachments=form.attachments, version=data["version"], **changed.changes
            )
            messages.success(request, _("Your words are kept."))
            return redirect("vision:note", found.pk)
    theirs = [edit.theirs["text"]] if edit.theirs else []
    context = {"form": form, "note": found, "photos": changed.photos, "memo": changed.memo, "theirs": theirs}
    may_give = isinstance(found, PersonalNote) and found.about is None and request.us.partner is not None
    context |= {"may_give": may_give} | _visibility(request, found)
    return render_form(request, "vision/notes/note_edit.html", context)


class Edited:
    """What was done, on a page that changes a note, to the photos and the memo it has already."""

    def __init__(self, request: SignedInRequest, note: AnyNote) -> None:
        self.photos, self.memo = vision_access.photos_of(note), vision_access.memo_of(note)
        there = [*self.photos, *([self.memo] if self.memo else [])]
        out = [row.pk for row in there if f"out-{row.pk}" in request.POST]
        captions, alts = (
            {row.pk: request.POST.get(f"{name}-{row.pk}", "")[:CAPTION] for row in self.photos}
            for name in ("caption", "alt")
        )
        self.changes: dict[str, Any] = {"captions": captions, "alts": alts, "take_out": out}
        self.remaining: dict[str, Any] = {
            "photos_before": sum(row.pk not in out for row in self.photos),
            "has_memo_before": self.memo is not None and self.memo.pk not in out,
        }
        if request.method == "POST":
            for photo in self.photos:
                photo.caption, photo.alt = (
                    captions[photo.pk],
                    alts[photo.pk],
                )  # what was typed stays where the page comes once more


@require_POST
def note_share(request: SignedInRequest, note_id: UUID) -> HttpResponse:
    """Make one's own note by itself both's."""
    found = vision_access.own_note_for(request.viewer, note_id)
    if request.viewer.partner_id is None:
        return redirect("vision:note", found.pk)
    try:
        given = notes_actions.share_with_couple(found)
    except NotPrepared:
        messages.error(request, _("A photo or memo is still being prepared. Try again in a moment."))
        return redirect("vision:note", found.pk)
    except EditConflict:
        return redirect("vision:board")
    messages.success(request, _("It is on both your boards now."))
    return redirect("vision:note", given.pk)


@require_POST
def note_remove(request: SignedInRequest, note_id: UUID) -> HttpResponse:
    """Remove one's own note."""
    found = vision_access.written_note_for(request.viewer, note_id)
    target = _target(request, found)
    notes_actions.remove(found)
    messages.success(request, _("Removed."))
    return redirect(target.url)
