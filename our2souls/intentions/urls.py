"""Addresses of intentions and what belongs to them."""

from django.urls import path

from our2souls.intentions.budget import views as budget_views
from our2souls.intentions.commitments import views as commitment_views
from our2souls.intentions.core import views as intention_views
from our2souls.intentions.core.common_ground import views as common_ground_views
from our2souls.intentions.core.lifecycle import views as lifecycle_views
from our2souls.intentions.fridge import views as fridge_views
from our2souls.intentions.measures import views as measure_views
from our2souls.intentions.measures.csv import views as csv_views
from our2souls.intentions.page import views as page_views
from our2souls.intentions.page import views_celebration, views_list, views_new, views_revisit
from our2souls.intentions.page.compass import views as compass_views
from our2souls.intentions.page.cover import views as cover_views
from our2souls.intentions.plan import views as plan_views
from our2souls.intentions.plan import views_order
from our2souls.intentions.research import views as research_views
from our2souls.intentions.revisits import views as revisit_views
from our2souls.intentions.starter_templates import views as starter_template_views
from our2souls.ui.url_words import register_words

register_words("commitment_act", "kept|moved|let-go|let-passed-go|end|take-up")
register_words("fridge_act", "tick|untick|up|down")
register_words("step_act", "done|undone|up|down|out")

