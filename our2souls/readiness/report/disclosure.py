"""What a person’s responses disclose to the other."""

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from our2souls.readiness.attempts import item_order
from our2souls.readiness.attempts.numbers import TAPS, number
from our2souls.readiness.instrument.model import Item
from our2souls.readiness.scoring.answers import TopicResponse

type Given = Mapping[str, Mapping[str, Any]]
"""What one person gave, by item."""

NOT_OURS: dict[str, Any] = {"wish": item_order.NOT_OURS}
"""What is shown of a topic that both call no question for them."""


def disclose(items: Iterable[Item], answers: Given, not_ours: Collection[str] = ()) -> dict[str, dict[str, Any]]:
    """What of `answers` is shown of these items; an item with nothing to show is left out.

    `not_ours` are the topics that both call no question for them: that is shown, since neither gives the other away.
    """
    found = {item.key: NOT_OURS if item.key in not_ours else _of(item, answers.get(item.key) or {}) for item in items}
    return {key: answer for key, answer in found.items() if answer}


def not_ours_of_both(mine: Given, theirs: Given) -> frozenset[str]:
    """The topics that both call no question for them."""
    not_ours = [
        {key for key, answer in each.items() if answer.get("wish") == item_order.NOT_OURS} for each in (mine, theirs)
    ]
    return frozenset(not_ours[0] & not_ours[1])


def lacks_answers(topics: Iterable[Item], mine: Given, theirs: Given) -> bool:
    """Whether there is a topic among these of which the two cannot both read an answer yet, by what is shown."""
    return any("wish" not in each.get(topic.key, {}) for topic in topics for each in (mine, theirs))


def is_not_ours(answer: Mapping[str, Any] | None) -> bool:
    """Whether a shown answer says that both call the topic no question for them."""
    return (answer or {}).get("wish") == item_order.NOT_OURS


def _of(item: Item, given: Mapping[str, Any]) -> dict[str, Any]:
    if item.kind == "topic":
        taps = {name: number(given.get(name), 5) for name in TAPS}
        if taps["wish"] is None or taps["importance"] is None:
            return {}  # no guess either: it is asked beside some answers that are none and not beside others
        return {name: value for name, value in taps.items() if value is not None}
    if item.kind == "statement" and not item.gentle:
        agree = number(given.get("agree"), 5)
        return {} if agree is None else {"agree": agree}
    if item.kind == "card":
        value = number(given.get("value"), 7)
        return {} if value is None else {"value": value}
    if item.kind in {"top", "top-guess"}:
        cards = [card for card in given.get("cards") or () if isinstance(card, str)][: item_order.MOST]
        return {"cards": cards} if cards else {}
    return {}  # idealisation and gentle statements are nobody's but one's own


def topic_response(given: Mapping[str, Any]) -> TopicResponse:
    """One person's shown taps on a topic, as scores take them."""
    return TopicResponse(**{name: number(given.get(name), 5) for name in TAPS})
