"""What six people wrote, who may read it by the rules, and what everybody's eyes open."""

import json
from contextlib import ExitStack
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.apps import apps

from our2souls.checkins.models import CheckIn
from our2souls.dreams.models import Dream
from our2souls.people.choices import hues
from our2souls.people.models import Person
from our2souls.people.pairing import past as past_couples
from our2souls.privacy.fields import EncryptedField
from our2souls.privacy.viewer import Viewer, viewing
from tests.architecture import conftest
from tests.cast import CastMember, a_person
from tests.privacy.test_readable import words_of

NAMES = ("Ana", "Ben", "Dora", "Eli", "Farid", "Cleo")
OWN, OPEN, JOINT, WHY, LETTER = "own", "open", "joint", "why", "letter"
SEALED = [
    (model, [field for field in model._meta.concrete_fields if isinstance(field, EncryptedField)])
    for model in apps.get_models()
    if any(isinstance(field, EncryptedField) for field in model._meta.concrete_fields)
]


@dataclass
class Word:
    """One word: who wrote it, for whom, in which couple. `row` is what it stands on."""

    text: str
    author: int
    kind: str
    couple: UUID | None = None
    row: Any = None
    is_open: bool = True


class People:
    """Six people; `words` is the model of who may read what."""

    def __init__(self) -> None:
        super().__init__()  # beside it stands hypothesis' machine
        self.held = ExitStack()
        self.held.enter_context(conftest.undone())
        names = hues.NAMES
        self.people = [a_person(name, hue=list(names)[n]) for n, name in enumerate(NAMES)]
        self.alive = set(range(len(NAMES)))
        self.words: list[Word] = []
        self.members: dict[UUID, set[int]] = {}
        self.now_in: dict[int, UUID] = {}
        self.let_go: set[tuple[int, UUID]] = set()

    def word(self, n: int, kind: str, couple: UUID | None = None, **more: Any) -> Word:
        """A word nobody has said yet."""
        made = Word(f"w{len(self.words)}.", n, kind, couple, **more)
        self.words.append(made)
        return made

    def partner(self, n: int) -> int:
        """Who they are with."""
        return next(m for m in self.members[self.now_in[n]] if m != n)

    def pasts(self, n: int) -> list[UUID]:
        """Couples of theirs that are no more, whose copy they have."""
        mine = [couple for couple, members in self.members.items() if n in members and self.now_in.get(n) != couple]
        return [couple for couple in mine if (n, couple) not in self.let_go]

    def may_read(self, n: int, word: Word, *, later: bool = False) -> bool:
        """What the rules say, now or two months later."""
        if word.author not in self.alive:
            return False
        together = word.couple is not None and self.now_in.get(n) == word.couple
        copy = n in self.alive and word.couple in self.pasts(n)
        if word.kind == OWN:
            return word.author == n
        if word.kind == OPEN:
            return word.author == n or (word.is_open and together)
        if word.kind == WHY and word.author == n and (n, word.couple) not in self.let_go:
            return True
        if word.kind == LETTER:
            return word.is_open and ((copy and word.author == n) or (later and together))
        return word.is_open and (together or copy)

    def look(self, *, later: bool = False) -> None:
        """Try every column with everybody's eyes."""
        rows = [(row, fields) for model, fields in SEALED for row in model._base_manager.all()]
        for n, member in enumerate(self.people):
            text = self.opened(member, rows)
            for word in self.words:
                reads, may = word.text in text, self.may_read(n, word, later=later)
                assert reads == may, f"{NAMES[n]} {'reads' if reads else 'misses'} {word}"

    def opened(self, member: CastMember, rows: list[Any]) -> str:
        """All that one person's eyes open, on whichever way."""
        person = Person.objects.get(pk=member.id)
        member.person = person
        eyes = [member.viewer, *(past.viewer for past in past_couples.past_couples(person))]
        found = [word for viewer in eyes for word in _words(viewer, rows)]
        for model in (Dream, CheckIn):
            with viewing(member.viewer):
                shared = list(model.shared_with_me.all())
            found += _words(member.viewer, [(row, dict(SEALED)[model]) for row in shared])
        return " ".join(found)

    def read_copies(self) -> None:
        """Read all copies as their pages do."""
        for n in self.alive:
            for past in past_couples.past_couples(self.people[n].person):
                with past.reading():
                    text = " ".join(words_of(past_couples.sections()))
                for word in self.words:
                    may = word.couple == past.id and word.kind in {JOINT, WHY, LETTER} and self.may_read(n, word)
                    is_hidden = word.kind == WHY and not word.is_open  # one's own, and not in what both made
                    assert (word.text in text) == (may and not is_hidden), f"{NAMES[n]}’s copy: {word}"


def _words(viewer: Viewer, rows: list[Any]) -> list[str]:
    with viewing(viewer):
        return [
            json.dumps(getattr(row, field.attname))
            for row, fields in rows
            for field in fields
            if row.may_be_read_by(viewer, field.opens_at)
        ]
