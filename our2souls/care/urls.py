"""Addresses of the care package: for a couple, for a therapist, and the list of therapists."""

from django.urls import path

from our2souls.care.clients import views_invitations
from our2souls.care.table import views as table_views
from our2souls.care.table import views_invite, views_parts

app_name = "care"
urlpatterns = [
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
    path("seat/j/<str:token>", views_invitations.seat_link, name="seat_link"),
    path("seat", views_invitations.seat, name="seat"),
    path("clients/invitations/<uuid:engagement_id>", views_invitations.invitation, name="invitation"),
    path("clients/<uuid:engagement_id>/leave", views_invitations.client_leave, name="client_leave"),
]
