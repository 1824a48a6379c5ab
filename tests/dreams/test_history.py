"""The history of a dream: its owner’s alone, in pages."""

from django.urls import reverse

from our2souls.dreams import actions as dream_actions
from our2souls.dreams import history as dream_history
from our2souls.privacy.viewer import viewing
from tests.cast import CastMember
from tests.factories.dreams import a_dream


def url(name: str, *args: object) -> str:
    return reverse(name, args=args)


def test_only_its_owner_reads_the_history_of_a_dream(ana: CastMember, ben: CastMember) -> None:
    dream = a_dream(ana, "Sing in a choir", share=True)
    form = {"line": "Sing in a small choir", "version": 1}
    ana.post(url("dreams:dream_edit", dream.pk), form)
    ana.post(url("dreams:dream_unshare", dream.pk))
    ana.post(url("dreams:dream_ending", dream.pk, "rest"), {"words": "Until my voice is back"})
    ana.post(url("dreams:dream_reopen", dream.pk))
    ana.post(url("dreams:dream_ending", dream.pk, "came-true"), {"on": "2026-11-01", "words": "Third row"})
    page = ana.get(url("dreams:dream_history", dream.pk)).text
    lines = ["You wrote it down.", "You shared it.", "You changed its words.", "Sing in a choir", "You took it back."]
    lines += ["You let it rest.", "Until my voice is back", "You took it up again.", "It came true.", "Third row"]
    for line in lines:
        assert line in page
    assert ben.get(url("dreams:dream_history", dream.pk)).status_code == 404
    ana.post(url("dreams:dream_share", dream.pk))
    assert ben.get(url("dreams:dream", dream.pk)).status_code == 200
    assert ben.get(url("dreams:dream_history", dream.pk)).status_code == 404
    assert "Until my voice is back" not in ben.get(url("dreams:dream", dream.pk)).text


def test_the_history_of_a_dream_comes_in_pages_and_ends_with_the_day_it_was_kept(ana: CastMember) -> None:
    dream = a_dream(ana)
    with viewing(ana.viewer):
        for _each in range(dream_history.PER_PAGE):
            dream_actions.set_horizon(dream, "someday")
        events, following = dream_history.page(dream, "")
        assert len(events) == dream_history.PER_PAGE
        older, end = dream_history.page(dream, following)
    assert [event.text for event in older] == ["You wrote it down."]
    assert end == ""
    assert ana.get(f"{url('dreams:dream_history', dream.pk)}?before=nonsense").status_code == 200
