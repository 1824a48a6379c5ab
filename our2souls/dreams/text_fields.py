"""What can be said of a dream, once: acts, forms, search and weaving read it from here."""

from dataclasses import dataclass, field, fields
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


@dataclass(frozen=True, slots=True)
class TextField:
    """A text column of a dream.

    `label`: what a form asks ("" has a form of its own making) · `long`: in several lines · `searched`: found by its
    words · `strand_label`: its owner may bring it into an intention, where this says what it is.
    """

    name: str
    label: Any = ""
    long: bool = False
    searched: bool = True
    strand_label: Any = ""


def _text(*, required: bool = False, **about: Any) -> Any:
    return field(metadata=about) if required else field(default="", metadata=about)


@dataclass(frozen=True, slots=True)
class DreamData:
    """All that can be said of a dream; only the line is needed."""

    line: str = _text(required=True, strand_label=_("The dream in one line"))
    picture: str = _text(
        label=_("It has come true. What do you see and hear?"), long=True, strand_label=_("How you picture it")
    )
    why: str = _text(label=_("To you. It needn’t convince anyone."), long=True)
    need: str = _text(strand_label=_("What I need"))
    obstacle: str = _text(label=_("In me, it’s usually"))
    if_step: str = _text(label=pgettext_lazy("if-then step", "If"), searched=False)
    then_step: str = _text(label=_("then I"), searched=False)
    support: tuple[str, ...] = ()
    area: str = ""
    horizon: str = ""


TEXTS = tuple(TextField(each.name, **each.metadata) for each in fields(DreamData) if each.metadata)
NAMES = tuple(each.name for each in TEXTS)
ALL_NAMES = tuple(each.name for each in fields(DreamData))
OBSTACLE = ("obstacle", "if_step", "then_step")
"""What has a page of its own: what in oneself might get in the way, and what one does then."""
