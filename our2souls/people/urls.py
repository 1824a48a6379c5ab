"""Addresses of the people package."""

from django.urls import path

from our2souls.people.views import (
    account,
    app_lock,
    couple,
    help_lines,
    invite,
    join,
    past,
    portability,
    profile,
    separation,
)
from our2souls.people.views import sessions as views_sessions

app_name = "people"
urlpatterns = [
    path("", couple.us, name="us"),
    path("profile", profile.profile, name="profile"),
    path("devices", views_sessions.devices, name="devices"),
    path("lock", app_lock.app_lock, name="app_lock"),
    path("sessions/end", views_sessions.sessions_end, name="sessions_end"),
    path("sessions/<int:session_id>/end", views_sessions.session_end, name="session_end"),
    path("who-sees-what", couple.who_sees, name="who_sees"),
    path("help", help_lines.help_now, name="help_now"),
    path("invite", invite.invite, name="invite"),
    path("invite/revoke", invite.invite_revoke, name="invite_revoke"),
    path("invite/confirm", invite.confirm, name="confirm"),
    path("j/<str:token>", join.join_link, name="join_link"),
    path("join", join.join, name="join"),
    path("join/cancel", join.join_cancel, name="join_cancel"),
    path("join/understood", join.lapsed_hide, name="lapsed_hide"),
    path("leave", separation.leave, name="leave"),
    path("leave/understood", separation.end_hide, name="end_hide"),
    path("past", past.past, name="past"),
    path("past/<uuid:couple_id>", past.past_copy, name="past_copy"),
    path("past/<uuid:couple_id>/words", past.past_words, name="past_words"),
    path("past/<uuid:couple_id>/delete", past.past_delete, name="past_delete"),
    path("past/<uuid:couple_id>/read/<path:place>", past.past_place, name="past_place"),
    path("past/<uuid:couple_id>/files/<path:place>/<uuid:file_id>", past.past_file, name="past_file"),
    path("export", account.export, name="export"),
    path("import", portability.import_data, name="import_data"),
    path("erase", account.erase, name="erase"),
    path("erase/undo", account.erase_undo, name="erase_undo"),
]
