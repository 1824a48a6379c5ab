"""Addresses of dreams and intentions."""

from django.urls import path, register_converter

from our2souls.dreams.views import (
    beginnings,
    budget,
    counting,
    ends,
    files,
    fridge,
    horizon,
    intention,
    our_milestones,
    own,
    promises,
    research,
    steps,
    way,
    weave,
)


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


class LineAct(Word):
    """What either does with a line on the fridge."""

    regex = "tick|untick|up|down"


class Placed(Word):
    """What can be put elsewhere on the horizon."""

    regex = "dream|intention"


class PromiseAct(Word):
    """What its maker says of a commitment."""

    regex = "kept|moved|let-go|let-passed-go|end|take-up"


register_converter(Ending, "ending")
register_converter(LineAct, "line_act")
register_converter(Placed, "placed")
register_converter(PromiseAct, "promise_act")
register_converter(StepAct, "step_act")

app_name = "dreams"
urlpatterns = [
    path("", own.dreams, name="dreams"),
    path("new", own.dream_new, name="dream_new"),
    path("horizon", horizon.horizon, name="horizon"),
    path("horizon/<placed:kind>/<uuid:thing_id>", horizon.horizon_move, name="horizon_move"),
    path("plan", horizon.plan, name="plan"),
    path("plan.pdf", horizon.plan_pdf, name="plan_pdf"),
    path("fridge", fridge.fridge_page, name="fridge"),
    path("fridge/order", fridge.fridge_arrange, name="fridge_arrange"),
    path("fridge/<uuid:line_id>", fridge.fridge_line, name="fridge_line"),
    path("fridge/<uuid:line_id>/take-down", fridge.fridge_take_down, name="fridge_take_down"),
    path("fridge/<uuid:line_id>/put-back", fridge.fridge_put_back, name="fridge_put_back"),
    path("fridge/<uuid:line_id>/<line_act:act>", fridge.fridge_act, name="fridge_act"),
    path("weave", weave.weave, name="weave"),
    path("beginnings", beginnings.beginnings, name="beginnings"),
    path("commitments", promises.commitments, name="commitments"),
    path("our-milestones/", our_milestones.the_days, name="our_milestones"),
    path("our-milestones/new", our_milestones.our_milestone_new, name="our_milestone_new"),
    path("our-milestones/<uuid:milestone_id>", our_milestones.our_milestone, name="our_milestone"),
    path("our-milestones/<uuid:milestone_id>/edit", our_milestones.our_milestone_edit, name="our_milestone_edit"),
    path("our-milestones/<uuid:milestone_id>/out", our_milestones.our_milestone_out, name="our_milestone_out"),
    path("our-milestones/<uuid:milestone_id>/remind", our_milestones.our_milestone_remind, name="our_milestone_remind"),
    path("<uuid:dream_id>", own.dream, name="dream"),
    path("<uuid:dream_id>/edit", own.dream_edit, name="dream_edit"),
    path("<uuid:dream_id>/step", own.dream_step, name="dream_step"),
    path("<uuid:dream_id>/turns", own.dream_turns, name="dream_turns"),
    path("<uuid:dream_id>/unweave/<uuid:intention_id>", own.dream_unweave, name="dream_unweave"),
    path("<uuid:dream_id>/share", own.dream_share, name="dream_share"),
    path("<uuid:dream_id>/take-back", own.dream_take_back, name="dream_take_back"),
    path("<uuid:dream_id>/wake", own.dream_wake, name="dream_wake"),
    path("<uuid:dream_id>/root", own.dream_root, name="dream_root"),
    path("<uuid:dream_id>/unroot", own.dream_unroot, name="dream_unroot"),
    path("<uuid:dream_id>/offer", own.dream_offer, name="dream_offer"),
    path("<uuid:dream_id>/<ending:ending>", own.dream_ending, name="dream_ending"),
    path("together/<uuid:intention_id>", intention.intention, name="intention"),
    path("together/<uuid:intention_id>/choose", weave.intention_choose, name="intention_choose"),
    path("together/<uuid:intention_id>/unchoose", weave.intention_unchoose, name="intention_unchoose"),
    path("together/<uuid:intention_id>/why", weave.intention_why, name="intention_why"),
    path("together/<uuid:intention_id>/bring", weave.intention_bring, name="intention_bring"),
    path("together/<uuid:intention_id>/edit", intention.intention_edit, name="intention_edit"),
    path("together/<uuid:intention_id>/history", intention.intention_history, name="intention_history"),
    path("together/<uuid:intention_id>/rest", ends.intention_rest, name="intention_rest"),
    path("together/<uuid:intention_id>/wake", ends.intention_wake, name="intention_wake"),
    path("together/<uuid:intention_id>/reach", ends.intention_reach, name="intention_reach"),
    path("together/<uuid:intention_id>/celebration", ends.celebration, name="celebration"),
    path("together/<uuid:intention_id>/reopen", ends.intention_reopen, name="intention_reopen"),
    path("together/<uuid:intention_id>/meet", ends.intention_meet, name="intention_meet"),
    path("together/<uuid:intention_id>/meet/<uuid:meeting_id>/agree", ends.meeting_agree, name="meeting_agree"),
    path("together/<uuid:intention_id>/meet/<uuid:meeting_id>/aside", ends.meeting_set_aside, name="meeting_set_aside"),
    path("together/<uuid:intention_id>/looks", ends.intention_looks, name="intention_looks"),
    path("together/<uuid:intention_id>/release", ends.intention_release, name="intention_release"),
    path("together/<uuid:intention_id>/keep", ends.intention_keep, name="intention_keep"),
    path("together/<uuid:intention_id>/revisit", intention.revisit, name="revisit"),
    path("together/<uuid:intention_id>/revisits/<uuid:revisit_id>", intention.revisited, name="revisited"),
    path("together/<uuid:intention_id>/steps/new", steps.milestone_new, name="milestone_new"),
    path("together/<uuid:intention_id>/steps/<uuid:milestone_id>", steps.milestone_edit, name="milestone_edit"),
    path(
        "together/<uuid:intention_id>/steps/<uuid:milestone_id>/<step_act:act>",
        steps.milestone_act,
        name="milestone_act",
    ),
    path("together/<uuid:intention_id>/steps/order", way.milestones_order, name="milestones_order"),
    path("together/<uuid:intention_id>/steps/<uuid:milestone_id>/parts", way.substep_new, name="substep_new"),
    path(
        "together/<uuid:intention_id>/steps/<uuid:milestone_id>/parts/order",
        way.substeps_order,
        name="substeps_order",
    ),
    path(
        "together/<uuid:intention_id>/steps/<uuid:milestone_id>/parts/<uuid:substep_id>/<step_act:act>",
        way.substep_act,
        name="substep_act",
    ),
    path("together/<uuid:intention_id>/commitments", promises.intention_commitments, name="intention_commitments"),
    path("together/<uuid:intention_id>/commitments/new", promises.commitment_new, name="commitment_new"),
    path("together/<uuid:intention_id>/commitments/<uuid:commitment_id>", promises.commitment, name="commitment"),
    path(
        "together/<uuid:intention_id>/commitments/<uuid:commitment_id>/edit",
        promises.commitment_edit,
        name="commitment_edit",
    ),
    path(
        "together/<uuid:intention_id>/commitments/<uuid:commitment_id>/<promise_act:act>",
        promises.commitment_act,
        name="commitment_act",
    ),
    path(
        "together/<uuid:intention_id>/commitments/<uuid:commitment_id>/said/<uuid:keeping_id>/undo",
        promises.keeping_undo,
        name="keeping_undo",
    ),
    path(
        "together/<uuid:intention_id>/revisits/<uuid:revisit_id>/promise",
        promises.revisit_promise,
        name="revisit_promise",
    ),
    path("together/<uuid:intention_id>/begin", beginnings.intention_beginnings, name="intention_beginnings"),
    path("together/<uuid:intention_id>/begin/<slug:key>", beginnings.intention_begin, name="intention_begin"),
    path("together/<uuid:intention_id>/questions/away", beginnings.questions_away, name="questions_away"),
    path("together/<uuid:intention_id>/measure", counting.measure, name="measure"),
    path("together/<uuid:intention_id>/entries", counting.entries, name="entries"),
    path("together/<uuid:intention_id>/entries/names", counting.entries_names, name="entries_names"),
    path("together/<uuid:intention_id>/entries/csv", files.entries_csv, name="entries_csv"),
    path("together/<uuid:intention_id>/entries/import", files.entries_import, name="entries_import"),
    path("together/<uuid:intention_id>/entries/<uuid:entry_id>", counting.entry, name="entry"),
    path("together/<uuid:intention_id>/entries/<uuid:entry_id>/out", counting.entry_out, name="entry_out"),
    path("together/<uuid:intention_id>/entries/<uuid:entry_id>/back", counting.entry_back, name="entry_back"),
    path("together/<uuid:intention_id>/budget", budget.budget, name="budget"),
    path("together/<uuid:intention_id>/budget/currency", budget.budget_currency, name="budget_currency"),
    path("together/<uuid:intention_id>/budget/<uuid:line_id>", budget.budget_line, name="budget_line"),
    path("together/<uuid:intention_id>/budget/<uuid:line_id>/out", budget.budget_out, name="budget_out"),
    path("together/<uuid:intention_id>/research", research.research, name="research"),
    path("together/<uuid:intention_id>/research/<uuid:find_id>", research.find, name="find"),
    path("together/<uuid:intention_id>/research/<uuid:find_id>/out", research.find_out, name="find_out"),
]
