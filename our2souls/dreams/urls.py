"""Addresses of dreams and intentions."""

from django.urls import path, register_converter

from our2souls.dreams.views import intention, our_milestones, own, steps, weave


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


register_converter(Ending, "ending")
register_converter(StepAct, "step_act")

app_name = "dreams"
urlpatterns = [
    path("", own.dreams, name="dreams"),
    path("new", own.dream_new, name="dream_new"),
    path("horizon", steps.horizon, name="horizon"),
    path("weave", weave.weave, name="weave"),
    path("our-milestones/", our_milestones.the_days, name="our_milestones"),
    path("our-milestones/new", our_milestones.our_milestone_new, name="our_milestone_new"),
    path("our-milestones/<uuid:milestone_id>", our_milestones.our_milestone, name="our_milestone"),
    path("our-milestones/<uuid:milestone_id>/edit", our_milestones.our_milestone_edit, name="our_milestone_edit"),
    path("our-milestones/<uuid:milestone_id>/out", our_milestones.our_milestone_out, name="our_milestone_out"),
    path("our-milestones/<uuid:milestone_id>/remind", our_milestones.our_milestone_remind, name="our_milestone_remind"),
    path("<uuid:dream_id>", own.dream, name="dream"),
    path("<uuid:dream_id>/edit", own.dream_edit, name="dream_edit"),
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
    path("together/<uuid:intention_id>/rest", intention.intention_rest, name="intention_rest"),
    path("together/<uuid:intention_id>/wake", intention.intention_wake, name="intention_wake"),
    path("together/<uuid:intention_id>/reach", intention.intention_reach, name="intention_reach"),
    path("together/<uuid:intention_id>/release", intention.intention_release, name="intention_release"),
    path("together/<uuid:intention_id>/keep", intention.intention_keep, name="intention_keep"),
    path("together/<uuid:intention_id>/revisit", intention.revisit, name="revisit"),
    path("together/<uuid:intention_id>/revisits/<uuid:revisit_id>", intention.revisited, name="revisited"),
    path("together/<uuid:intention_id>/steps/new", steps.milestone_new, name="milestone_new"),
    path("together/<uuid:intention_id>/steps/<uuid:milestone_id>", steps.milestone_edit, name="milestone_edit"),
    path(
        "together/<uuid:intention_id>/steps/<uuid:milestone_id>/<step_act:act>",
        steps.milestone_act,
        name="milestone_act",
    ),
    path("together/<uuid:intention_id>/measure", steps.measure, name="measure"),
    path("together/<uuid:intention_id>/entries", steps.entries, name="entries"),
    path("together/<uuid:intention_id>/entries/<uuid:entry_id>/out", steps.entry_out, name="entry_out"),
]
