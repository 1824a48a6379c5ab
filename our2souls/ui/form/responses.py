"""The answers that views of several packages give alike."""

from typing import Any

from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def render_form(request: HttpRequest, template: str, context: dict[str, Any]) -> HttpResponse:
    """The page of the `form` in its context: 200 as it is opened, 422 once it was sent and nothing came of it."""
    return render(request, template, context, status=422 if context["form"].is_bound else 200)


def first_error(form: BaseForm) -> str:
    """The first thing that is wrong with a form that has no fields to show it at: one of buttons."""
    return str(next(iter(form.errors.values()))[0])
