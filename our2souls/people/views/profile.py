"""One's own profile and devices."""

from dataclasses import replace

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from our2souls.lib.http import posted
from our2souls.people import devices as places
from our2souls.people import forms, profiles
from our2souls.people.faces import Face, told_apart
from our2souls.people.requests import SignedInRequest
from our2souls.people.us import Us
from our2souls.privacy.responses import render_form


@require_http_methods(["GET", "HEAD", "POST"])
def profile(request: SignedInRequest) -> HttpResponse:
    """Name, pronouns, hue, clock, week, language, look and quiet hours."""
    person = request.user
    form = forms.ProfileForm(posted(request), person=person, free_hues=profiles.free_hues(person))
    if request.method == "POST" and form.is_valid():
        try:
            kept = profiles.change(person, form.profile)
        except profiles.HueTaken:
            form.add_error("hue", _("Your partner has just chosen this hue. Choose one of the others."))
        else:
            return _in_their_language(request, kept.language)
    return render_form(request, "people/profile.html", {"form": form, "alike": _alike(request.us, form)})


def _alike(us: Us, form: forms.ProfileForm) -> tuple[Face, ...]:
    """Both as they are told apart with what the form says now; nothing for whoever needs no telling apart."""
    if us.partner is None:
        return ()
    typed, pronouns, hue = (str(form[name].value() or "") for name in ("name", "pronouns", "hue"))
    mine = replace(us.me, typed=typed, pronouns=pronouns, hue=hue, mark="")
    me, partner = told_apart(mine, replace(us.partner, mark=""))
    return (me, partner) if me.mark else ()


def _in_their_language(request: SignedInRequest, language: str) -> HttpResponse:
    """Back to the page, whose first words already are in the language just chosen; signed-out pages keep it too."""
    with translation.override(language):
        messages.success(request, _("Kept."))
    response = redirect("people:profile")
    response.set_cookie(
        settings.LANGUAGE_COOKIE_NAME,
        language,
        max_age=settings.SESSION_COOKIE_AGE,
        secure=settings.LANGUAGE_COOKIE_SECURE,
        httponly=settings.LANGUAGE_COOKIE_HTTPONLY,
        samesite="Lax",
    )
    return response


@require_safe
def devices(request: SignedInRequest) -> HttpResponse:
    """Where one is logged in."""
    return render(request, "people/devices.html", {"places": places.devices(request.user)})


@require_POST
def session_end(request: SignedInRequest, session_id: int) -> HttpResponse:
    """Log out somewhere else, at once."""
    places.end(request.user, session_id)
    messages.success(request, _("Logged out there."))
    return redirect("people:devices")


@require_POST
def sessions_end(request: SignedInRequest) -> HttpResponse:
    """Log out everywhere else."""
    places.end_others(request.user)
    messages.success(request, _("Logged out everywhere else."))
    return redirect("people:devices")
