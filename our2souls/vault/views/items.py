"""What is in a vault: put in, written there, read, taken out, deleted, taken along."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from our2souls.lib.clock import today
from our2souls.lib.request_data import posted
from our2souls.people.couple_context import SignedInRequest
from our2souls.ui.form.responses import render_form
from our2souls.ui.request_limits import costly
from our2souls.vault import access as vault_access
from our2souls.vault import actions as vault_actions
from our2souls.vault import key as vault_key
from our2souls.vault import kinds, session
from our2souls.vault.forms import ClosedWordsForm, WordsForm
from our2souls.vault.items import archive, candidates, contents
from our2souls.vault.items.contents import WRITTEN, OpenVault
from our2souls.vault.models import VaultItem
from our2souls.vault.views import door

CONTENT_TYPES = {"photo": "image/webp", "memo": "audio/mpeg"}


@require_http_methods(["GET", "POST"])
@door.with_vault
def vault_choose(request: SignedInRequest, vault: OpenVault) -> HttpResponse:
    """Choose among one's own what goes in."""
    if request.method == "POST":
        chosen = candidates.chosen(request.viewer, request.POST.getlist("thing"))
        if not chosen:
            messages.error(request, _("Choose at least one of them."))
            return redirect("vault:vault_choose")
        came = [kind for kind, row in chosen if _put(request, vault, kind, row)]
        if came:
            number = len(came)
            messages.success(
                request,
                ngettext("%(number)d thing is in your vault.", "%(number)d things are in your vault.", number)
                % {"number": number},
            )
        return redirect("vault:vault")
    return render(
        request, "vault/items/choose.html", candidates.page(request.GET.get("kind", ""), request.GET.get("page", ""))
    )


@require_http_methods(["GET", "POST"])
@door.with_candidate
def vault_put(request: SignedInRequest, vault: OpenVault, found: tuple[kinds.VaultKind, Any]) -> HttpResponse:
    """One thing: what putting it in means, and the act."""
    kind, row = found
    if request.method == "POST":
        if _put(request, vault, kind, row):
            messages.success(request, _("It is in your vault, and nowhere else."))
            return redirect("vault:vault")
        return redirect(kind.page, row.pk)
    context = {"title": kind.title(row), "label": kind.label, "back": reverse(kind.page, args=[row.pk])}
    return render(request, "vault/items/put.html", context)


def _put(request: SignedInRequest, vault: OpenVault, kind: kinds.VaultKind, row: object) -> bool:
    try:
        vault_actions.put(vault, kind, row)
    except kinds.NotPacked:
        messages.error(request, _("A photo or a voice memo of it is still being prepared. Try it again in a minute."))
    except vault_actions.Changed:
        messages.error(request, _("It was changed meanwhile, and stays where it was. Look at it once more."))
    else:
        return True
    return False


@require_http_methods(["GET", "POST"])
def vault_write(request: SignedInRequest) -> HttpResponse:
    """Write in the vault itself; where it was closed meanwhile, the words stay and the passphrase opens it again."""
    row, vault = vault_access.vault_of(request.viewer), door.opened(request)
    if row is None or (vault is None and request.method != "POST"):
        return door.to_the_door(request)
    form = (WordsForm if vault else ClosedWordsForm)(posted(request))
    is_closed = vault is None
    if request.method == "POST" and form.is_valid():
        vault = vault or door.opened_by(request, row, form)
        if vault is not None:
            vault_actions.write(vault, form.cleaned_data["vault_words"])
            messages.success(request, _("Saved in your vault."))
            there = redirect("vault:vault")
            session.keep_open(request, there, vault)
            return there
    return door.typed(request, form, vault, {"is_closed": is_closed})


@require_safe
@door.with_item
def vault_item(request: SignedInRequest, vault: OpenVault, item: VaultItem) -> HttpResponse:
    """One thing, to be read."""
    try:
        context = _shown(vault, item)
    except vault_key.WrongSecret:
        return render(request, "vault/items/unreadable.html", {"item_id": item.pk}, status=422)
    if context["is_written"]:
        context["form"] = WordsForm(initial={"vault_words": context["text"]})
    return render(request, "vault/items/item.html", context)


