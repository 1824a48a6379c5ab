"""What a person’s responses disclose to the other."""

from collections.abc import Iterable, Mapping
from typing import Any

from our2souls.readiness.attempts import item_order
from our2souls.readiness.attempts.numbers import TAPS, number
from our2souls.readiness.instrument.model import Item
from our2souls.readiness.scoring.answers import TopicResponse


def disclose(items: Iterable[Item], answers: Mapping[str, Mapping[str, Any]]) -> dict[str, dict[str, Any]]:
    """What of `answers` (item key → what was given) is shown of these items; an item with nothing to show is left out."""
    found = {item.key: _of(item, answers.get(item.key) or {}) for item in items}
    return {key: answer for key, answer in found.items() if answer}


def _of(item: Item, given: Mapping[str, Any]) -> dict[str, Any]:
    if item.kind == "topic":
        taps = {name: number(given.get(name), 5) for name in TAPS}
        if taps["wish"] is None or taps["importance"] is None:
            taps = {"guess": taps["guess"]}
        return {name: value for name, value in taps.items() if value is not None}
    if item.kind == "statement":
        agree = number(given.get("agree"), 5)
        return {} if agree is None else {"agree": agree}
    if item.kind == "card":
        value = number(given.get("value"), 7)
        return {} if value is None else {"value": value}
    if item.kind in {"top", "top-guess"}:
        cards = [card for card in given.get("cards") or () if isinstance(card, str)][: item_order.MOST]
        return {"cards": cards} if cards else {}
    return {}  # idealisation is nobody's but one's own


def topic_response(given: Mapping[str, Any]) -> TopicResponse:
    """One person's shown taps on a topic, as scores take them."""
    return TopicResponse(**{name: number(given.get(name), 5) for name in TAPS})
