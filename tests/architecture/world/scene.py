"""The scene: the cast, every word they wrote and the names of what they have."""

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

from django.contrib.sessions.models import Session
from django.test import Client

from tests.cast import CastMember

DAY = date(2026, 11, 1)
ALONE, OPEN, SHARED = "alone", "open", "shared"


@dataclass
class Words:
    """Every word that was written, by whom and for whom: alone, open to the partner, or shared by both."""

    written: dict[tuple[str, str], list[str]] = field(default_factory=dict)
    brought: list[str] = field(default_factory=list)
    """Words of open dreams that their owners brought into something shared."""

    def __call__(self, who: CastMember | str, whom: str, what: str) -> str:
        """A word nobody else uses."""
        name = who if isinstance(who, str) else who.name.lower()
        word = f"{name}-{whom}-{what}"
        rows = self.written.setdefault((name, whom), [])
        assert word not in rows, f"{word} is said twice"
        rows.append(word)
        return word

    def of(self, who: str, *whom: str) -> list[str]:
        """What somebody wrote, for these or for all."""
        return [
            word
            for (name, kind), rows in self.written.items()
            if name == who and kind in (whom or (kind,))
            for word in rows
        ]

    def brought_by(self, who: str) -> list[str]:
        """Words of somebody's open dreams that stand in what both share."""
        return [word for word in self.brought if word.startswith(who)]

    @property
    def all(self) -> list[str]:
        """Everything anybody wrote."""
        return [word for rows in self.written.values() for word in rows]


@dataclass
class Scene:
    """The cast with all they have. `ids` names things: "ana.kept", "both.home", "past.home"."""

    cast: dict[str, CastMember]
    words: Words = field(default_factory=Words)
    ids: dict[str, UUID] = field(default_factory=dict)
    tokens: dict[str, Any] = field(default_factory=dict)
    files: dict[Path, bytes] = field(default_factory=dict)
    sessions: list[Session] = field(default_factory=list)

    def __getattr__(self, name: str) -> Any:
        """A member by name."""
        try:
            return self.__dict__["cast"][name]
        except KeyError:
            raise AttributeError(name) from None

    def named(self, name: Any) -> Any:
        """The id or token behind a name of the scene; anything else stands for itself."""
        if not isinstance(name, str):
            return name
        return self.ids.get(name) or self.tokens.get(name) or name

    def client(self, name: str, *, proven: bool = True, **more: Any) -> Client:
        """A fresh browser in which this member is signed in (or nobody), and has just said once more who they are or not.

        With the proof comes the vault, open where the member has it open.
        """
        client = Client(**more)
        if name != "nobody" and proven:
            for cookie in ("session", "vault"):
                if cookie in self.cast[name].client.cookies:
                    client.cookies[cookie] = self.cast[name].client.cookies[cookie].value
        elif name != "nobody":
            client.force_login(self.cast[name].person)
        return client
