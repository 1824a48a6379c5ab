"""Addresses of delivery."""

from django.urls import path

from our2souls.delivery.inbox import views, views_devices

app_name = "delivery"
urlpatterns = [
    path("", views.notices, name="notices"),
    path("wishes", views.preferences, name="preferences"),
    path("stop/<str:token>", views.unsubscribe, name="unsubscribe"),
    path("later/<str:token>", views_devices.later, name="later"),
    path("<uuid:delivery_id>/snooze", views.snooze, name="snooze"),
    path("devices", views_devices.push_device_add, name="push_device_add"),
    path("devices/<uuid:device_id>/remove", views_devices.push_device_remove, name="push_device_remove"),
    path("partner", views.partner_events, name="partner_events"),
    path("seen", views.mark_all_seen, name="mark_all_seen"),
    path("<uuid:delivery_id>/open", views.open_notice, name="open_notice"),
    path("<uuid:delivery_id>/seen", views.mark_seen, name="mark_seen"),
]
