"""What a kind of what is kept says of itself."""

from dataclasses import dataclass

from django.utils.functional import Promise

type Text = str | Promise


@dataclass(frozen=True, slots=True)
class DataKind:
    """One kind: what is kept, who can see it, and its tables by their models’ names.

    `encrypted` says what its encrypted columns and files hold, and is empty where it has none. `at_parting` is given where
    it isn’t said by whose the rows are. What else a page tells is read from the tables.
    """

    key: str
    title: Text
    kept: Text
    seen: Text
    models: str
    glyph: str = "lock"
    encrypted: Text = ""
    at_parting: Text = ""
