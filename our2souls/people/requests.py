"""The request of somebody who is signed in, as the middleware hands it to a view."""

from typing import TYPE_CHECKING

from django.http import HttpRequest

from our2souls.people.models import Person
from our2souls.people.us import Us, us
from our2souls.privacy.viewer import Viewer

if TYPE_CHECKING:
    from typing_extensions import TypeIs  # in typing since Python 3.13


class SignedInRequest(HttpRequest):
    """A request with its person, the two of them, and the eyes with which everything is read.

    For the type checker: nobody makes one. `sign_in` gives a plain request what it says.
    """

    user: Person
    us: Us
    viewer: Viewer
    LANGUAGE_CODE: str
    form_key: str


def is_signed_in(request: HttpRequest) -> "TypeIs[SignedInRequest]":
    """Whether somebody is signed in; then the middleware has said who is looking."""
    return request.user.is_authenticated


def sign_in(request: SignedInRequest) -> None:
    """Load the couple of the request's person, and say who is looking and in which language."""
    request.us = us(request.user)
    request.viewer = request.us.viewer
    request.LANGUAGE_CODE = request.us.language
