"""Addresses of the horizon, the calendar and the five-year plan."""

from django.urls import path

from our2souls.story import views as story_views
from our2souls.ui.url_words import register_words

register_words("horizon_kind", "dream|intention")

app_name = "story"
urlpatterns = [
    path("horizon", story_views.horizon, name="horizon"),
    path("horizon/<horizon_kind:kind>/<uuid:thing_id>", story_views.horizon_move, name="horizon_move"),
    path("calendar", story_views.calendar, name="calendar"),
    path("plan", story_views.five_year_plan, name="five_year_plan"),
    path("plan.pdf", story_views.five_year_plan_pdf, name="five_year_plan_pdf"),
]
