"""What is not there, or not theirs, is not found, and nothing of it is kept."""

import pytest

from our2souls.privacy.viewer import viewing
from our2souls.prompts.turns.models import DeckChoice, HiddenPrompt, PromptDraft, PromptRefusal, PromptTurn
from tests.cast import CastMember
from tests.factories.rhythm.prompts import a_prompt
from tests.prompts.turns.test_actions import url

UNKNOWN = "3b241101-e2bb-4255-8caf-4136c566a962"
MINE = "The smell of the stairs"


@pytest.mark.parametrize(
    "name",
    [
        "prompt_answer",
        "prompt_withdraw",
        "prompt_talked",
        "prompt_pass",
        "prompt_later",
        "prompt_hide",
        "prompt_unhide",
    ],
)
def test_what_is_said_of_an_id_that_nothing_has_is_not_found_and_not_kept(ana: CastMember, name: str) -> None:
    turn = a_prompt(ana)
    assert ana.client.post(url(name, UNKNOWN), {"words": MINE}).status_code == 404
    with viewing(ana.viewer):
        assert not HiddenPrompt.objects.exists()
        assert not PromptRefusal.objects.exists()
        assert not PromptDraft.objects.exists()
        assert [row.pk for row in PromptTurn.objects.filter(talked_at=None, passed_at=None)] == [turn.pk]


def test_a_theme_that_nothing_has_is_not_kept(ana: CastMember) -> None:
    ana.post(url("decks"), {"decks": ["home", UNKNOWN, "x"], "shown": ["home", "rest", UNKNOWN, "y"], "deepest": "3"})
    with viewing(ana.viewer):
        assert DeckChoice.objects.get().off == ["rest"]


def test_somebody_alone_finds_no_prompts(cleo: CastMember) -> None:
    for name in ("prompts", "decks", "prompts_hidden", "prompts_earlier"):
        assert cleo.client.get(url(name)).status_code == 404
    assert cleo.client.post(url("prompt_draw")).status_code == 404


@pytest.mark.parametrize("path", [("themes", "nowhere"), ("themes", "home-01")])
def test_a_theme_that_is_not_there_is_not_found(ana: CastMember, path: tuple[str, str]) -> None:
    assert ana.client.get(f"/prompts/{'/'.join(path)}").status_code == 404
    assert ana.client.post(url("prompt_start", "home", "rest-01")).status_code == 404
