"""The addresses of the test. They carry random ids and places in one's own order, never an answer."""

from django.urls import path

from our2souls.readiness.views import about, consent, launches, questions, report, sittings, takings

app_name = "readiness"
urlpatterns = [
    path("", sittings.readiness, name="readiness"),
    path("about", about.about, name="about"),
    path("consent", consent.consent, name="consent"),
    path("start", sittings.start, name="start"),
    path("alone", takings.alone, name="alone"),
    path("<uuid:sitting_id>/", sittings.sitting, name="sitting"),
    path("<uuid:sitting_id>/begin", sittings.begin, name="begin"),
    path("<uuid:sitting_id>/continue", sittings.continue_in_full, name="continue"),
    path("<uuid:sitting_id>/abandon", sittings.abandon, name="abandon"),
    path("<uuid:sitting_id>/report", report.report_map, name="report"),
    path("<uuid:sitting_id>/report/print", report.report_print, name="report_print"),
    path("<uuid:sitting_id>/report/pdf", report.report_pdf, name="report_pdf"),
    path("<uuid:sitting_id>/report/since", report.movement, name="movement"),
    path("<uuid:sitting_id>/report/remind", report.remind, name="remind"),
    path("<uuid:sitting_id>/report/keep", launches.keep_for, name="keep_for"),
    path("<uuid:sitting_id>/report/read/<slug:page>", report.report_page, name="report_page"),
    path("<uuid:sitting_id>/report/press/<slug:form>/<slug:key>", report.press, name="press"),
    path("<uuid:sitting_id>/report/area/<slug:key>", report.area, name="area"),
    path("<uuid:sitting_id>/report/area/<slug:key>/intention", launches.start_intention, name="start_intention"),
    path("kept/<uuid:launch_id>", launches.launch_end, name="launch_end"),
    path("mine/<uuid:taking_id>/", takings.overview, name="overview"),
    path("mine/<uuid:taking_id>/<int:n>", questions.question, name="question"),
    path("mine/<uuid:taking_id>/on", takings.go_on, name="go_on"),
    path("mine/<uuid:taking_id>/end", takings.end, name="end"),
    path("mine/<uuid:taking_id>/finished", takings.finished, name="finished"),
    path("mine/<uuid:taking_id>/look", report.look, name="look"),
    path("mine/<uuid:taking_id>/reflection", takings.reflection_of, name="reflection"),
    path("mine/<uuid:taking_id>/forget", takings.forget, name="forget"),
]