app_name = "intentions"
urlpatterns = [
    path("", views_list.dreams, name="dreams"),
    path("fridge", fridge_views.fridge, name="fridge"),
    path("fridge/order", fridge_views.fridge_order, name="fridge_order"),
    path("fridge/<uuid:item_id>", fridge_views.fridge_item, name="fridge_item"),
    path("fridge/<uuid:item_id>/take-down", fridge_views.fridge_remove, name="fridge_remove"),
    path("fridge/<uuid:item_id>/put-back", fridge_views.fridge_restore, name="fridge_restore"),
    path("fridge/<uuid:item_id>/<fridge_act:act>", fridge_views.fridge_act, name="fridge_act"),
    path("steps/<uuid:milestone_id>", plan_views.milestone, name="milestone"),
    path("weave", views_new.intention_new, name="intention_new"),
    path("beginnings", starter_template_views.starter_templates, name="starter_templates"),
    path("compass", compass_views.compass, name="compass"),
    path("commitments", commitment_views.commitments, name="commitments"),
    path("<uuid:dream_id>/unweave/<uuid:intention_id>", intention_views.dream_unweave, name="dream_unweave"),
    path("together/<uuid:intention_id>", page_views.intention, name="intention"),
    path("together/<uuid:intention_id>/choose", intention_views.intention_choose, name="intention_choose"),
    path("together/<uuid:intention_id>/unchoose", intention_views.intention_unchoose, name="intention_unchoose"),
    path("together/<uuid:intention_id>/why", intention_views.intention_why, name="intention_why"),
    path("together/<uuid:intention_id>/bring", intention_views.intention_copy_words, name="intention_copy_words"),
    path("together/<uuid:intention_id>/edit", intention_views.intention_edit, name="intention_edit"),
    path("together/<uuid:intention_id>/history", intention_views.intention_history, name="intention_history"),
    path("together/<uuid:intention_id>/cover", cover_views.intention_cover, name="intention_cover"),
    path(
        "together/<uuid:intention_id>/cover/remove", cover_views.intention_cover_remove, name="intention_cover_remove"
    ),
    path("together/<uuid:intention_id>/rest", lifecycle_views.intention_rest, name="intention_rest"),
    path("together/<uuid:intention_id>/wake", lifecycle_views.intention_resume, name="intention_resume"),
    path("together/<uuid:intention_id>/reach", lifecycle_views.intention_reach, name="intention_reach"),
    path("together/<uuid:intention_id>/celebration", views_celebration.celebration, name="celebration"),
    path("together/<uuid:intention_id>/reopen", lifecycle_views.intention_reopen, name="intention_reopen"),
    path("together/<uuid:intention_id>/meet", common_ground_views.common_ground, name="common_ground"),
    path(
        "together/<uuid:intention_id>/meet/<uuid:common_ground_id>/agree",
        common_ground_views.common_ground_agree,
        name="common_ground_agree",
    ),
    path(
        "together/<uuid:intention_id>/meet/<uuid:common_ground_id>/aside",
        common_ground_views.common_ground_set_aside,
        name="common_ground_set_aside",
    ),
    path("together/<uuid:intention_id>/looks", revisit_views.revisits, name="revisits"),
    path("together/<uuid:intention_id>/release", lifecycle_views.intention_release, name="intention_release"),
    path(
        "together/<uuid:intention_id>/keep",
        lifecycle_views.intention_release_withdraw,
        name="intention_release_withdraw",
    ),
    path("together/<uuid:intention_id>/revisit", views_revisit.revisit, name="revisit"),
    path(
        "together/<uuid:intention_id>/revisits/<uuid:revisit_id>", revisit_views.revisit_answers, name="revisit_answers"
    ),
    path("together/<uuid:intention_id>/steps/new", plan_views.milestone_new, name="milestone_new"),
    path("together/<uuid:intention_id>/steps/<uuid:milestone_id>", plan_views.milestone_edit, name="milestone_edit"),
    path(
        "together/<uuid:intention_id>/steps/<uuid:milestone_id>/<step_act:act>",
        plan_views.milestone_act,
        name="milestone_act",
    ),
    path("together/<uuid:intention_id>/steps/order", views_order.milestones_order, name="milestones_order"),
    path("together/<uuid:intention_id>/steps/<uuid:milestone_id>/parts", views_order.substep_new, name="substep_new"),
    path(
        "together/<uuid:intention_id>/steps/<uuid:milestone_id>/parts/order",
        views_order.substeps_order,
        name="substeps_order",
    ),
    path(
        "together/<uuid:intention_id>/steps/<uuid:milestone_id>/parts/<uuid:substep_id>/<step_act:act>",
        views_order.substep_act,
        name="substep_act",
    ),
    path(
        "together/<uuid:intention_id>/commitments", commitment_views.intention_commitments, name="intention_commitments"
    ),
    path("together/<uuid:intention_id>/commitments/new", commitment_views.commitment_new, name="commitment_new"),
    path(
        "together/<uuid:intention_id>/commitments/<uuid:commitment_id>", commitment_views.commitment, name="commitment"
    ),
    path(
        "together/<uuid:intention_id>/commitments/<uuid:commitment_id>/edit",
        commitment_views.commitment_edit,
        name="commitment_edit",
    ),
    path(
        "together/<uuid:intention_id>/commitments/<uuid:commitment_id>/<commitment_act:act>",
        commitment_views.commitment_act,
        name="commitment_act",
    ),
    path(
        "together/<uuid:intention_id>/commitments/<uuid:commitment_id>/said/<uuid:outcome_id>/undo",
        commitment_views.outcome_undo,
        name="outcome_undo",
    ),
    path(
        "together/<uuid:intention_id>/revisits/<uuid:revisit_id>/promise",
        commitment_views.revisit_commitment,
        name="revisit_commitment",
    ),
    path(
        "together/<uuid:intention_id>/begin",
        starter_template_views.intention_starter_templates,
        name="intention_starter_templates",
    ),
    path(
        "together/<uuid:intention_id>/begin/<slug:key>",
        starter_template_views.starter_template_apply,
        name="starter_template_apply",
    ),
    path("together/<uuid:intention_id>/questions/away", starter_template_views.questions_hide, name="questions_hide"),
    path("together/<uuid:intention_id>/measure", measure_views.measure, name="measure"),
    path("together/<uuid:intention_id>/entries", measure_views.entries, name="entries"),
    path("together/<uuid:intention_id>/entries/names", measure_views.entries_anonymity, name="entries_anonymity"),
    path("together/<uuid:intention_id>/entries/csv", csv_views.entries_csv, name="entries_csv"),
    path("together/<uuid:intention_id>/entries/import", csv_views.entries_import, name="entries_import"),
    path("together/<uuid:intention_id>/entries/<uuid:entry_id>", measure_views.entry, name="entry"),
    path("together/<uuid:intention_id>/entries/<uuid:entry_id>/out", measure_views.entry_remove, name="entry_remove"),
    path(
        "together/<uuid:intention_id>/entries/<uuid:entry_id>/back", measure_views.entry_restore, name="entry_restore"
    ),
    path("together/<uuid:intention_id>/budget", budget_views.budget, name="budget"),
    path("together/<uuid:intention_id>/budget/currency", budget_views.budget_currency, name="budget_currency"),
    path("together/<uuid:intention_id>/budget/<uuid:line_id>", budget_views.budget_line, name="budget_line"),
    path(
        "together/<uuid:intention_id>/budget/<uuid:line_id>/out",
        budget_views.budget_line_remove,
        name="budget_line_remove",
    ),
    path("together/<uuid:intention_id>/research", research_views.research, name="research"),
    path("together/<uuid:intention_id>/research/<uuid:item_id>", research_views.research_item, name="research_item"),
    path(
        "together/<uuid:intention_id>/research/<uuid:item_id>/out",
        research_views.research_item_remove,
        name="research_item_remove",
    ),
]
