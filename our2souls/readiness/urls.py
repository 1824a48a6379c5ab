"""The addresses of the test. They carry random ids and places in one's own order, never an answer."""

from django.urls import path

from our2souls.readiness.attempts import views as attempt_views
from our2souls.readiness.attempts import views_questions
from our2souls.readiness.instrument import views as instrument_views
from our2souls.readiness.report import views as report_views
from our2souls.readiness.report import views_follow_ups
from our2souls.readiness.report.talk import views as talk_views
from our2souls.readiness.research import views as research_views
from our2souls.readiness.sittings import views as sitting_views
from our2souls.readiness.sittings import views_choice, views_finished

app_name = "readiness"
urlpatterns = [
    path("", sitting_views.readiness, name="readiness"),
    path("about", instrument_views.about, name="about"),
    path("consent", research_views.consent, name="consent"),
    path("start", sitting_views.start, name="start"),
    path("alone", views_finished.alone, name="alone"),
    path("tonight", views_choice.one_area, name="one_area"),
    path("<uuid:sitting_id>/", sitting_views.sitting, name="sitting"),
    path("<uuid:sitting_id>/begin", sitting_views.begin, name="begin"),
    path("<uuid:sitting_id>/continue", sitting_views.continue_in_full, name="continue_in_full"),
    path("<uuid:sitting_id>/abandon", sitting_views.abandon, name="abandon"),
    path("<uuid:sitting_id>/report", report_views.report_map, name="report_map"),
    path("<uuid:sitting_id>/report/print", report_views.report_print, name="report_print"),
    path("<uuid:sitting_id>/report/pdf", report_views.report_pdf, name="report_pdf"),
    path("<uuid:sitting_id>/report/since", report_views.movement, name="movement"),
    path("<uuid:sitting_id>/report/remind", report_views.remind, name="remind"),
    path("<uuid:sitting_id>/report/keep", views_follow_ups.set_aside_for, name="set_aside_for"),
    path("<uuid:sitting_id>/report/read/<slug:page>", talk_views.report_page, name="report_page"),
    path("<uuid:sitting_id>/report/talked/<slug:topic>", talk_views.talk_mark, name="talk_mark"),
    path("<uuid:sitting_id>/report/press-all/<slug:form>", report_views.press_all, name="press_all"),
    path("<uuid:sitting_id>/report/press/<slug:form>/<slug:key>", report_views.press, name="press"),
    path("<uuid:sitting_id>/report/area/<slug:key>", report_views.area, name="area"),
    path(
        "<uuid:sitting_id>/report/area/<slug:key>/intention", views_follow_ups.start_intention, name="start_intention"
    ),
    path("<uuid:sitting_id>/report/area/<slug:key>/bridge", views_follow_ups.bridge_open, name="bridge_open"),
    path("kept/<uuid:follow_up_id>", views_follow_ups.follow_up_end, name="follow_up_end"),
    path("mine/<uuid:attempt_id>/", attempt_views.overview, name="overview"),
    path("mine/<uuid:attempt_id>/<int:n>", views_questions.question, name="question"),
    path("mine/<uuid:attempt_id>/modules", views_choice.modules, name="modules"),
    path("mine/<uuid:attempt_id>/on", attempt_views.go_on, name="go_on"),
    path("mine/<uuid:attempt_id>/end", attempt_views.end, name="end"),
    path("mine/<uuid:attempt_id>/finished", views_finished.finished, name="finished"),
    path("mine/<uuid:attempt_id>/look", report_views.look, name="look"),
    path("mine/<uuid:attempt_id>/reflection", attempt_views.own_reflection, name="own_reflection"),
    path("mine/<uuid:attempt_id>/forget", attempt_views.delete, name="delete"),
]
