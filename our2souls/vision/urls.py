"""Addresses of vision notes and letters."""

from django.urls import path

from our2souls.vision.views import files, notes
from our2souls.vision.views import letters as views_letters

app_name = "vision"
urlpatterns = [
    path("", notes.board, name="board"),
    path("new", notes.note_loose, name="note_loose"),
    path("about/<slug:kind>/<uuid:about>", notes.notes_about, name="notes_about"),
    path("about/<slug:kind>/<uuid:about>/new", notes.note_new, name="note_new"),
    path("letters/", views_letters.letters, name="letters"),
    path("letters/new", views_letters.letter_new, name="letter_new"),
    path("letters/<uuid:letter_id>", views_letters.letter, name="letter"),
    path("letters/<uuid:letter_id>/edit", views_letters.letter_edit, name="letter_edit"),
    path("letters/<uuid:letter_id>/seal", views_letters.letter_seal, name="letter_seal"),
    path("letters/<uuid:letter_id>/remove", views_letters.draft_delete, name="draft_delete"),
    path("letters/<uuid:letter_id>/take-back", views_letters.letter_delete, name="letter_delete"),
    path("<uuid:note_id>", notes.note, name="note"),
    path("<uuid:note_id>/edit", notes.note_edit, name="note_edit"),
    path("<uuid:note_id>/give", notes.note_share, name="note_share"),
    path("<uuid:note_id>/remove", notes.note_remove, name="note_remove"),
    path("<uuid:note_id>/memos/<uuid:memo_id>", files.memo, name="memo"),
    path("<uuid:note_id>/<uuid:photo_id>/<int:size>", files.photo, name="photo"),
]
