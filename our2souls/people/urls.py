"""Addresses of the people package."""

from django.urls import path

from our2souls.people.views import account, couple, invite, join, portability, profile, separation
from our2souls.people.views import sessions as views_sessions

app_name = "people"
urlpatterns = [
    path("", couple.us, name="us"),
    path("profile", profile.profile, name="profile"),
    path("devices", views_sessions.devices, name="devices"),
    path("sessions/end", views_sessions.sessions_end, name="sessions_end"),
    path("sessions/<int:session_id>/end", views_sessions.session_end, name="session_end"),
    path("who-sees-what", couple.who_sees, name="who_sees"),
    path("help", couple.help_now, name="help_now"),
    path("invite", invite.invite, name="invite"),
    path("invite/revoke", invite.invite_revoke, name="invite_revoke"),
    path("invite/confirm", invite.confirm, name="confirm"),
    path("j/<str:token>", join.join_link, name="join_link"),
    path("join", join.join, name="join"),
    path("join/cancel", join.join_cancel, name="join_cancel"),
    path("join/understood", join.lapsed_hide, name="lapsed_hide"),
    path("leave", separation.leave, name="leave"),
    path("leave/understood", separation.end_hide, name="end_hide"),
    path("export", account.export, name="export"),
    path("import", portability.import_data, name="import_data"),
    path("erase", account.erase, name="erase"),
    path("erase/undo", account.erase_undo, name="erase_undo"),
]
