"""The answers to suggestions: each kind goes on by its own package's act, either answers, the first answer counts."""

import pytest
from django.urls import reverse

from our2souls.bridges.core.models import Bridge
from our2souls.care.consent.models import Engagement
from our2souls.care.sessions import suggestions
from our2souls.care.sessions.models import Suggestion
from our2souls.privacy.audiences import grants
from our2souls.privacy.viewer import viewing
from our2souls.prompts.decks import catalog as prompt_catalog
from our2souls.prompts.turns import actions as prompt_actions
from our2souls.prompts.turns.models import PromptTurn
from our2souls.rituals.core import catalog as ritual_catalog
from our2souls.rituals.core.models import Ritual, RitualYes
from tests.cast import CastMember
from tests.factories.care import secured
from tests.factories.care.sessions import a_suggestion, at_table, leaves_table, path
from tests.factories.delivery import forget


def seen_by(thea: CastMember, engagement: Engagement) -> str:
    return str(thea.get(path("suggestion_new", engagement.pk)).text)


def test_taken_up_a_question_is_open_for_both(
    ana: CastMember, ben: CastMember, thea: CastMember, engagement: Engagement
) -> None:
    prompt = next(iter(prompt_catalog.decks().values())).prompts[0]
    found = a_suggestion(thea, engagement, pick=prompt.id, title="")
    ben.post(path("suggestion_accept", found.pk))
    with viewing(ana.viewer):
        assert [turn.prompt for turn in PromptTurn.objects.all()] == [prompt.id]
    assert "Taken up" in seen_by(thea, engagement)


def test_so_is_one_in_the_therapists_own_words(
    ana: CastMember, ben: CastMember, thea: CastMember, engagement: Engagement
) -> None:
    found = a_suggestion(thea, engagement)
    ana.post(path("suggestion_accept", found.pk))
    with viewing(ben.viewer):
        (turn,) = PromptTurn.objects.all()
        assert (turn.words, turn.worded_by_id) == (found_title(found, ben), thea.id)
    page = ben.get(reverse("prompts:prompt", args=[turn.pk]))
    assert page.status_code == 200


def found_title(found: Suggestion, member: CastMember) -> str:
    with viewing(member.viewer):
        return str(Suggestion.objects.get(pk=found.pk).title)


def test_own_words_that_are_not_for_the_two_hide_no_other_question(
    ana: CastMember, thea: CastMember, engagement: Engagement
) -> None:
    first, second = a_suggestion(thea, engagement), a_suggestion(thea, engagement, title="What else?")
    ana.post(path("suggestion_accept", first.pk))
    with viewing(ana.viewer):
        prompt_actions.hide(PromptTurn.objects.get())
    ana.post(path("suggestion_accept", second.pk))
    with viewing(ana.viewer):
        assert PromptTurn.objects.filter(passed_at=None).count() == 1


def test_a_hidden_question_does_not_come_and_stays_unanswered(
    ana: CastMember, ben: CastMember, thea: CastMember, engagement: Engagement
) -> None:
    prompt = next(iter(prompt_catalog.decks().values())).prompts[0]
    with viewing(ben.viewer):
        prompt_actions.hide(prompt_actions.start(prompt.id) and PromptTurn.objects.get())
    found = a_suggestion(thea, engagement, pick=prompt.id, title="")
    page = ana.post(path("suggestion_accept", found.pk)).text
    assert "This question doesn’t come at the moment." in page
    assert "Waiting" in seen_by(thea, engagement)


def test_a_ritual_is_proposed_by_its_own_act_and_waits_for_the_others_yes(
    ana: CastMember, ben: CastMember, thea: CastMember, engagement: Engagement
) -> None:
    template = ritual_catalog.ALL[0]
    found = a_suggestion(thea, engagement, "ritual", pick=template.key, title="")
    form = ana.get(path("suggestion_accept", found.pk)).context["form"]
    assert form["name"].value() == template.name
    sent = {"name": "Coffee", "when": "every Sunday", "hour": "10:00", "minutes": "30"}
    sent |= {name: str(form[name].value()) for name in ("first_on", "zone")}
    shown = ana.post(path("suggestion_accept", found.pk), sent)
    ana.post(path("suggestion_accept", found.pk), sent | {"understood": shown.context["form"].data["understood"]})
    with viewing(ben.viewer):
        ritual = Ritual.objects.get()
        assert ritual.active_since is None
        assert [each.person_id for each in RitualYes.objects.all()] == [ana.id]
    assert "Taken up" in seen_by(thea, engagement)


def test_a_ritual_in_own_words_is_filled_in(ana: CastMember, thea: CastMember, engagement: Engagement) -> None:
    found = a_suggestion(thea, engagement, "ritual", title="Tea at nine", about="No phones.")
    form = ana.get(path("suggestion_accept", found.pk)).context["form"]
    assert (form["name"].value(), form["words"].value()) == ("Tea at nine", "No phones.")


def test_a_form_that_is_refused_leaves_it_waiting(ana: CastMember, thea: CastMember, engagement: Engagement) -> None:
    for kind in ("ritual", "bridge"):
        found = a_suggestion(thea, engagement, kind)
        assert ana.post(path("suggestion_accept", found.pk), {}).status_code == 422
        assert ana.get(path("suggestion", found.pk)).context["row"].state == "waiting"


