"""A dream in full, through HTTP: its history, a step against what gets in the way, unweaving, parts of life, looking again."""

from datetime import timedelta

import pytest
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from our2souls.delivery import schedules
from our2souls.dreams import actions as dream_actions
from our2souls.dreams import history as dream_history
from our2souls.dreams.models import Dream
from our2souls.intentions.core import weaving
from our2souls.intentions.core.models import HistoryEntry, Strand
from our2souls.lib import clock
from our2souls.privacy.fields import NotPermitted
from our2souls.privacy.viewer import viewing
from tests.cast import CastMember
from tests.factories.dreams import a_dream


def url(name: str, *args: object) -> str:
    return reverse(name, args=args)


def test_its_owner_reads_what_happened_to_it_and_nobody_else(ana: CastMember, ben: CastMember) -> None:
    dream = a_dream(ana, "Sing in a choir", share=True)
    form = {"line": "Sing in a small choir", "version": 1}
    ana.post(url("dreams:dream_edit", dream.pk), form)
    ana.post(url("dreams:dream_unshare", dream.pk))
    ana.post(url("dreams:dream_ending", dream.pk, "rest"), {"words": "Until my voice is back"})
    ana.post(url("dreams:dream_reopen", dream.pk))
    ana.post(url("dreams:dream_ending", dream.pk, "came-true"), {"on": "2026-11-01", "words": "Third row"})
    page = ana.get(url("dreams:dream_history", dream.pk)).text
    told = ["You kept it.", "You shared it.", "You changed its words.", "Sing in a choir", "You took it back."]
    told += ["You let it rest.", "Until my voice is back", "You took it up again.", "It came true.", "Third row"]
    for said in told:
        assert said in page
    assert ben.get(url("dreams:dream_history", dream.pk)).status_code == 404
    ana.post(url("dreams:dream_share", dream.pk))
    assert ben.get(url("dreams:dream", dream.pk)).status_code == 200
    assert ben.get(url("dreams:dream_history", dream.pk)).status_code == 404
    assert "Until my voice is back" not in ben.get(url("dreams:dream", dream.pk)).text


def test_the_history_comes_in_pages_and_ends_with_the_day_it_was_kept(ana: CastMember) -> None:
    dream = a_dream(ana)
    with viewing(ana.viewer):
        for _each in range(dream_history.PER_PAGE):
            dream_actions.set_horizon(dream, "someday")
        turns, following = dream_history.page(dream, "")
        assert len(turns) == dream_history.PER_PAGE
        older, end = dream_history.page(dream, following)
    assert [turn.text for turn in older] == ["You kept it."]
    assert end == ""
    assert ana.get(f"{url('dreams:dream_history', dream.pk)}?before=nonsense").status_code == 200


def test_what_might_get_in_the_way_is_offered_once_it_is_pictured(ana: CastMember, ben: CastMember) -> None:
    plain, pictured = a_dream(ana, "Plain"), a_dream(ana, "Pictured", picture="A cold hall", share=True)
    assert url("dreams:dream_obstacle", plain.pk) not in ana.get(url("dreams:dream", plain.pk)).text
    assert url("dreams:dream_obstacle", pictured.pk) in ana.get(url("dreams:dream", pictured.pk)).text
    assert url("dreams:dream_obstacle", pictured.pk) not in ben.get(url("dreams:dream", pictured.pk)).text
    assert "A cold hall" in ana.get(url("dreams:dream_obstacle", pictured.pk)).text
    said = {"obstacle": "fear", "if_step": "I want to drive home", "then_step": "go in for ten minutes", "version": 1}
    ana.post(url("dreams:dream_obstacle", pictured.pk), said)
    page = ana.get(url("dreams:dream", pictured.pk)).text
    assert "If I want to drive home, then I go in for ten minutes." in page
    assert url("dreams:dream_obstacle", pictured.pk) not in page
    assert ben.post(url("dreams:dream_obstacle", pictured.pk), said).status_code == 404


@pytest.mark.parametrize("half", ["if_step", "then_step"])
def test_an_if_without_its_then_is_asked_for_kindly(ana: CastMember, half: str) -> None:
    dream = a_dream(ana, picture="A hall")
    page = ana.post(url("dreams:dream_obstacle", dream.pk), {half: "I drive home", "obstacle": "fear", "version": 1})
    assert page.status_code == 422
    assert "belong together" in page.text
    assert "I drive home" in page.text


