"""Addresses of the shell."""

from django.urls import path

from our2souls.web import home

app_name = "web"
urlpatterns = [
    path("", home.landing, name="landing"),
    path("today", home.home, name="home"),
]