def test_a_bridge_is_opened_with_its_question_and_the_other_still_answers(
    ana: CastMember, ben: CastMember, thea: CastMember, engagement: Engagement
) -> None:
    found = a_suggestion(thea, engagement, "bridge", title="City or cabin", about="Where do we want to wake up?")
    form = ana.get(path("suggestion_accept", found.pk)).context["form"]
    assert form["question"].value() == "Where do we want to wake up?"
    ana.post(path("suggestion_accept", found.pk), {"title": "City or cabin", "question": "Where?"})
    with viewing(ben.viewer):
        bridge = Bridge.objects.get()
        assert (bridge.stage, bridge.opened_by_id, bridge.question) == ("invited", ana.id, "Where?")
    couple_id = ana.viewer.couple
    with viewing(thea.viewer):
        eyes = grants.eyes(thea.id, couple_id)
    assert eyes is not None
    with viewing(eyes):
        assert not Bridge.objects.exists()


def test_a_retake_leads_to_the_test(ana: CastMember, thea: CastMember, engagement: Engagement) -> None:
    found = a_suggestion(thea, engagement, "retake", title="")
    answer = ana.client.post(path("suggestion_accept", found.pk))
    assert answer["Location"] == reverse("readiness:readiness")


@pytest.mark.parametrize("kind", ["prompt", "ritual", "bridge", "retake"])
def test_opening_the_answer_alone_changes_nothing(
    kind: str, ana: CastMember, thea: CastMember, engagement: Engagement
) -> None:
    found = a_suggestion(thea, engagement, kind)
    assert ana.get(path("suggestion_accept", found.pk)).status_code == 200
    assert ana.get(path("suggestion", found.pk)).context["row"].state == "waiting"


def test_the_first_answer_counts(ana: CastMember, ben: CastMember, thea: CastMember, engagement: Engagement) -> None:
    found = a_suggestion(thea, engagement)
    ana.post(path("suggestion_decline", found.pk))
    page = ben.post(path("suggestion_accept", found.pk)).text
    assert "This has been answered or closed meanwhile." in page
    with viewing(ben.viewer):
        assert not PromptTurn.objects.exists()
        with pytest.raises(suggestions.Answered):
            suggestions.accept_prompt(Suggestion.objects.get(pk=found.pk))


def test_the_therapist_sees_neither_who_answered_nor_the_hour(
    ana: CastMember, thea: CastMember, engagement: Engagement
) -> None:
    found = a_suggestion(thea, engagement)
    ana.post(path("suggestion_decline", found.pk))
    page = seen_by(thea, engagement)
    assert "Set aside" in page
    assert "Ana" not in page
    columns = {field.attname for field in Suggestion._meta.concrete_fields}
    assert columns == {
        *("id", "couple_id", "engagement_id", "person_id", "kind", "pick", "title", "about", "words", "at"),
        *("withdrawn_at", "answer", "answered_on"),
    }


def test_an_answer_takes_it_off_both_homes(
    ana: CastMember, ben: CastMember, thea: CastMember, engagement: Engagement
) -> None:
    found = a_suggestion(thea, engagement)
    forget(ana)
    ana.post(path("suggestion_decline", found.pk))
    for each in (ana, ben):
        assert "Your therapist suggests something" not in each.get(reverse("web:home")).text


def test_what_is_withdrawn_is_gone_for_the_two(ana: CastMember, thea: CastMember, engagement: Engagement) -> None:
    found = a_suggestion(thea, engagement)
    thea.post(path("suggestion_withdraw", engagement.pk, found.pk))
    assert "Taken back" in seen_by(thea, engagement)
    assert ana.get(path("suggestion", found.pk)).status_code == 404
    assert "Your therapist suggests something" not in ana.get(reverse("web:home")).text


def test_what_is_answered_is_withdrawn_no_more(ana: CastMember, thea: CastMember, engagement: Engagement) -> None:
    found = a_suggestion(thea, engagement)
    ana.post(path("suggestion_decline", found.pk))
    thea.post(path("suggestion_withdraw", engagement.pk, found.pk))
    assert ana.get(path("suggestion", found.pk)).status_code == 200


def test_a_therapist_withdraws_their_own_alone(
    ana: CastMember, cleo: CastMember, thea: CastMember, engagement: Engagement
) -> None:
    found = a_suggestion(thea, engagement)
    other = at_table(secured(cleo), ana)
    for table in (other, engagement):
        assert cleo.post(path("suggestion_withdraw", table.pk, found.pk)).status_code == 404
    assert ana.get(path("suggestion", found.pk)).status_code == 200


def test_what_waits_when_they_leave_is_closed(ana: CastMember, thea: CastMember, engagement: Engagement) -> None:
    found = a_suggestion(thea, engagement)
    leaves_table(engagement, ana)
    assert ana.get(path("suggestion", found.pk)).context["row"].state == "closed"
    ana.post(path("suggestion_accept", found.pk))
    with viewing(ana.viewer):
        assert not PromptTurn.objects.exists()
    assert "Your therapist suggests something" not in ana.get(reverse("web:home")).text


def test_nobody_else_sees_one(
    engagement: Engagement, thea: CastMember, cleo: CastMember, dora: CastMember, eli: CastMember
) -> None:
    found = a_suggestion(thea, engagement)
    for each in (thea, cleo, dora, eli):
        assert each.get(path("suggestion", found.pk)).status_code == 404
        assert each.post(path("suggestion_accept", found.pk)).status_code == 404
        assert each.post(path("suggestion_decline", found.pk)).status_code == 404
