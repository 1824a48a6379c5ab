"""What a reason is."""

from dataclasses import dataclass

from django.utils.functional import Promise


@dataclass(frozen=True, slots=True)
class PlainReason:
    """What such columns hold, in a word or two; why they lie plain; and their full names.

    `is_guarded` are hashes, and what is encrypted by other means than its column.
    """

    what: str | Promise
    why: str | Promise
    columns: str = ""
    is_guarded: bool = False