def _shown(vault: OpenVault, item: VaultItem) -> dict[str, object]:
    packed, head = contents.unpack(vault, item, with_files=False), contents.head_of(vault, item)
    entry = contents.entry_of(packed)
    files = [
        {
            "kind": each.medium,
            "url": reverse("vault:vault_file", args=[item.pk, each.row.pk]),
            "caption": getattr(each.row, "caption", ""),
            "alt": getattr(each.row, "alt", ""),
        }
        for each in contents.shown_files(packed)
    ]
    is_written = packed.kind == WRITTEN
    return {
        "head": head,
        "title": entry.title,
        "entry": {"texts": [] if is_written else entry.texts, "files": files},
        "history": [row for part in entry.parts for row in part],
        "is_written": is_written,
        "text": str(packed.rows[0][1]["text"]) if is_written else "",
        "before": item.digest,
    }


def _kind_of(vault: OpenVault, item: VaultItem) -> str:
    try:
        return contents.head_of(vault, item).kind
    except vault_key.WrongSecret:
        return ""


@require_POST
def vault_rewrite(request: SignedInRequest, item_id: UUID) -> HttpResponse:
    """Change words that were written in the vault; where it was closed meanwhile, as when they are written."""
    item, vault = vault_access.item_for(request.viewer, item_id), door.opened(request)
    before = request.POST.get("before", "")
    form = (WordsForm if vault else ClosedWordsForm)(request.POST)
    if form.is_valid():
        vault = vault or door.opened_by(request, item.vault, form)
    if vault is None:
        return door.typed(request, form, None, {"is_closed": True, "before": before})
    if _kind_of(vault, item) != WRITTEN:
        raise Http404
    if form.is_valid():
        try:
            vault_actions.rewrite(vault, item, form.cleaned_data["vault_words"], before=before)
        except vault_actions.Changed:
            form.add_error(
                "vault_words", _("This was changed on another device. Below is yours; the other is in the vault.")
            )
        else:
            messages.success(request, _("Saved in your vault."))
            there = redirect("vault:vault_item", item.pk)
            session.keep_open(request, there, vault)
            return there
    response = door.private(render_form(request, "vault/items/item.html", _shown(vault, item) | {"form": form}))
    session.keep_open(request, response, vault)
    return response


@require_POST
@door.with_item
def vault_out(request: SignedInRequest, vault: OpenVault, item: VaultItem) -> HttpResponse:
    """Put it back where it was, for its owner alone."""
    try:
        name, row_id = contents.head_of(vault, item).kind, vault_actions.take_out(vault, item)
    except vault_actions.Changed:
        raise Http404 from None
    except vault_key.WrongSecret:
        messages.error(request, _("It can’t be put back: something of it can’t be read."))
        return redirect("vault:vault_item", item.pk)
    messages.success(request, _("It is back where it was, for you alone."))
    kind = kinds.kind_of(name)
    return redirect(kind.page, row_id) if kind and row_id else redirect("vault:vault")


@require_http_methods(["GET", "POST"])
@door.with_item
def vault_item_delete(request: SignedInRequest, _vault: OpenVault, item: VaultItem) -> HttpResponse:
    """Delete it for good: asked once more."""
    if request.method == "POST":
        vault_actions.delete(item)
        messages.success(request, _("Deleted for good."))
        return redirect("vault:vault")
    return render(request, "vault/items/delete.html", {"item_id": item.pk})


@require_safe
@door.with_item
def vault_file(_request: SignedInRequest, vault: OpenVault, item: VaultItem, row_id: UUID) -> HttpResponse:
    """A photo or a memo of a thing in the vault."""
    try:
        shown = {each.row.pk: each for each in contents.shown_files(contents.unpack(vault, item, with_files=False))}
        data = contents.file_of(vault, item, row_id, shown[row_id].part) if row_id in shown else None
    except vault_key.WrongSecret:
        raise Http404 from None
    if data is None:
        raise Http404
    response = HttpResponse(data, content_type=CONTENT_TYPES[shown[row_id].medium])
    response["Content-Disposition"] = "inline"
    response["X-Content-Type-Options"] = "nosniff"
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


@require_POST
@costly("export", "POST")
@door.with_vault
def vault_archive(request: SignedInRequest, vault: OpenVault) -> HttpResponse | StreamingHttpResponse:
    """All that is in it, as a file to read."""
    length, pieces = archive.archive(vault, request.us.zone)
    response = StreamingHttpResponse(pieces, content_type="application/zip")
    response["Content-Disposition"] = f'attachment; filename="vault-{today(request.us.zone)}.zip"'
    response["Content-Length"] = str(length)
    return response
