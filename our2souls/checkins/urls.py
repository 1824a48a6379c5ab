"""Addresses of check-ins."""

from django.urls import path

from our2souls.checkins import views, views_closeness

app_name = "checkins"
urlpatterns = [
    path("", views.check_in, name="check_in"),
    path("mine", views.mine, name="mine"),
    path("between-us", views.partner, name="partner"),
    path("closeness", views_closeness.closeness, name="closeness"),
    path("closeness/<uuid:closeness_id>/out", views_closeness.closeness_delete, name="closeness_delete"),
    path("<uuid:checkin_id>", views.check_in_one, name="check_in_one"),
    path("<uuid:checkin_id>/share", views.check_in_share, name="check_in_share"),
    path("<uuid:checkin_id>/out", views.check_in_delete, name="check_in_delete"),
    path("<uuid:checkin_id>/more", views.tell_more, name="tell_more"),
    path("<uuid:checkin_id>/respond", views.respond, name="respond"),
    path("<uuid:checkin_id>/respond/back", views.response_withdraw, name="response_withdraw"),
]
