"""The vault itself: made, opened, closed, with another passphrase, deleted."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from our2souls.lib.request_data import posted
from our2souls.people.account.proof import with_proof, with_proof_first
from our2souls.people.couple_context import SignedInRequest
from our2souls.ui.form.responses import render_form
from our2souls.ui.request_limits import costly
from our2souls.vault import access as vault_access
from our2souls.vault import actions as vault_actions
from our2souls.vault import key as vault_key
from our2souls.vault import session
from our2souls.vault.forms import PassphraseForm, RecoveryForm, VaultForm
from our2souls.vault.items import queries
from our2souls.vault.items.contents import OpenVault
from our2souls.vault.views import door

PER_PAGE = 50


@require_http_methods(["GET", "POST"])
@costly("vault", "POST")
def vault(request: SignedInRequest) -> HttpResponse:
    """What the vault is; the field that opens it; what is in it."""
    row = vault_access.vault_of(request.viewer)
    if row is None:
        return render(request, "vault/none.html")
    found = session.open_vault(request, row)
    if found is not None:
        response = _shown(request, found)
        session.keep_open(request, response, found)
        return door.private(response)
    form = PassphraseForm(posted(request))
    if request.method == "POST" and form.is_valid():
        try:
            return _in(request, vault_actions.unlock(row, form.cleaned_data["passphrase"]))
        except vault_key.WrongSecret:
            form.add_error("passphrase", _("That isn’t the passphrase of your vault."))
    context = {"form": form, "next": door.after(request)}
    return door.private(render_form(request, "vault/closed.html", context))


def _shown(request: SignedInRequest, found: OpenVault) -> HttpResponse:
    if request.method == "POST":
        return redirect(door.after(request))
    start = request.GET.get("from", "")
    first = int(start) if start.isascii() and start.isdigit() and len(start) < 8 else 0  # noqa: PLR2004 - enough for anybody
    heads, unreadable = queries.heads(found)
    page = heads[first : first + PER_PAGE]
    context = {
        "heads": page,
        "unreadable": unreadable,
        "following": first + PER_PAGE if len(heads) > first + PER_PAGE else 0,
        "minutes": session.SECONDS // 60,
    }
    return render(request, "vault/vault.html", context)


def _in(request: SignedInRequest, found: OpenVault) -> HttpResponse:
    response = redirect(door.after(request))
    session.keep_open(request, response, found)
    return response


@require_http_methods(["GET", "POST"])
@with_proof_first
@costly("vault", "POST")
def vault_new(request: SignedInRequest) -> HttpResponse:
    """Make it: the code to be written down, and a passphrase."""
    if vault_access.vault_of(request.viewer) is not None:
        return redirect("vault:vault")
    form = VaultForm(posted(request), person=request.user, initial={"recovery_code": vault_key.recovery_code()})
    if request.method == "POST" and form.is_valid():
        try:
            made = vault_actions.create(
                passphrase=form.cleaned_data["passphrase"], code=form.cleaned_data["recovery_code"]
            )
        except vault_actions.Changed:
            return redirect("vault:vault")
        messages.success(request, _("Your vault is made, and open."))
        return _in(request, made)
    shown = form["recovery_code"].value() or ""
    return door.private(render_form(request, "vault/new.html", {"form": form, "code": shown}))


@require_POST
def vault_close(request: SignedInRequest) -> HttpResponse:
    """Close it, here."""
    messages.success(request, _("Your vault is closed."))
    response = redirect("vault:vault")
    session.close(request, response)
    return response


@require_http_methods(["GET", "POST"])
@costly("vault", "POST")
def vault_recover(request: SignedInRequest) -> HttpResponse:
    """Open it by the recovery code, and set another passphrase."""
    row = vault_access.vault_of(request.viewer)
    if row is None:
        return redirect("vault:vault")
    form = RecoveryForm(posted(request), person=request.user)
    if request.method == "POST" and form.is_valid():
        try:
            found = vault_actions.unlock_by_code(row, form.cleaned_data["recovery_code"])
        except vault_key.WrongSecret:
            form.add_error("recovery_code", _("That isn’t the recovery code of your vault."))
        else:
            vault_actions.set_passphrase(found, form.cleaned_data["passphrase"])
            messages.success(request, _("Your vault has its new passphrase, and is open. The recovery code stays."))
            return _in(request, found)
    return door.private(render_form(request, "vault/recover.html", {"form": form}))


@require_http_methods(["GET", "POST"])
@with_proof_first
@costly("vault", "POST")
@door.with_vault
def vault_passphrase(request: SignedInRequest, found: OpenVault) -> HttpResponse:
    """Another passphrase, and another recovery code with it."""
    form = VaultForm(posted(request), person=request.user, initial={"recovery_code": vault_key.recovery_code()})
    if request.method == "POST" and form.is_valid():
        vault_actions.set_secrets(
            found, passphrase=form.cleaned_data["passphrase"], code=form.cleaned_data["recovery_code"]
        )
        messages.success(
            request, _("Your vault has a new passphrase and a new recovery code. The old ones open nothing.")
        )
        return redirect("vault:vault")
    shown = form["recovery_code"].value() or ""
    return render_form(request, "vault/passphrase.html", {"form": form, "code": shown})


@require_http_methods(["GET", "POST"])
@with_proof
def vault_delete(request: SignedInRequest) -> HttpResponse:
    """Delete it with all that is in it: also for whoever can’t open it any more."""
    row = vault_access.vault_of(request.viewer)
    if row is None:
        return redirect("vault:vault")
    if request.method == "POST":
        vault_actions.erase(row)
        messages.success(request, _("Your vault is deleted, with all that was in it."))
        response = redirect("people:us")
        session.close(request, response)
        return response
    return render(request, "vault/delete.html", {"number": queries.number(row)})
