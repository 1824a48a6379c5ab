"""Prompts that both answered, that one has answered, that wait, that are not for them."""

from our2souls.privacy.viewer import viewing
from our2souls.prompts.own_decks import actions as deck_actions
from our2souls.prompts.turns import actions as turn_actions
from our2souls.prompts.turns.models import HiddenPrompt
from tests.architecture.world.scene import ALONE, SHARED, Scene
from tests.cast import CastMember
from tests.factories.rhythm.prompts import a_prompt, an_answer


def prompts_of_two(scene: Scene, a: CastMember, b: CastMember, home: str) -> None:
    """One that is open to both, one that the first alone has answered, one that is passed, one that is hidden."""
    opened = a_prompt(a, "home-01")
    for who in (a, b):
        an_answer(who, opened, scene.words(who, SHARED, "answer"))
    waiting = a_prompt(b, "home-02")
    an_answer(a, waiting, scene.words(a, ALONE, "sealed-answer"))
    hidden = a_prompt(a, "home-03")
    with viewing(b.viewer):
        turn_actions.pass_on(a_prompt(b, "home-04"))
        turn_actions.hide(hidden)
        deck = deck_actions.create_deck(scene.words(b, SHARED, "deck"))
        own = deck_actions.add_prompt(deck, words=scene.words(b, SHARED, "question"), depth=1)
        scene.ids[f"{home}.hidden"] = HiddenPrompt.objects.get().pk
    with viewing(a.viewer):
        upload = deck_actions.store_upload(title="Upload", text=f"{scene.words(a, ALONE, 'line-of-a-file')} and more")
        turn_actions.hide(a_prompt(a, "home-05"))
        removed = deck_actions.create_deck(scene.words(a, SHARED, "removed-deck"))
        deck_actions.remove_deck(removed)
        removed_prompt = deck_actions.add_prompt(deck, words=scene.words(a, SHARED, "removed-question"), depth=2)
        deck_actions.remove_prompt(removed_prompt)
    scene.ids |= {f"{home}.deck": deck.pk, f"{home}.own-prompt": own.pk, f"{home}.deck-upload": upload.pk}
    scene.ids |= {f"{home}.removed-deck": removed.pk, f"{home}.removed-own-prompt": removed_prompt.pk}
    scene.ids |= {f"{home}.opened-prompt": opened.pk, f"{home}.prompt": waiting.pk}
