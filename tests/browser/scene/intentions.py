"""Intentions: one with everything, and others that were reached, rest, were released or wait."""

from datetime import timedelta

from django.urls import reverse

from our2souls.delivery import outbox
from our2souls.dreams.models import Dream
from our2souls.intentions.core import choosing, weaving
from our2souls.intentions.core.common_ground import actions as common_ground
from our2souls.intentions.core.lifecycle import actions as intention_lifecycle
from our2souls.intentions.core.lifecycle import celebration
from our2souls.intentions.core.models import Intention
from our2souls.intentions.fridge import actions as fridge_actions
from our2souls.intentions.revisits import actions as revisit_actions
from our2souls.intentions.revisits.actions import AnswerData
from our2souls.lib.clock import now
from our2souls.privacy.viewer import viewing
from tests.browser.scene.words import Words
from tests.cast import CastMember
from tests.factories.intentions.core import a_fridge_item


def home(
    ana: CastMember, ben: CastMember, words: Words, mine: Dream, theirs: Dream
) -> tuple[dict[str, str], Intention]:
    """The intention of both, with its pages."""
    at: dict[str, str] = {}
    with viewing(ana.viewer):
        home = weaving.weave(
            name=words.name, mine=mine, theirs=theirs, bring=["line", "picture", "need"], horizon="5-years"
        )
    for member in (ana, ben):
        with viewing(member.viewer):
            weaving.write_why(home, why=words.more, need=words.short)
            choosing.choose(home)
    for name in (
        "intentions:intention",
        "intentions:intention_why",
        "intentions:intention_copy_words",
        "intentions:intention_edit",
        "intentions:intention_history",
    ):
        at[name] = reverse(name, args=[home.pk])
    for name in (
        "intentions:intention_reach",
        "intentions:intention_release",
        "intentions:milestone_new",
        "intentions:measure",
        "intentions:entries",
    ):
        at[name] = reverse(name, args=[home.pk])
    at["compass"], at["alignment"] = reverse("intentions:compass"), reverse("story:alignment")
    at["note_new"] = reverse("vision:note_new", args=["intention", home.pk])
    at["notes_about"] = reverse("vision:notes_about", args=["intention", home.pk])
    return at, home


def fridge_horizon_and_endings(
    ana: CastMember, ben: CastMember, words: Words, home: Intention, mine: Dream
) -> dict[str, str]:
    """The fridge, what waits on the horizon, where two whys meet, an intention that was reached and one that rests."""
    at: dict[str, str] = {}
    for member in (ana, ben):
        with viewing(member.viewer):
            item = a_fridge_item(member, words.dream[:90])
            fridge_actions.tick(a_fridge_item(member, words.theirs[:90]))
    with viewing(ben.viewer):
        fridge_actions.link_intention(item, home)
    for name in ("intentions:fridge", "intentions:fridge_order", "story:five_year_plan"):
        at[name] = reverse(name)
    at["intentions:fridge_item"] = reverse("intentions:fridge_item", args=[item.pk])
    at["plan with dreams"] = f"{at['story:five_year_plan']}?mine=on&theirs=on"
    at["horizon of one"] = f"{reverse('story:horizon')}?whose=mine"
    for kind, thing in (("dream", mine), ("intention", home)):
        at[f"horizon_move {kind}"] = reverse("story:horizon_move", args=[kind, thing.pk])
    at["dreams:dream_obstacle"], at["dreams:dream_history"] = (
        reverse(name, args=[mine.pk]) for name in ("dreams:dream_obstacle", "dreams:dream_history")
    )
    with viewing(ben.viewer):
        common_ground.propose(home, words.short)
    for name in ("intentions:common_ground", "intentions:intention_rest", "intentions:revisits"):
        at[name] = reverse(name, args=[home.pk])
    with viewing(ana.viewer):
        reached = weaving.weave(name=words.name, horizon="someday")
        choosing.choose(reached)
        resting = weaving.weave(name=f"{words.name} again", horizon="10-years")
    with viewing(ben.viewer):
        choosing.choose(reached)
        intention_lifecycle.reach(reached, on=now().date())
        celebration.celebrate(reached, words.more)
        choosing.choose(resting)
    with viewing(ana.viewer):
        choosing.choose(resting)
        intention_lifecycle.rest(resting, look_again_on=now().date() + timedelta(days=90), words=words.more)
    at["intentions:celebration"] = reverse("intentions:celebration", args=[reached.pk])
    at["reached"] = reverse("intentions:intention", args=[reached.pk])
    at["resting"] = reverse("intentions:intention", args=[resting.pk])
    return at


def revisits(ana: CastMember, ben: CastMember, words: Words, home: Intention) -> dict[str, str]:
    """Answered by both, begun by Ben, and due; three notices of it."""
    at: dict[str, str] = {}
    for member in (ana, ben):
        with viewing(member.viewer):
            answered = revisit_actions.open_or_create(Intention.objects.get(pk=home.pk))
            revisit_actions.answer(answered, AnswerData("but", words.more, words.short, "2026-12-24"))
    at["intentions:revisit_answers"] = reverse("intentions:revisit_answers", args=[home.pk, answered.pk])
    with viewing(ben.viewer):
        begun = revisit_actions.open_or_create(Intention.objects.get(pk=home.pk))
        revisit_actions.answer(begun, AnswerData("unsure", words.more))
        Intention.objects.filter(pk=home.pk).update(next_look_on=now().date())
    at["intentions:revisit"] = reverse("intentions:revisit", args=[home.pk])
    for days in range(3):
        key = f"revisit:{home.pk}:{days}"
        outbox.notify(to=ana.id, notice="revisit", about=home.pk, key=key, at=now() - timedelta(days=days))
    return at


def other_states(ana: CastMember, ben: CastMember, words: Words) -> dict[str, str]:
    """One in each other state, and one that only Ben has chosen."""
    at: dict[str, str] = {}
    for state in ("resting", "reached", "released", "released by one"):
        with viewing(ben.viewer):
            intention = weaving.weave(name=f"{words.name} ({state})")
        for member in (ana, ben):
            with viewing(member.viewer):
                intention = choosing.choose(intention)
        with viewing(ben.viewer):
            if state == "resting":
                intention_lifecycle.rest(intention)
            elif state == "reached":
                intention_lifecycle.reach(intention, on=now().date())
            else:
                intention_lifecycle.release(intention)
        if state == "released":
            with viewing(ana.viewer):
                intention_lifecycle.release(intention)
        at[f"intention, {state}"] = reverse("intentions:intention", args=[intention.pk])
    with viewing(ben.viewer):
        woven = weaving.weave(name=f"{words.name}, open", horizon="someday")
        weaving.write_why(woven, why=words.more, need=words.short)
        choosing.choose(woven)
    at["intention, woven"] = reverse("intentions:intention", args=[woven.pk])
    return at
