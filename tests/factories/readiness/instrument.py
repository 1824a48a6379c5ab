"""A sound instrument that fits on a screen, for tests that spoil it."""

from copy import deepcopy
from typing import Any

import yaml


def words(text: str) -> dict[str, str]:
    return {"en": text, "es": f"{text} (es)"}


def topic(key: str, area: str, *, forms: tuple[str, ...] = ("full",)) -> dict[str, Any]:
    return {
        "key": key,
        "kind": "topic",
        "area": area,
        "forms": list(forms),
        "scale": "poles",
        "name": words(key),
        "text": words(f"Where is {key}?"),
        "poles": [words("One"), words("Other")],
        "places": [words(f"Place {n}") for n in range(1, 6)],
    }


def statement(key: str, direction: str) -> dict[str, Any]:
    wording = {"direction": direction, "text": words(f"It is so with {key}.")}
    return {"key": key, "kind": "statement", "area": "home", "forms": ["full"], **wording}


def small(**changed: Any) -> dict[str, Any]:
    """One part, two areas, two topics of which one is a `when`, two statements, six cards."""
    when = topic("one-roof", "home")
    del when["poles"], when["places"]
    cards = {"area": "values", "forms": ["full"]}
    area = {"part": "all", "about": words("About."), "intention": words("Ours"), "steps": [words("Step")] * 3}
    content = {
        "key": "small",
        "version": 1,
        "languages": ["en", "es"],
        "title": words("A small one"),
        "about": words("About it."),
        "minutes": {"full": 4, "short": 1},
        "thresholds": {
            "apart": 2,
            "known": 1,
            "firm_importance": 5,
            "firm_bend": 2,
            "talk_below": ".6",
            "ready_from": ".75",
            "ready_importance": "3.5",
            "topics": 2,
        },
        "when": [words(time) for time in ("Never", "Someday", "In five years", "In two", "Now")],
        "parts": [{"key": "all", "title": words("All")}],
        "areas": [{"key": key, "title": words(key), **area} for key in ("values", "home")],
        "items": [
            *(
                {"key": f"card-{n}", "kind": "card", "name": words(f"V{n}"), "text": words("Text"), **cards}
                for n in range(6)
            ),
            {"key": "top", "kind": "top", "text": words("Which five?"), **cards, "forms": ["short", "full"]},
            {"key": "guess", "kind": "top-guess", "text": words("Which five, for them?"), **cards},
            topic("where", "home", forms=("short", "full")),
            {**when, "scale": "when"},
            statement("plain", "plain"),
            statement("turned", "reversed"),
            {"key": "rosy", "kind": "idealisation", "part": "all", "forms": ["full"], "text": words("Always.")},
        ],
    }
    return deepcopy(content | changed)


def item(content: dict[str, Any], key: str) -> dict[str, Any]:
    return next(each for each in content["items"] if each["key"] == key)


def written(content: Any) -> str:
    """As a file's text; nothing refers to anything else in it."""
    return yaml.dump(deepcopy_apart(content), allow_unicode=True, sort_keys=False)


def deepcopy_apart(content: Any) -> Any:
    """A copy of which no two places are the same object, so that YAML writes each out in full."""
    if isinstance(content, dict):
        return {key: deepcopy_apart(value) for key, value in content.items()}
    return [deepcopy_apart(each) for each in content] if isinstance(content, list) else content
