"""Every address of the product: each package keeps its own, under a word of its own."""

from django.contrib.auth.decorators import login_not_required
from django.urls import include, path
from django.views.generic import RedirectView
from django.views.i18n import set_language

urlpatterns = [
    path("", include("our2souls.web.urls")),
    path("", include("our2souls.care.urls")),
    path("us/vault/", include("our2souls.vault.urls")),
    path("us/", include("our2souls.people.urls")),
    path("readiness/", include("our2souls.readiness.urls")),
    # What two choose grew out of dreams, and its addresses still stand below theirs.
    path("", include("our2souls.story.urls")),
    path("dreams/our-milestones/", include("our2souls.milestones.urls")),
    path("dreams/", include("our2souls.intentions.urls")),
    path("dreams/", include("our2souls.dreams.urls")),
    path("check-in/", include("our2souls.checkins.urls")),
    path("rituals/", include("our2souls.rituals.urls")),
    path("bridges/", include("our2souls.bridges.urls")),
    path("prompts/", include("our2souls.prompts.urls")),
    path("calendar/", include("our2souls.feed.urls")),
    path("notes/", include("our2souls.vision.urls")),
    path("notices/", include("our2souls.delivery.inbox.urls")),
    # Ours in place of the library's, whose list asks twice for every session.
    path("account/sessions/", RedirectView.as_view(pattern_name="people:devices")),
    path("account/", include("allauth.urls")),
    path("language", login_not_required(set_language), name="set_language"),
]

handler400 = "our2souls.web.error_pages.handler400"
handler403 = "our2souls.web.error_pages.handler403"
handler404 = "our2souls.web.error_pages.handler404"
handler429 = "our2souls.web.error_pages.handler429"  # read by allauth's rate limits
handler500 = "our2souls.web.error_pages.handler500"
