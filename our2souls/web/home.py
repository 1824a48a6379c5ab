"""Home: what waits for me first, what my partner shared, what we are making, what comes next."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.cache import add_never_cache_headers


@login_not_required
def landing(request: HttpRequest) -> HttpResponse:
    """The public first page; a signed-in person is at home instead."""
    if request.user.is_authenticated:
        return redirect("web:home")
    return render(request, "web/landing.html")


def home(request: HttpRequest) -> HttpResponse:
    """Today."""
    response = render(request, "web/home.html")
    add_never_cache_headers(response)
    return response
