"""The profile."""

from dataclasses import replace

from django.conf import settings
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from our2souls.lib.request_data import posted
from our2souls.people import forms as people_forms
from our2souls.people.couple_context import CoupleContext, Member, SignedInRequest, distinguishable
from our2souls.people.profile import actions as profile_actions
from our2souls.ui.form.responses import render_form


@require_http_methods(["GET", "HEAD", "POST"])
def profile(request: SignedInRequest) -> HttpResponse:
    """Name, pronouns, hue, clock, week, language, look and quiet hours."""
    person = request.user
    form = people_forms.ProfileForm(posted(request), person=person, free_hues=profile_actions.free_hues(person))
    if request.method == "POST" and form.is_valid():
        try:
            updated = profile_actions.update(person, form.profile)
        except profile_actions.HueTaken:
            form.add_error("hue", _("Your partner has just chosen this colour. Choose one of the others."))
        else:
            return _in_their_language(request, updated.language)
    return render_form(request, "people/profile/profile.html", {"form": form, "alike": _alike(request.us, form)})


def _alike(us: CoupleContext, form: people_forms.ProfileForm) -> tuple[Member, ...]:
    """Both as they are told apart with what the form says now; nothing for whoever needs no telling apart."""
    if us.partner is None:
        return ()
    typed, pronouns, hue = (str(form[name].value() or "") for name in ("name", "pronouns", "hue"))
    mine = replace(us.me, typed=typed, pronouns=pronouns, hue=hue, mark="")
    me, partner = distinguishable(mine, replace(us.partner, mark=""))
    return (me, partner) if me.mark else ()


def _in_their_language(request: SignedInRequest, language: str) -> HttpResponse:
    """Back to the page, whose first words already are in the language just chosen; signed-out pages keep it too."""
    with translation.override(language):
        messages.success(request, _("Saved."))
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
