"""Random lives of two couples, an ex and a stranger: nobody ever reads what they may not, and nobody's words are wiped by another.

Every word is one of its own, and a simple model says who may read it. After each act every sealed column of every row is tried
with everybody's eyes: those of now, and those on each copy of a couple that is no more.
"""

import json
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.apps import apps
from django.http import Http404
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from our2souls.checkins.models import CheckIn
from our2souls.dreams import actions as dream_actions
from our2souls.dreams.models import Dream
from our2souls.intentions.core import choosing, weaving
from our2souls.intentions.core.models import Intention
from our2souls.lib import clock
from our2souls.people.account import erase as account_erase
from our2souls.people.choices import hues
from our2souls.people.models import Person
from our2souls.people.pairing import actions as pairing_actions
from our2souls.people.pairing import past as past_couples
from our2souls.privacy.fields import EncryptedField
from our2souls.privacy.viewer import Viewer, viewing
from our2souls.vision import letters
from our2souls.vision.letters import PARTNER, LetterData
from tests.architecture import conftest
from tests.cast import CastMember, a_person, pair
from tests.factories.checkins import a_checkin
from tests.factories.intentions.core import a_fridge_item
from tests.privacy.test_readable import words_of

NAMES = ("Ana", "Ben", "Dora", "Eli", "Farid", "Cleo")
who = st.integers(0, len(NAMES) - 1)
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


