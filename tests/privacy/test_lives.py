"""Random lives of two couples, an ex and a stranger: nobody ever reads what they may not, and nobody's words are wiped by another.

Every word is one of its own, and a simple model says who may read it. After each act every sealed column of every row is tried
with everybody's eyes: those of now, and those on each copy of a couple that is no more.
"""

from datetime import timedelta

from django.http import Http404
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from our2souls.dreams import actions as dream_actions
from our2souls.dreams.models import Dream
from our2souls.intentions.core import choosing, weaving
from our2souls.intentions.core.models import Intention
from our2souls.lib import clock
from our2souls.people.account import erase as account_erase
from our2souls.people.choices import hues
from our2souls.people.pairing import actions as pairing_actions
from our2souls.people.pairing import past as past_couples
from our2souls.privacy.viewer import viewing
from our2souls.vision import letters
from our2souls.vision.letters import PARTNER, LetterData
from tests.cast import pair
from tests.factories.checkins import a_checkin
from tests.factories.intentions.core import a_fridge_item
from tests.privacy.lives import JOINT, LETTER, NAMES, OPEN, OWN, WHY, People

who = st.integers(0, len(NAMES) - 1)


class Lives(People, RuleBasedStateMachine):
    """Their lives, act by act."""

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


def test_nobody_ever_reads_what_they_may_not_whatever_life_brings(db: None) -> None:
    run_state_machine_as_test(
        Lives,
        settings=settings(
            max_examples=10, stateful_step_count=20, deadline=None, suppress_health_check=list(HealthCheck)
        ),
    )
