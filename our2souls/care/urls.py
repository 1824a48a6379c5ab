"""Addresses of the care package: for a couple, for a therapist, and the list of therapists."""

from django.urls import URLPattern

app_name = "care"
urlpatterns: list[URLPattern] = []