class Lives(RuleBasedStateMachine):
    """Six people; `words` is the model of who may read what."""

    def __init__(self) -> None:
        super().__init__()
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

    @initialize()
    def begin(self) -> None:
        """Two couples, and an ex of one of them."""
        for n, m in ((2, 4), (0, 1)):
            self.become_two(n, m)
            self.write(n)
            self.write_whys(n)
            self.letter(n, opened=False)
        self.leave(4)
        self.become_two(2, 3)

    @rule(n=who, m=who)
    def become_two(self, n: int, m: int) -> None:
        if n == m or {n, m} & self.now_in.keys() or not {n, m} <= self.alive:
            return
        first, second = self.people[n], self.people[m]
        first.person.refresh_from_db()
        pair(first, second, hue=next(hue for hue in hues.NAMES if hue != first.person.hue))
        couple = first.us.couple_id
        assert couple is not None
        assert couple not in self.members, "they are given an old couple again"
        self.members[couple] = {n, m}
        self.now_in |= {n: couple, m: couple}

    @rule(n=who)
    def leave(self, n: int) -> None:
        if n not in self.now_in:
            return
        with viewing(self.people[n].viewer):
            pairing_actions.separate(self.people[n].person)
        self.ended(n)

    def ended(self, n: int) -> None:
        """The couple of theirs is no more."""
        couple = self.now_in[n]
        for m in self.members[couple]:
            del self.now_in[m]
        for word in self.words:
            if word.kind == OPEN and word.couple == couple:
                word.is_open = False

    @rule(n=who)
    def dream(self, n: int) -> None:
        if n in self.alive:
            paired = n in self.now_in
            kept, shared = self.word(n, OWN), self.word(n, OPEN if paired else OWN, self.now_in.get(n))
            with viewing(self.people[n].viewer):
                dream_actions.create(dream_actions.DreamData(line=kept.text))
                shared.row = dream_actions.create(dream_actions.DreamData(line=shared.text), share=paired)

    @rule(n=who)
    def unshare(self, n: int) -> None:
        for word in self.words:
            if n in self.alive and word.author == n and word.kind == OPEN and isinstance(word.row, Dream):
                with viewing(self.people[n].viewer):
                    dream_actions.unshare(word.row)
                word.is_open = False

    @rule(n=who)
    def share_again(self, n: int) -> None:
        """With whoever they are with now."""
        for word in self.words:
            if n in self.now_in and word.author == n and isinstance(word.row, Dream) and word.kind != WHY:
                with viewing(self.people[n].viewer):
                    dream_actions.share(word.row)
                word.kind, word.couple, word.is_open = OPEN, self.now_in[n], True

    @rule(n=who, sharing=st.sampled_from(["me", "all"]))
    def check_in(self, n: int, sharing: str) -> None:
        if n in self.alive and (sharing == "me" or n in self.now_in):
            word = self.word(n, OPEN if sharing == "all" else OWN, self.now_in.get(n))
            a_checkin(self.people[n], sharing, note=word.text)

    @rule(n=who)
    def write(self, n: int) -> None:
        """A line on the fridge, and an intention that both choose."""
        if n in self.now_in:
            a_fridge_item(self.people[n], self.word(n, JOINT, self.now_in[n]).text)
            named = self.word(n, JOINT, self.now_in[n])
            with viewing(self.people[n].viewer):
                named.row = weaving.weave(name=named.text)
            for each in (n, self.partner(n)):
                with viewing(self.people[each].viewer):
                    choosing.choose(named.row)

    @rule(n=who)
    def write_whys(self, n: int) -> None:
        """The why of one for the latest intention; from the second one on both are read."""
        rows = [
            each for each in self.words if n in self.now_in and each.couple == self.now_in[n] and each.kind == JOINT
        ]
        intention = next((each.row for each in reversed(rows) if isinstance(each.row, Intention)), None)
        written = [each for each in self.words if each.kind == WHY and intention and each.row == intention.pk]
        if intention is None or any(each.author == n for each in written):
            return
        mine = self.word(n, WHY, self.now_in[n], row=intention.pk, is_open=bool(written))
        with viewing(self.people[n].viewer):
            weaving.write_why(intention, why=mine.text)
        for each in written:
            each.is_open = True

    @rule(n=who, opened=st.booleans())
    def letter(self, n: int, opened: bool) -> None:  # noqa: FBT001 - hypothesis draws it
        """A letter to the partner, sealed for a month; or one that has opened."""
        if n not in self.now_in:
            return
        word = self.word(n, JOINT if opened else LETTER, self.now_in[n])
        with clock.frozen(clock.now() - timedelta(days=30 if opened else 0)), viewing(self.people[n].viewer):
            day = (clock.now() + timedelta(days=3 if opened else 30)).date()
            letters.seal(letters.draft(LetterData("An envelope", PARTNER, day, word.text)))

    @rule(n=who)
    def delete_words(self, n: int) -> None:
        if n in self.alive and (mine := self.pasts(n)):
            past_couples.erase_words(past_couples.past_couple_for(self.people[n].person, mine[0]))
            for word in self.words:
                if word.author == n and word.couple == mine[0] and word.kind in {JOINT, WHY, LETTER}:
                    word.is_open = False

    @rule(n=who)
    def delete_copy(self, n: int) -> None:
        if n in self.alive and (mine := self.pasts(n)):
            past_couples.delete_copy(past_couples.past_couple_for(self.people[n].person, mine[-1]))
            self.let_go.add((n, mine[-1]))

    @rule(n=who, sure=st.integers(0, 3))
    def erase_account(self, n: int, sure: int) -> None:
        if n in self.alive and not sure:
            account_erase.erase(self.people[n].person)
            if n in self.now_in:
                self.ended(n)
            self.alive.remove(n)
            self.let_go |= {(n, couple) for couple, members in self.members.items() if n in members}

    @invariant()
    def each_reads_what_they_may_and_nothing_else(self) -> None:
        self.look()

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

    @invariant()
    def the_door_to_a_copy_opens_to_its_two_and_to_nobody_else(self) -> None:
        for n, member in enumerate(self.people):
            for couple in self.members:
                try:
                    past_couples.past_couple_for(member.person, couple)
                    opens = True
                except Http404:
                    opens = False
                assert opens == (n in self.alive and couple in self.pasts(n))

    def teardown(self) -> None:
        """What the pages of each copy say, too; and two months later, when every letter's day has come."""
        with self.held:
            self.read_copies()
            with clock.moved(timedelta(days=60)):
                self.look(later=True)
                self.read_copies()

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


def test_nobody_ever_reads_what_they_may_not_whatever_life_brings(db: None) -> None:
    run_state_machine_as_test(
        Lives,
        settings=settings(
            max_examples=16, stateful_step_count=20, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )
