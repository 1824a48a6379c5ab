"""Addresses of check-ins."""

from django.urls import path

from our2souls.checkins import views
from our2souls.checkins.closeness import views as closeness_views
from our2souls.checkins.patterns import views as pattern_views

app_name = "checkins"
urlpatterns = [
    path("", views.check_in, name="check_in"),
    path("mine", views.mine, name="mine"),
    path("reminder", views.checkin_reminder, name="checkin_reminder"),
    path("patterns", pattern_views.patterns, name="patterns"),
    path("between-us", views.partner, name="partner"),
    path("between-us/patterns", pattern_views.shared_patterns, name="shared_patterns"),
    path("closeness", closeness_views.closeness, name="closeness"),
    path("closeness/both", closeness_views.closeness_choice, name="closeness_choice"),
    path("closeness/<uuid:closeness_id>/out", closeness_views.closeness_delete, name="closeness_delete"),
    path("<uuid:checkin_id>", views.check_in_one, name="check_in_one"),
    path("<uuid:checkin_id>/edit", views.check_in_edit, name="check_in_edit"),
    path("<uuid:checkin_id>/share", views.check_in_share, name="check_in_share"),
    path("<uuid:checkin_id>/out", views.check_in_delete, name="check_in_delete"),
    path("<uuid:checkin_id>/more", views.tell_more, name="tell_more"),
    path("<uuid:checkin_id>/respond", views.respond, name="respond"),
    path("<uuid:checkin_id>/respond/back", views.response_withdraw, name="response_withdraw"),
]
