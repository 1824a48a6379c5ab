"""Addresses of intentions and what belongs to them."""

from django.urls import path, register_converter

from our2souls.dreams import views as dream_views
from our2souls.intentions.budget import views as budget_views
from our2souls.intentions.commitments import views as commitment_views
from our2souls.intentions.core import views as intention_views
from our2souls.intentions.core import views_common_ground, views_lifecycle
from our2souls.intentions.fridge import views as fridge_views
from our2souls.intentions.measures import views as measure_views
from our2souls.intentions.measures.csv import views as csv_views
from our2souls.intentions.page import views as page_views
from our2souls.intentions.page import views_celebration, views_list, views_new
from our2souls.intentions.plan import views as plan_views
from our2souls.intentions.plan import views_order
from our2souls.intentions.research import views as research_views
from our2souls.intentions.revisits import views as revisit_views
from our2souls.intentions.starter_templates import views as starter_template_views
from our2souls.milestones import views as milestone_views
from our2souls.story import views as story_views


class Word:
    """One of a few words."""

    regex = ""

    def to_python(self, value: str) -> str:
        """As it stands."""
        return value

    def to_url(self, value: str) -> str:
        """As it stands."""
        return value


class Ending(Word):
    """What becomes of a dream."""

    regex = "rest|came-true|let-go"


class StepAct(Word):
    """What is done with a milestone."""

    regex = "done|undone|up|down|out"


class FridgeAct(Word):
    """What either does with a line on the fridge."""

    regex = "tick|untick|up|down"


class HorizonKind(Word):
    """What can be put elsewhere on the horizon."""

    regex = "dream|intention"


class CommitmentAct(Word):
    """What its maker says of a commitment."""

    regex = "kept|moved|let-go|let-passed-go|end|take-up"


register_converter(Ending, "ending")
register_converter(FridgeAct, "line_act")
register_converter(HorizonKind, "placed")
register_converter(CommitmentAct, "promise_act")
register_converter(StepAct, "step_act")

