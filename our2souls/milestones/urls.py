"""Addresses of the couple's own days."""

from django.urls import path

from our2souls.milestones import views as milestone_views
from our2souls.milestones.ics import views as ics_views

app_name = "milestones"
urlpatterns = [
    path("", milestone_views.milestones, name="milestones"),
    path("new", milestone_views.milestone_new, name="milestone_new"),
    path("ics", ics_views.ics_import, name="ics_import"),
    path("ics/<uuid:upload_id>", ics_views.ics_dates, name="ics_dates"),
    path("ics/<uuid:upload_id>/add", ics_views.ics_add, name="ics_add"),
    path("ics/<uuid:upload_id>/discard", ics_views.ics_discard, name="ics_discard"),
    path("<uuid:milestone_id>", milestone_views.milestone, name="milestone"),
    path("<uuid:milestone_id>/edit", milestone_views.milestone_edit, name="milestone_edit"),
    path("<uuid:milestone_id>/out", milestone_views.milestone_remove, name="milestone_remove"),
    path("<uuid:milestone_id>/remind", milestone_views.milestone_remind, name="milestone_remind"),
]
