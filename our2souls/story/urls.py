"""Addresses of the horizon, the calendar, the five-year plan and of what one’s own facts say about oneself."""

from django.urls import path

from our2souls.story import views as story_views
from our2souls.story.alignment import views as alignment_views
from our2souls.story.autonomy import views as autonomy_views
from our2souls.story.autonomy.statements import KINDS
from our2souls.ui.url_words import register_words

register_words("horizon_kind", "dream|intention")
register_words("statement_kind", "|".join(KINDS))

app_name = "story"
urlpatterns = [
    path("horizon", story_views.horizon, name="horizon"),
    path("horizon/<horizon_kind:kind>/<uuid:thing_id>", story_views.horizon_move, name="horizon_move"),
    path("calendar", story_views.calendar, name="calendar"),
    path("plan", story_views.five_year_plan, name="five_year_plan"),
    path("plan.pdf", story_views.five_year_plan_pdf, name="five_year_plan_pdf"),
    path("alignment", alignment_views.alignment, name="alignment"),
    path("statements", autonomy_views.statements, name="statements"),
    path("statements/<uuid:statement_id>", autonomy_views.shared_statement, name="shared_statement"),
    path("statements/<uuid:statement_id>/unshare", autonomy_views.statement_unshare, name="statement_unshare"),
    path("statements/<statement_kind:kind>/share", autonomy_views.statement_share, name="statement_share"),
]
