"""Addresses of the people package."""

from django.urls import path

from our2souls.people.views import invite, join, leave, profile, us

app_name = "people"
urlpatterns = [
    path("", us.us, name="us"),
    path("profile", profile.profile, name="profile"),
    path("devices", profile.devices, name="devices"),
    path("sessions/end", profile.sessions_end, name="sessions_end"),
    path("sessions/<int:session_id>/end", profile.session_end, name="session_end"),
    path("who-sees-what", us.who_sees, name="who_sees"),
    path("help", us.help_now, name="help_now"),
    path("invite", invite.invite, name="invite"),
    path("invite/revoke", invite.invite_revoke, name="invite_revoke"),
    path("invite/confirm", invite.confirm, name="confirm"),
    path("j/<str:token>", join.join_link, name="join_link"),
    path("join", join.join, name="join"),
    path("join/cancel", join.join_cancel, name="join_cancel"),
    path("leave", leave.leave, name="leave"),
    path("export", leave.export, name="export"),
    path("erase", leave.erase, name="erase"),
]
