"""Addresses of the couple's own days."""

from django.urls import path

from our2souls.milestones import views as milestone_views

app_name = "milestones"
urlpatterns = [
    path("", milestone_views.milestones, name="milestones"),
    path("new", milestone_views.milestone_new, name="milestone_new"),
    path("<uuid:milestone_id>", milestone_views.milestone, name="milestone"),
    path("<uuid:milestone_id>/edit", milestone_views.milestone_edit, name="milestone_edit"),
    path("<uuid:milestone_id>/out", milestone_views.milestone_remove, name="milestone_remove"),
    path("<uuid:milestone_id>/remind", milestone_views.milestone_remind, name="milestone_remind"),
]
