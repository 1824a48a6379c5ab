"""Pages by their names, opened by somebody and looked over."""

from django.urls import reverse

from tests.browser.conftest import Hand
from tests.browser.support.accessibility import look_over
from tests.browser.support.phones import Phone
from tests.cast import CastMember


def looked_over(phone: Phone, addresses: dict[str, str], *, again: bool = False) -> list[str]:
    """Open each and look it over; `again` where it was looked over with other words."""
    found = []
    for what, path in addresses.items():
        response = phone.open(path)
        assert response.status == 200, f"{what}: {response.status} at {path}"
        found += look_over(phone.page, what, again=again)
    return found


def signed_in(hand: Hand, member: CastMember) -> Phone:
    """A phone that carries a member's session."""
    phone = hand()
    phone.sign_in(member.client.cookies["session"].value)
    return phone


def named(*names: str) -> dict[str, str]:
    """Addresses without arguments, by their names."""
    return {name: reverse(name) for name in names}
