"""What the pages of the vault have in common: they are for whoever has it open, and keep it open."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from our2souls.people.couple_context import SignedInRequest
from our2souls.ui.form.responses import render_form
from our2souls.ui.request_limits import Busy, TooOften, turn
from our2souls.vault import access as vault_access
from our2souls.vault import actions as vault_actions
from our2souls.vault import key as vault_key
from our2souls.vault import session
from our2souls.vault.forms import WordsForm
from our2souls.vault.items.contents import OpenVault
from our2souls.vault.models import Vault


def opened(request: SignedInRequest) -> OpenVault | None:
    """The viewer's vault, where the browser has it open."""
    return session.open_vault(request, vault_access.vault_of(request.viewer))


def _needing(find: Callable[..., Any] | None = None, *names: str) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """A view that needs the vault open; whoever has it closed is asked to open it, and comes back to a page that can be read.

    With `find`, the thing that parts of the address name is looked for first: what isn't there, or not the viewer's, is a 404
    whether the vault is open or not. The view gets the vault, and what was found.
    """

    def held(view: Callable[..., Any]) -> Callable[..., Any]:
        @wraps(view)
        def run(request: SignedInRequest, **kwargs: Any) -> HttpResponse:
            things = [find(request.viewer, *(kwargs.pop(name) for name in names))] if find else []
            vault = opened(request)
            if vault is None:
                return to_the_door(request)
            response: HttpResponse = view(request, vault, *things, **kwargs)
            if session.COOKIE not in response.cookies:
                session.keep_open(request, response, vault)
            return private(response)

        return run

    return held


with_vault = _needing()
with_item = _needing(vault_access.item_for, "item_id")
with_candidate = _needing(vault_access.candidate_for, "kind_name", "row_id")


def opened_by(request: SignedInRequest, row: Vault, form: WordsForm) -> OpenVault | None:
    """The vault, opened by the passphrase beside some words; None where it isn't, and the form says why: no word is lost."""
    try:
        with turn("vault", request):
            return vault_actions.unlock(row, form.cleaned_data["passphrase"])
    except vault_key.WrongSecret:
        form.add_error("passphrase", _("That isn’t the passphrase of your vault."))
    except Busy:
        form.add_error("passphrase", _("The server is busy just now. Send it again in a few seconds."))
    except TooOften:
        form.add_error("passphrase", _("That was often, in a short time. Wait ten minutes, then send it again."))
    return None


def typed(request: SignedInRequest, form: WordsForm, vault: OpenVault | None, more: dict[str, object]) -> HttpResponse:
    """The page on which words for the vault stand, with the field that opens it where it is closed."""
    response = private(render_form(request, "vault/items/write.html", {"form": form, **more}))
    if vault is not None:
        session.keep_open(request, response, vault)
    return response


def to_the_door(request: HttpRequest) -> HttpResponse:
    """To the page that opens the vault, and from there back here."""
    query = urlencode({"next": request.path}) if request.method in {"GET", "HEAD"} else ""
    return redirect(f"{reverse('vault:vault')}?{query}" if query else reverse("vault:vault"))


def after(request: HttpRequest) -> str:
    """Where somebody wanted to go before the vault was opened: one of its own pages, or the vault itself."""
    wanted = str(request.POST.get("next") or request.GET.get("next") or "")
    is_ours = wanted.startswith(f"{session.PATH}/") and "//" not in wanted and "\\" not in wanted and ".." not in wanted
    return wanted if is_ours else reverse("vault:vault")


def private(response: HttpResponse) -> HttpResponse:
    """No browser keeps what a page of the vault shows."""
    response["Cache-Control"] = "no-store"
    return response
