"""Addresses of vision notes."""

from django.urls import path

from our2souls.vision import views

app_name = "vision"
urlpatterns = [
    path("about/<slug:kind>/<uuid:about>", views.notes_about, name="notes_about"),
    path("about/<slug:kind>/<uuid:about>/new", views.note_new, name="note_new"),
    path("<uuid:note_id>", views.note, name="note"),
    path("<uuid:note_id>/edit", views.note_edit, name="note_edit"),
    path("<uuid:note_id>/remove", views.note_remove, name="note_remove"),
    path("<uuid:note_id>/<uuid:photo_id>/<int:size>", views.photo, name="photo"),
]
