"""Inviting, accepting, confirming and leaving by four people in any order: the walls hold after every act."""

from collections.abc import Callable
from contextlib import ExitStack
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from our2souls.dreams import actions as dream_actions
from our2souls.dreams.models import Dream
from our2souls.intentions.core import weaving
from our2souls.intentions.core.models import Intention
from our2souls.people.models import Couple, Invitation, Partnership
from our2souls.people.pairing import actions as pairing_actions
from our2souls.people.pairing.actions import PairingRefused
from our2souls.privacy import unscoped
from our2souls.privacy.models import Share
from our2souls.privacy.viewer import viewing
from tests.architecture import conftest
from tests.cast import CastMember, a_person

NAMES = ("Ana", "Ben", "Cleo", "Dora")
HUES = ("saffron", "dusk", "fern", "tide")
who = st.integers(0, 3)


class Pairing(RuleBasedStateMachine):
    """Four people; what each may see is told by a simple model: who is with whom, and since when."""

    def __init__(self) -> None:
        super().__init__()
        self.held = ExitStack()
        self.held.enter_context(conftest.undone())
        self.people = [a_person(name, hue=hue) for name, hue in zip(NAMES, HUES, strict=True)]
        self.tokens: dict[int, str] = {}
        self.partner: dict[int, int] = {}
        self.open: dict[int, set[Any]] = {n: set() for n in range(4)}
        self.ours: dict[frozenset[int], set[Any]] = {}

    def act(self, n: int, what: Callable[[CastMember], Any]) -> Any:
        """Somebody acts, with their own eyes; None when it was kindly refused."""
        member = self.people[n]
        with viewing(member.viewer):
            try:
                return what(member) or True
            except PairingRefused:
                return None

    @rule(n=who)
    def invite(self, n: int) -> None:
        made = self.act(n, lambda member: pairing_actions.invite(member.person))
        if made:
            self.tokens[n] = made.token
        assert n not in self.partner or made is None, "somebody in a couple invited"

    @rule(n=who)
    def revoke(self, n: int) -> None:
        self.act(n, lambda member: pairing_actions.revoke_invitation(member.person))

    @rule(n=who, of=who)
    def take(self, n: int, of: int) -> None:
        if of in self.tokens:
            hue = next(hue for hue in HUES if hue != self.people[of].person.hue)
            took = self.act(
                n,
                lambda member: pairing_actions.accept(
                    member.person, pairing_actions.preview_for(self.tokens[of]), hue=hue
                ),
            )
            self.people[n].person.refresh_from_db()
            assert not (took and n in self.partner), "somebody in a couple took an invitation"
            assert not (took and n == of), "somebody took their own invitation"

    @rule(n=who)
    def let_go(self, n: int) -> None:
        self.act(n, lambda member: pairing_actions.withdraw(member.person))

    @rule(n=who)
    def confirm(self, n: int) -> None:
        if self.act(n, lambda member: pairing_actions.confirm(member.person)):
            partner = self.people[n].us.partner
            assert partner is not None
            other = next(m for m, member in enumerate(self.people) if member.id == partner.id)
            assert n not in self.partner
            assert other not in self.partner
            self.partner |= {n: other, other: n}
            self.ours[frozenset((n, other))] = set()

    @rule(n=who, of=who)
    def become_two(self, n: int, of: int) -> None:
        """The whole way at once, so that couples are not left to luck."""
        if n != of and not {n, of} & self.partner.keys():
            self.revoke(of)
            self.let_go(n)
            self.invite(of)
            self.take(n, of)
            self.confirm(of)
            self.share(n)

    @rule(n=who)
    def leave(self, n: int) -> None:
        left = self.act(n, lambda member: pairing_actions.separate(member.person))
        assert bool(left) == (n in self.partner)
        if left:
            other = self.partner.pop(n)
            del self.partner[other], self.ours[frozenset((n, other))]
            self.open[n], self.open[other] = set(), set()

    @rule(n=who)
    def share(self, n: int) -> None:
        paired = n in self.partner
        dream = self.act(n, lambda _member: dream_actions.create(dream_actions.DreamData(line="Mine"), share=paired))
        if paired:
            self.open[n].add(dream.pk)

    @rule(n=who)
    def weave(self, n: int) -> None:
        if n in self.partner:
            made = self.act(n, lambda _member: weaving.weave(name="Ours"))
            self.ours[frozenset((n, self.partner[n]))].add(made.pk)

    @invariant()
    def at_most_one_couple_each(self) -> None:
        now = list(Partnership.objects.filter(left_at=None).values_list("couple", "person", "place"))
        assert len({person for _couple, person, _place in now}) == len(now) == len(self.partner)
        for couple in {couple for couple, _person, _place in now}:
            assert sorted(place for of, _person, place in now if of == couple) == ["a", "b"]
        assert Couple.objects.filter(ended_at=None).count() == len(now) / 2

    @invariant()
    def each_is_with_whom_they_chose_and_sees_only_what_is_open_to_them(self) -> None:
        for n, member in enumerate(self.people):
            us = member.us
            assert (us.partner.id if us.partner else None) == (
                self.people[self.partner[n]].id if n in self.partner else None
            )
            with viewing(us.viewer):
                seen = set(Dream.shared_with_me.values_list("pk", flat=True))
                ours = set(Intention.objects.values_list("pk", flat=True))
            assert seen == (self.open[self.partner[n]] if n in self.partner else set())
            assert ours == (self.ours[frozenset((n, self.partner[n]))] if n in self.partner else set())

    @invariant()
    def nothing_stays_open_in_a_couple_that_has_ended(self) -> None:
        ended = Couple.objects.exclude(ended_at=None)
        assert not Share.objects.filter(couple__in=ended, closed_at=None).exists()

    @invariant()
    def an_open_invitation_is_of_somebody_who_is_free(self) -> None:
        rows = unscoped.queryset(Invitation, "erasure").filter(revoked_at=None, confirmed_at=None)
        paired = {self.people[n].id for n in self.partner}
        for row in rows:
            assert row.owner_id not in paired
            assert row.accepted_by_id not in paired
            assert row.accepted_by_id != row.owner_id

    def teardown(self) -> None:
        self.held.close()


def test_privacy_holds_in_any_order_of_pairing_and_sharing(db: None) -> None:
    run_state_machine_as_test(Pairing, settings=settings(max_examples=15, stateful_step_count=30, deadline=None))
