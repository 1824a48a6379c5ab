"""The cast: Ana & Ben (a couple), Cleo (alone), Dora & Eli (another couple), Farid (Dora's past partner), nobody.

Everybody is set up through the real acts, in the real database (see `cast_rows`).
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import pytest
from allauth.account.models import EmailAddress
from django.test import Client

from our2souls.delivery.models import Notification
from our2souls.delivery.worker import jobs
from our2souls.people.couple_context import CoupleContext, couple_context
from our2souls.people.models import Person
from our2souls.people.pairing import actions as pairing_actions
from our2souls.privacy.viewer import Viewer, viewing
from tests import cast_rows

PASSWORD = "a short sentence works"


@dataclass
class CastMember:
    """One of the cast: the person, and a signed-in test client of theirs."""

    person: Person
    client: Client

    @property
    def id(self) -> UUID:
        """The person's id."""
        return self.person.pk

    @property
    def name(self) -> str:
        """The person's name."""
        return self.person.name

    @property
    def us(self) -> CoupleContext:
        """The couple as it is now."""
        return couple_context(self.person)

    @property
    def viewer(self) -> Viewer:
        """Their eyes, as of now."""
        return self.us.viewer

    def get(self, path: str, **extra: Any) -> Any:
        """Open a page, following redirects."""
        return self.client.get(path, follow=True, **extra)

    def post(self, path: str, data: dict[str, Any] | None = None, **extra: Any) -> Any:
        """Send a form, following redirects; the worker does what the act left to do."""
        answer = self.client.post(path, data or {}, follow=True, **extra)
        jobs.run()
        return answer


def a_person(name: str, **fields: Any) -> CastMember:
    """A person with a verified address, signed in."""
    address = f"{name.lower()}@example.org"
    person = Person.objects.create_user(address, PASSWORD, name=name, **fields)
    EmailAddress.objects.create(user=person, email=address, verified=True, primary=True)
    client = Client()
    client.force_login(person)
    return CastMember(person, client)


def pair(first: CastMember, second: CastMember, hue: str = "dusk") -> None:
    """Invite, join, confirm; what both were told of that lies behind them."""
    with viewing(first.viewer):
        invitation = pairing_actions.invite(first.person)
        token = invitation.token
    pairing_actions.accept(second.person, pairing_actions.preview_for(token), hue=hue)
    second.person.refresh_from_db()
    with viewing(first.viewer):
        pairing_actions.confirm(first.person)
    Notification._base_manager.filter(owner_id__in=[first.id, second.id]).delete()


def _ana_and_ben() -> list[CastMember]:
    ana = a_person("Ana", hue="saffron", time_zone="Europe/Madrid")
    ben = a_person("Ben", hue="clay", time_zone="America/New_York")
    pair(ana, ben)
    return [ana, ben]


@pytest.fixture
def couple(db: None) -> tuple[CastMember, CastMember]:
    """Ana (A, saffron, Madrid) and Ben (B, dusk, New York)."""
    ana, ben = _once("couple", _ana_and_ben)
    return ana, ben


def _once(name: str, make: Callable[[], list[CastMember]]) -> list[CastMember]:
    """Those that a fixture makes by the real acts, or their rows put there again."""
    return [CastMember(*one) for one in cast_rows.made(name, lambda: [(each.person, each.client) for each in make()])]


@pytest.fixture
def ana(couple: tuple[CastMember, CastMember]) -> CastMember:
    """Ben's partner, who opened the space."""
    return couple[0]


@pytest.fixture
def ben(couple: tuple[CastMember, CastMember]) -> CastMember:
    """Ana's partner."""
    return couple[1]


@pytest.fixture
def cleo(db: None) -> CastMember:
    """Alone."""
    (cleo,) = _once("cleo", lambda: [a_person("Cleo", hue="fern", time_zone="Europe/Berlin")])
    return cleo


def _other_people() -> list[CastMember]:
    dora, eli, farid = a_person("Dora", hue="tide"), a_person("Eli", hue="moss"), a_person("Farid", hue="clay")
    pair(dora, farid, hue="moss")
    with viewing(farid.viewer):
        pairing_actions.separate(farid.person)
    pair(dora, eli, hue="moss")
    return [dora, eli, farid]


@pytest.fixture
def others(db: None) -> tuple[CastMember, CastMember, CastMember]:
    """Dora and Eli, the other couple; Farid, who was in a couple with Dora before."""
    dora, eli, farid = _once("others", _other_people)
    return dora, eli, farid


@pytest.fixture
def dora(others: tuple[CastMember, CastMember, CastMember]) -> CastMember:
    """Eli's partner."""
    return others[0]


@pytest.fixture
def eli(others: tuple[CastMember, CastMember, CastMember]) -> CastMember:
    """Dora's partner."""
    return others[1]


@pytest.fixture
def farid(others: tuple[CastMember, CastMember, CastMember]) -> CastMember:
    """Dora's past partner: the ex with an old session."""
    return others[2]


@pytest.fixture
def nobody(db: None) -> Client:
    """Not signed in."""
    return Client()
