"""Addresses of the care package: for a couple, for a therapist, and the list of therapists."""

from django.urls import URLPattern, path

from our2souls.care.clients import views_suggestions as client_suggestions
from our2souls.care.sessions.urls import urlpatterns as session_urls

app_name = "care"
urlpatterns: list[URLPattern] = [
    *session_urls,
    path("clients/<uuid:engagement_id>/suggest", client_suggestions.suggestion_new, name="suggestion_new"),
    path(
        "clients/<uuid:engagement_id>/suggestions/<uuid:suggestion_id>/withdraw",
        client_suggestions.suggestion_withdraw,
        name="suggestion_withdraw",
    ),
]
