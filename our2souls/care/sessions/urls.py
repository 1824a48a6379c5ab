"""Addresses around a session, for the two."""

from django.urls import path

from our2souls.care.sessions import views, views_suggestions, views_takeaways

urlpatterns = [
    path("table/<uuid:engagement_id>/questions", views.questions, name="questions"),
    path("table/<uuid:engagement_id>/questions/new", views.question_new, name="question_new"),
    path("table/<uuid:engagement_id>/questions/past", views.questions_past, name="questions_past"),
    path("table/<uuid:engagement_id>/kept/<uuid:follow_up_id>", views.kept_topic_talked, name="kept_topic_talked"),
    path("table/questions/<uuid:question_id>", views.question, name="question"),
    path("table/questions/<uuid:question_id>/edit", views.question_edit, name="question_edit"),
    path("table/questions/<uuid:question_id>/talked", views.question_talked, name="question_talked"),
    path("table/questions/<uuid:question_id>/delete", views.question_delete, name="question_delete"),
    path("table/<uuid:engagement_id>/suggestions", views_suggestions.suggestions_all, name="suggestions_all"),
    path("table/suggestions/<uuid:suggestion_id>", views_suggestions.suggestion, name="suggestion"),
    path(
        "table/suggestions/<uuid:suggestion_id>/accept",
        views_suggestions.suggestion_accept,
        name="suggestion_accept",
    ),
    path(
        "table/suggestions/<uuid:suggestion_id>/decline",
        views_suggestions.suggestion_decline,
        name="suggestion_decline",
    ),
    path("table/<uuid:engagement_id>/takeaways", views_takeaways.takeaways, name="takeaways"),
    path("table/<uuid:engagement_id>/takeaways/new", views_takeaways.takeaway_new, name="takeaway_new"),
    path("table/takeaways/<uuid:takeaway_id>", views_takeaways.takeaway, name="takeaway"),
    path("table/takeaways/<uuid:takeaway_id>/edit", views_takeaways.takeaway_edit, name="takeaway_edit"),
    path("table/takeaways/<uuid:takeaway_id>/delete", views_takeaways.takeaway_delete, name="takeaway_delete"),
    path("table/notes", views_takeaways.session_notes, name="session_notes"),
    path("table/notes/shared", views_takeaways.session_notes_shared, name="session_notes_shared"),
    path("table/<uuid:engagement_id>/notes/new", views_takeaways.session_note_new, name="session_note_new"),
    path("table/notes/<uuid:note_id>/edit", views_takeaways.session_note_edit, name="session_note_edit"),
    path("table/notes/<uuid:note_id>/share", views_takeaways.session_note_share, name="session_note_share"),
    path("table/notes/<uuid:note_id>/delete", views_takeaways.session_note_delete, name="session_note_delete"),
]
