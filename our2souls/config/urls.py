"""Every address of the product: each package keeps its own, under a word of its own."""

from importlib.util import find_spec

from django.urls import include, path
from django.views.i18n import set_language

_places = {
    "web": "",
    "people": "us/",
    "delivery": "notices/",
    "dreams": "dreams/",
    "checkins": "check-in/",
    "vision": "notes/",
}

urlpatterns = [
    path("account/", include("allauth.urls")),
    path("language", set_language, name="set_language"),
    *(
        path(place, include(f"our2souls.{name}.urls"))
        for name, place in _places.items()
        if find_spec(f"our2souls.{name}.urls")
    ),
]

handler400 = "our2souls.web.problems.handler400"
handler403 = "our2souls.web.problems.handler403"
handler404 = "our2souls.web.problems.handler404"
handler429 = "our2souls.web.problems.handler429"  # read by allauth's rate limits
handler500 = "our2souls.web.problems.handler500"
