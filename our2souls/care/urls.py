"""Addresses of the care package: for a couple, for a therapist, and the list of therapists."""

from django.urls import URLPattern, path

from our2souls.care.directory import views as directory_views

app_name = "care"
urlpatterns: list[URLPattern] = [
    path("therapists", directory_views.therapists, name="therapists"),
    path("therapists/claim/<str:token>", directory_views.claim, name="claim"),
    path("therapists/<slug:slug>", directory_views.therapist, name="therapist"),
    path("therapists/<slug:slug>/photo/<slug:digest>", directory_views.therapist_photo, name="therapist_photo"),
    path("therapists/<slug:slug>/release", directory_views.therapist_release, name="therapist_release"),
]
