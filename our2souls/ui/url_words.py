"""Address parts that are one of a few words, or a day."""

from datetime import date

from django.urls import register_converter


def register_words(name: str, words: str) -> None:
    """Let `<name:…>` in an address match one of `words`, which are parted by bars ("kept|moved"), as it stands."""
    converter = type(
        name, (), {"regex": words, "to_python": lambda _self, value: value, "to_url": lambda _self, value: value}
    )
    register_converter(converter, name)


YEARS = range(1900, 2201)


class DayConverter:
    """A day in an address, as `<day:…>`: "2026-12-06"; what is no day, or none of a lifetime, is no address.

    At the very ends of the calendar nothing can be reckoned with: a day before or after, or a moment in another zone.
    """

    regex = r"[0-9]{4}-[0-9]{2}-[0-9]{2}"

    def to_python(self, value: str) -> date:
        """The day; raises ValueError, which Django takes for another address."""
        day = date.fromisoformat(value)
        if day.year not in YEARS:
            raise ValueError(value)
        return day

    def to_url(self, value: date | str) -> str:
        """The same in an address."""
        return value.isoformat() if isinstance(value, date) else value


register_converter(DayConverter, "day")