app_name = "dreams"
urlpatterns = [
    path("", views_list.dreams, name="dreams"),
    path("new", dream_views.dream_new, name="dream_new"),
    path("horizon", story_views.horizon, name="horizon"),
    path("horizon/<placed:kind>/<uuid:thing_id>", story_views.horizon_move, name="horizon_move"),
    path("plan", story_views.five_year_plan, name="plan"),
    path("plan.pdf", story_views.five_year_plan_pdf, name="plan_pdf"),
    path("fridge", fridge_views.fridge, name="fridge"),
    path("fridge/order", fridge_views.fridge_order, name="fridge_arrange"),
    path("fridge/<uuid:line_id>", fridge_views.fridge_item, name="fridge_line"),
    path("fridge/<uuid:line_id>/take-down", fridge_views.fridge_remove, name="fridge_take_down"),
    path("fridge/<uuid:line_id>/put-back", fridge_views.fridge_restore, name="fridge_put_back"),
    path("fridge/<uuid:line_id>/<line_act:act>", fridge_views.fridge_act, name="fridge_act"),
    path("weave", views_new.intention_new, name="weave"),
    path("beginnings", starter_template_views.starter_templates, name="beginnings"),
    path("commitments", commitment_views.commitments, name="commitments"),
    path("our-milestones/", milestone_views.milestones, name="our_milestones"),
    path("our-milestones/new", milestone_views.milestone_new, name="our_milestone_new"),
    path("our-milestones/<uuid:milestone_id>", milestone_views.milestone, name="our_milestone"),
    path("our-milestones/<uuid:milestone_id>/edit", milestone_views.milestone_edit, name="our_milestone_edit"),
    path("our-milestones/<uuid:milestone_id>/out", milestone_views.milestone_remove, name="our_milestone_out"),
    path("our-milestones/<uuid:milestone_id>/remind", milestone_views.milestone_remind, name="our_milestone_remind"),
    path("<uuid:dream_id>", dream_views.dream, name="dream"),
    path("<uuid:dream_id>/edit", dream_views.dream_edit, name="dream_edit"),
    path("<uuid:dream_id>/step", dream_views.dream_obstacle, name="dream_step"),
    path("<uuid:dream_id>/turns", dream_views.dream_history, name="dream_turns"),
    path("<uuid:dream_id>/unweave/<uuid:intention_id>", intention_views.dream_unweave, name="dream_unweave"),
    path("<uuid:dream_id>/share", dream_views.dream_share, name="dream_share"),
    path("<uuid:dream_id>/take-back", dream_views.dream_unshare, name="dream_take_back"),
    path("<uuid:dream_id>/wake", dream_views.dream_reopen, name="dream_wake"),
    path("<uuid:dream_id>/root", dream_views.dream_support, name="dream_root"),
    path("<uuid:dream_id>/unroot", dream_views.dream_support_withdraw, name="dream_unroot"),
    path("<uuid:dream_id>/offer", dream_views.dream_offer_reply, name="dream_offer"),
    path("<uuid:dream_id>/<ending:ending>", dream_views.dream_ending, name="dream_ending"),
    path("together/<uuid:intention_id>", page_views.intention, name="intention"),
    path("together/<uuid:intention_id>/choose", intention_views.intention_choose, name="intention_choose"),
    path("together/<uuid:intention_id>/unchoose", intention_views.intention_unchoose, name="intention_unchoose"),
    path("together/<uuid:intention_id>/why", intention_views.intention_why, name="intention_why"),
    path("together/<uuid:intention_id>/bring", intention_views.intention_copy_words, name="intention_bring"),
    path("together/<uuid:intention_id>/edit", intention_views.intention_edit, name="intention_edit"),
    path("together/<uuid:intention_id>/history", intention_views.intention_history, name="intention_history"),
    path("together/<uuid:intention_id>/rest", views_lifecycle.intention_rest, name="intention_rest"),
    path("together/<uuid:intention_id>/wake", views_lifecycle.intention_resume, name="intention_wake"),
    path("together/<uuid:intention_id>/reach", views_lifecycle.intention_reach, name="intention_reach"),
    path("together/<uuid:intention_id>/celebration", views_celebration.celebration, name="celebration"),
    path("together/<uuid:intention_id>/reopen", views_lifecycle.intention_reopen, name="intention_reopen"),
    path("together/<uuid:intention_id>/meet", views_common_ground.common_ground, name="intention_meet"),
    path(
        "together/<uuid:intention_id>/meet/<uuid:meeting_id>/agree",
        views_common_ground.common_ground_agree,
        name="meeting_agree",
    ),
    path(
        "together/<uuid:intention_id>/meet/<uuid:meeting_id>/aside",
        views_common_ground.common_ground_set_aside,
        name="meeting_set_aside",
    ),
    path("together/<uuid:intention_id>/looks", revisit_views.revisits, name="intention_looks"),
    path("together/<uuid:intention_id>/release", views_lifecycle.intention_release, name="intention_release"),
    path("together/<uuid:intention_id>/keep", views_lifecycle.intention_release_withdraw, name="intention_keep"),
    path("together/<uuid:intention_id>/revisit", revisit_views.revisit, name="revisit"),
    path("together/<uuid:intention_id>/revisits/<uuid:revisit_id>", revisit_views.revisit_answers, name="revisited"),
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
        "together/<uuid:intention_id>/commitments/<uuid:commitment_id>/<promise_act:act>",
        commitment_views.commitment_act,
        name="commitment_act",
    ),
    path(
        "together/<uuid:intention_id>/commitments/<uuid:commitment_id>/said/<uuid:keeping_id>/undo",
        commitment_views.outcome_undo,
        name="keeping_undo",
    ),
    path(
        "together/<uuid:intention_id>/revisits/<uuid:revisit_id>/promise",
        commitment_views.revisit_commitment,
        name="revisit_promise",
    ),
    path(
        "together/<uuid:intention_id>/begin",
        starter_template_views.intention_starter_templates,
        name="intention_beginnings",
    ),
    path(
        "together/<uuid:intention_id>/begin/<slug:key>",
        starter_template_views.starter_template_apply,
        name="intention_begin",
    ),
    path("together/<uuid:intention_id>/questions/away", starter_template_views.questions_away, name="questions_away"),
    path("together/<uuid:intention_id>/measure", measure_views.measure, name="measure"),
    path("together/<uuid:intention_id>/entries", measure_views.entries, name="entries"),
    path("together/<uuid:intention_id>/entries/names", measure_views.entries_anonymity, name="entries_names"),
    path("together/<uuid:intention_id>/entries/csv", csv_views.entries_csv, name="entries_csv"),
    path("together/<uuid:intention_id>/entries/import", csv_views.entries_import, name="entries_import"),
    path("together/<uuid:intention_id>/entries/<uuid:entry_id>", measure_views.entry, name="entry"),
    path("together/<uuid:intention_id>/entries/<uuid:entry_id>/out", measure_views.entry_remove, name="entry_out"),
    path("together/<uuid:intention_id>/entries/<uuid:entry_id>/back", measure_views.entry_restore, name="entry_back"),
    path("together/<uuid:intention_id>/budget", budget_views.budget, name="budget"),
    path("together/<uuid:intention_id>/budget/currency", budget_views.budget_currency, name="budget_currency"),
    path("together/<uuid:intention_id>/budget/<uuid:line_id>", budget_views.budget_line, name="budget_line"),
    path("together/<uuid:intention_id>/budget/<uuid:line_id>/out", budget_views.budget_line_remove, name="budget_out"),
    path("together/<uuid:intention_id>/research", research_views.research, name="research"),
    path("together/<uuid:intention_id>/research/<uuid:find_id>", research_views.research_item, name="find"),
    path(
        "together/<uuid:intention_id>/research/<uuid:find_id>/out", research_views.research_item_remove, name="find_out"
    ),
]
