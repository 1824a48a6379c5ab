"""One's own profile and devices."""

from dataclasses import replace

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from our2souls.lib.http import posted
from our2souls.people import devices as places
from our2souls.people import forms, profiles
from our2souls.people.faces import Face, told_apart
from our2souls.people.us import Us


@require_http_methods(["GET", "HEAD", "POST"])
def profile(request: HttpRequest) -> HttpResponse:
    """Name, pronouns, hue, clock, week, language, look and quiet hours."""
    person = request.user
    form = forms.ProfileForm(posted(request), person=person, free_hues=profiles.free_hues(person))  # type: ignore[arg-type]
    if request.method == "POST" and form.is_valid():
        try:
            kept = profiles.change(person, form.profile)  # type: ignore[arg-type]
        except profiles.HueTaken:
            form.add_error("hue", _("Your partner has just chosen this hue. Choose one of the others."))
        else:
            return _in_their_language(request, kept.language)
    return render(request, "people/profile.html", {"form": form, "alike": _alike(request.us, form)})  # type: ignore[attr-defined]


def _alike(us: Us, form: forms.ProfileForm) -> tuple[Face, ...]:
    """Both as they are told apart with what the form says now; nothing for whoever needs no telling apart."""
    if us.partner is None:
        return ()
    typed, pronouns, hue = (str(form[name].value() or "") for name in ("name", "pronouns", "hue"))
    mine = replace(us.me, typed=typed, pronouns=pronouns, hue=hue, mark="")
    me, partner = told_apart(mine, replace(us.partner, mark=""))
    return (me, partner) if me.mark else ()


def _in_their_language(request: HttpRequest, language: str) -> HttpResponse:
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
def devices(request: HttpRequest) -> HttpResponse:
    """Where one is logged in."""
    return render(request, "people/devices.html", {"places": places.devices(request.user)})  # type: ignore[arg-type]


@require_POST
def session_end(request: HttpRequest, session_id: int) -> HttpResponse:
    """Log out somewhere else, at once."""
    places.end(request.user, session_id)  # type: ignore[arg-type]
    messages.success(request, _("Logged out there."))
    return redirect("people:devices")


@require_POST
def sessions_end(request: HttpRequest) -> HttpResponse:
    """Log out everywhere else."""
    places.end_others(request.user)  # type: ignore[arg-type]
    messages.success(request, _("Logged out everywhere else."))
    return redirect("people:devices")