def test_a_step_kept_on_two_devices_loses_no_words(ana: CastMember) -> None:
    dream = a_dream(ana, picture="A hall")
    ana.post(url("dreams:dream_obstacle", dream.pk), {"obstacle": "from the phone", "version": 1})
    page = ana.post(url("dreams:dream_obstacle", dream.pk), {"obstacle": "from the desk", "version": 1}).text
    assert "from the phone" in page
    assert "from the desk" in page


def test_unwoven_its_words_go_and_the_dream_is_as_it_was(ana: CastMember, ben: CastMember) -> None:
    dream = a_dream(ana, "Sing in a choir", picture="A cold hall")
    ana.post(url("intentions:intention_new"), {"mine": dream.pk, "name": "Our music", "bring": ["line", "picture"]})
    with viewing(ana.viewer):
        strand = Strand.objects.get()
    take_out = url("intentions:dream_unweave", dream.pk, strand.intention_id)
    assert take_out in ana.get(url("dreams:dream", dream.pk)).text
    assert ben.post(take_out).status_code == 404
    with viewing(ben.viewer), pytest.raises(NotPermitted):
        weaving.unweave(strand)
    ana.post(take_out)
    assert "A cold hall" not in ben.get(url("intentions:intention", strand.intention_id)).text
    with viewing(ana.viewer):
        assert not Strand.objects.exists()
        held = Dream.objects.get()
        assert (held.line, held.picture, held.version) == ("Sing in a choir", "A cold hall", dream.version)
        assert "Sing" not in " ".join(c.before + c.after for c in HistoryEntry.objects.filter(act="unwoven"))
    assert ana.post(take_out).status_code == 404


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(bring=st.sets(st.sampled_from(weaving.BRINGABLE)), again=st.sets(st.sampled_from(weaving.BRINGABLE)))
def test_weaving_and_unweaving_never_changes_a_dream(
    ana: CastMember, ben: CastMember, bring: set[str], again: set[str]
) -> None:
    dream = a_dream(ana, "A line", picture="A picture", need="A need", share=True)
    with viewing(ana.viewer):
        before = {f.attname: getattr(Dream.objects.get(pk=dream.pk), f.attname) for f in Dream._meta.concrete_fields}
        intention = weaving.weave(name="Ours", mine=dream, bring=bring)
        strand = Strand.objects.get(intention=intention)
        weaving.copy_words(strand, dream, again)
    with viewing(ben.viewer):
        seen = Strand.objects.get(intention=intention)
        assert {name for name in weaving.BRINGABLE if getattr(seen, name)} == again
    with viewing(ana.viewer):
        weaving.unweave(strand)
        after = {f.attname: getattr(Dream.objects.get(pk=dream.pk), f.attname) for f in Dream._meta.concrete_fields}
    assert after == before


def test_parts_of_life_are_a_filter_once_there_are_two(ana: CastMember) -> None:
    a_dream(ana, "A workshop", area="work")
    assert "?area=work" not in ana.get(url("intentions:dreams")).text
    a_dream(ana, "A choir", area="play")
    page = ana.get(f"{url('intentions:dreams')}?area=play").text
    assert "A choir" in page
    assert "A workshop" not in page
    assert "A workshop" in ana.get(f"{url('intentions:dreams')}?area=nonsense").text


def test_its_owner_alone_is_asked_again_on_the_day(ana: CastMember, ben: CastMember) -> None:
    dream, start = a_dream(ana, "Kept words", share=True), clock.now()
    day = (start + timedelta(days=5)).date().isoformat()
    ana.post(url("dreams:dream_ending", dream.pk, "rest"), {"look_again_on": day})
    notices = reverse("delivery:notices")
    with clock.frozen(start + timedelta(days=4)):
        schedules.run_due(100)
        assert "Something that rests" not in ana.get(notices).text
    with clock.frozen(start + timedelta(days=7)):
        schedules.run_due(100)
        page = ana.get(notices).text
        assert "Something that rests" in page
        assert "Kept words" not in page
        assert "Something that rests" not in ben.get(notices).text
        ana.post(url("dreams:dream_reopen", dream.pk))
        assert "Something that rests" not in ana.get(notices).text
