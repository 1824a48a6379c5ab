"""Addresses of the horizon, the calendar, the five-year plan, the story, and of what one’s own facts say about oneself."""

from django.urls import path

from our2souls.story.alignment import views as alignment_views
from our2souls.story.autonomy import views as autonomy_views
from our2souls.story.autonomy.statements import KINDS
from our2souls.story.charts import views as chart_views
from our2souls.story.future import views as story_views
from our2souls.story.memories import views as memory_views
from our2souls.story.timeline import views as timeline_views
from our2souls.story.year import views as year_views
from our2souls.ui.url_words import register_words

register_words("horizon_kind", "dream|intention")
register_words("statement_kind", "|".join(KINDS))

app_name = "story"
urlpatterns = [
    path("dreams/horizon", story_views.horizon, name="horizon"),
    path("dreams/horizon/<horizon_kind:kind>/<uuid:thing_id>", story_views.horizon_move, name="horizon_move"),
    path("dreams/calendar", story_views.calendar, name="calendar"),
    path("dreams/plan", story_views.five_year_plan, name="five_year_plan"),
    path("dreams/plan.pdf", story_views.five_year_plan_pdf, name="five_year_plan_pdf"),
    path("story/", timeline_views.story, name="story"),
    path("story/choices", timeline_views.story_choices, name="story_choices"),
    path("story/on-this-day", memory_views.on_this_day, name="on_this_day"),
    path("story/charts", chart_views.charts, name="charts"),
    path("story/years/<int:year>", year_views.year, name="year"),
    path("story/years/<int:year>.pdf", year_views.year_pdf, name="year_pdf"),
    path("story/alignment", alignment_views.alignment, name="alignment"),
    path("story/statements", autonomy_views.statements, name="statements"),
    path("story/statements/<uuid:statement_id>", autonomy_views.shared_statement, name="shared_statement"),
    path("story/statements/<uuid:statement_id>/unshare", autonomy_views.statement_unshare, name="statement_unshare"),
    path("story/statements/<statement_kind:kind>/share", autonomy_views.statement_share, name="statement_share"),
]
