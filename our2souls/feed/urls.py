"""Addresses of the calendar feed."""

from django.urls import path

from our2souls.feed import views

app_name = "feed"
urlpatterns = [
    path("", views.feed, name="feed"),
    path("new", views.feed_new, name="feed_new"),
    path("end", views.feed_end, name="feed_end"),
    path("<str:token>.ics", views.calendar_file, name="calendar_file"),
]
