"""Addresses of the care package: for a couple, for a therapist, and the list of therapists."""

from django.urls import path

from our2souls.care.clients import views as client_views
from our2souls.care.clients import views_invitations, views_paper, views_suggestions
from our2souls.care.directory import views as directory_views
from our2souls.care.sessions.urls import urlpatterns as session_urls
from our2souls.care.table import views as table_views
from our2souls.care.table import views_invite, views_parts

app_name = "care"
OF_COUPLE = [
    path("table/", table_views.table, name="table"),
    path("table/invite", views_invite.therapist_invite, name="therapist_invite"),
    path("table/<uuid:engagement_id>", table_views.engagement, name="engagement"),
    path("table/<uuid:engagement_id>/confirm", views_invite.therapist_confirm, name="therapist_confirm"),
    path("table/<uuid:engagement_id>/withdraw", views_invite.therapist_withdraw, name="therapist_withdraw"),
    path("table/<uuid:engagement_id>/parts", views_parts.parts, name="parts"),
    path("table/<uuid:engagement_id>/parts/<uuid:grant_id>/close", table_views.part_close, name="part_close"),
    path("table/<uuid:engagement_id>/yes/withdraw", table_views.yes_withdraw, name="yes_withdraw"),
    path("table/<uuid:engagement_id>/leave", table_views.table_leave, name="table_leave"),
    path("table/<uuid:engagement_id>/looks", views_parts.looks, name="looks"),
]
OF_THERAPIST = [
    path("seat/j/<str:token>", views_invitations.seat_link, name="seat_link"),
    path("seat", views_invitations.seat, name="seat"),
    path("clients", client_views.clients, name="clients"),
    path("clients/terms", client_views.therapist_terms, name="therapist_terms"),
    path("clients/invitations/<uuid:engagement_id>", views_invitations.invitation, name="invitation"),
    path("clients/<uuid:engagement_id>", client_views.client, name="client"),
    path("clients/<uuid:engagement_id>/state", client_views.client_state, name="client_state"),
    path("clients/<uuid:engagement_id>/print", views_paper.client_print, name="client_print"),
    path("clients/<uuid:engagement_id>/brief.pdf", views_paper.client_pdf, name="client_pdf"),
    path("clients/<uuid:engagement_id>/leave", views_invitations.client_leave, name="client_leave"),
    path("clients/<uuid:engagement_id>/suggest", views_suggestions.suggestion_new, name="suggestion_new"),
    path(
        "clients/<uuid:engagement_id>/suggestions/<uuid:suggestion_id>/withdraw",
        views_suggestions.suggestion_withdraw,
        name="suggestion_withdraw",
    ),
]
DIRECTORY = [
    path("therapists", directory_views.therapists, name="therapists"),
    path("therapists/claim/<str:token>", directory_views.claim, name="claim"),
    path("therapists/<slug:slug>", directory_views.therapist, name="therapist"),
    path("therapists/<slug:slug>/photo/<slug:digest>", directory_views.therapist_photo, name="therapist_photo"),
    path("therapists/<slug:slug>/release", directory_views.therapist_release, name="therapist_release"),
]
urlpatterns = [*OF_COUPLE, *session_urls, *OF_THERAPIST, *DIRECTORY]
