"""The answers that views of several packages give alike."""

from typing import Any

from django.forms import BaseForm
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render


def render_form(request: HttpRequest, template: str, context: dict[str, Any]) -> HttpResponse:
    """The page of the `form` in its context: 200 as it is opened, 422 once it was sent and nothing came of it."""
    return render(request, template, context, status=422 if context["form"].is_bound else 200)


def page_for_one(request: HttpRequest, template: str) -> HttpResponse:
    """What stands here for somebody alone. Http404 for a form: it was filled in while they were two, and its words come back."""
    if request.method == "POST":
        raise Http404
    return render(request, template)


def first_error(form: BaseForm) -> str:
    """The first thing that is wrong with a form that has no fields to show it at: one of buttons."""
    return str(next(iter(form.errors.values()))[0])
