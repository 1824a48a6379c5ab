"""Addresses of the care package: for a couple, for a therapist, and the list of therapists."""

from django.urls import URLPattern, path

from our2souls.care.clients import views as clients
from our2souls.care.clients import views_paper as paper

app_name = "care"
urlpatterns: list[URLPattern] = [
    path("clients", clients.clients, name="clients"),
    path("clients/terms", clients.therapist_terms, name="therapist_terms"),
    path("clients/<uuid:engagement_id>", clients.client, name="client"),
    path("clients/<uuid:engagement_id>/state", clients.client_state, name="client_state"),
    path("clients/<uuid:engagement_id>/print", paper.client_print, name="client_print"),
    path("clients/<uuid:engagement_id>/brief.pdf", paper.client_pdf, name="client_pdf"),
]
