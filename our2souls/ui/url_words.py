"""Address parts that are one of a few words."""

from django.urls import register_converter


def register_words(name: str, words: str) -> None:
    """Let `<name:…>` in an address match one of `words`, which are parted by bars ("kept|moved"), as it stands."""
    converter = type(
        name, (), {"regex": words, "to_python": lambda _self, value: value, "to_url": lambda _self, value: value}
    )
    register_converter(converter, name)
