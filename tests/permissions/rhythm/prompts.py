"""Who gets what at prompts and decks."""

from tests.permissions.cases import DORAS_OWN, GONE, OURS, PAIRED, Case, act, both, done, look, only

BOTH_ACT = only("ana", "ben", gives=302)
PAIR_ACTS = done(PAIRED)


def _act(data: dict[str, str] | None = None) -> list[Case]:
    """On a prompt that is open: the two of them; not who had one with Dora before."""
    return [act(BOTH_ACT, data or {}, turn_id="both.prompt"), act(GONE, data or {}, turn_id="past.prompt")]


def _own() -> list[Case]:
    """On a prompt of their own."""
    return [
        act(BOTH_ACT, deck_id="both.deck", prompt_id="both.own-prompt"),
        act(GONE, deck_id="both.deck", prompt_id="past.own-prompt"),
        act(GONE, deck_id="past.deck", prompt_id="past.own-prompt"),
    ]


PROMPTS: dict[str, list[Case]] = {
    "prompts:prompts": [look(PAIRED)],
    "prompts:prompt_draw": [act(PAIR_ACTS)],
    "prompts:prompts_weekly": [act(PAIR_ACTS)],
    "prompts:prompts_earlier": [look(PAIRED)],
    "prompts:prompts_hidden": [look(PAIRED)],
    "prompts:prompt_unhide": [
        act(only("ben", gives=302), hidden_id="both.hidden"),  # who said so
        act(GONE, hidden_id="past.hidden"),
    ],
    "prompts:decks": [both(PAIRED, {"decks": "home", "deepest": "3"})],
    "prompts:deck": [look(PAIRED, key="home"), look(GONE, key="nowhere")],
    "prompts:deck_csv": [look(PAIRED, key="home"), look(GONE, key="nowhere")],
    "prompts:own_deck_new": [both(PAIRED, {"title": "New"})],
    "prompts:own_deck_import": [look(PAIRED)],
    "prompts:own_deck_upload": [
        both(only("ana"), {"bring": "yes"}, upload_id="both.deck-upload"),
        both(DORAS_OWN, {"bring": "yes"}, upload_id="past.deck-upload"),  # a file stays its sender's
    ],
    "prompts:own_deck": [
        both(OURS, {"words": "New", "depth": "1"}, deck_id="both.deck"),
        both(GONE, {"words": "New", "depth": "1"}, deck_id="past.deck"),
    ],
    "prompts:own_deck_edit": [
        both(OURS, {"title": "New", "version": "1"}, deck_id="both.deck"),
        both(GONE, {"title": "New", "version": "1"}, deck_id="past.deck"),
    ],
    "prompts:own_deck_csv": [look(OURS, deck_id="both.deck"), look(GONE, deck_id="past.deck")],
    "prompts:own_deck_remove": [act(BOTH_ACT, deck_id="both.deck"), act(GONE, deck_id="past.deck")],
    "prompts:own_prompt": [
        look(BOTH_ACT, prompt_id="both.own-prompt"), look(BOTH_ACT, prompt_id="both.removed-own-prompt"),
        look(GONE, prompt_id="past.own-prompt"), look(GONE, prompt_id="past.removed-own-prompt"),
    ],
    "prompts:own_prompt_edit": [
        both(OURS, {"words": "New", "depth": "1", "version": "1"}, deck_id="both.deck", prompt_id="both.own-prompt"),
        both(GONE, {"words": "New", "depth": "1", "version": "1"}, deck_id="past.deck", prompt_id="past.own-prompt"),
    ],
    "prompts:own_prompt_remove": _own(),
    "prompts:own_prompt_start": _own(),
    "prompts:own_deck_restore": [act(BOTH_ACT, deck_id="both.removed-deck"), act(GONE, deck_id="past.removed-deck")],
    "prompts:own_prompt_restore": [
        act(BOTH_ACT, deck_id="both.deck", prompt_id="both.removed-own-prompt"),
        act(GONE, deck_id="past.deck", prompt_id="past.removed-own-prompt"),
    ],
    "prompts:prompt_start": [
        act(PAIR_ACTS, key="home", prompt_id="home-05"),
        act(GONE, key="home", prompt_id="rest-01"),
    ],
    "prompts:prompt": [
        look(OURS, turn_id="both.prompt"), look(OURS, turn_id="both.opened-prompt"), look(GONE, turn_id="past.prompt"),
        look(GONE, turn_id="past.opened-prompt"),
    ],
    "prompts:prompt_answer": _act({"words": "New"}),
    "prompts:prompt_withdraw": _act(),
    "prompts:prompt_talked": _act(),
    "prompts:prompt_pass": _act(),
    "prompts:prompt_later": _act(),
    "prompts:prompt_hide": _act(),
}  # fmt: skip
