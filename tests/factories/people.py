"""People at the door: signing up, logging in, proving who they are, inviting and joining, over HTTP."""

import json
import re
import time
from html import unescape
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import (
    SECRET_SESSION_KEY,
    format_hotp_value,
    hotp_value,
    yield_hotp_counters_from_time,
)
from django.contrib.auth import SESSION_KEY
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from our2souls.delivery.inbox import queries as inbox_queries
from our2souls.people.models import Person
from our2souls.people.pairing import actions as pairing_actions
from our2souls.privacy.viewer import viewing
from tests.cast import PASSWORD, CastMember
from tests.letters import post
from tests.markup import squeezed

SIGNUP = {
    "name": "Pia",
    "email": "pia@example.org",
    "password1": "dreaming of a fig tree",
    "hue": "fern",
    "time_zone": "America/Bogota",
}
NEW_PASSWORD = "another sentence that works"
PIN = "2846"
LAPTOP = "Mozilla/5.0 (X11; Linux x86_64; rv:150.0) Gecko/20100101 Firefox/150.0"
RESET_URL, SENT_URL = reverse("account_reset_password"), reverse("account_email_verification_sent")
CHANGE_URL, ADDRESS_URL = reverse("account_change_password"), reverse("account_email")
COUNTS_ON_DISK = {"default": {"BACKEND": "our2souls.config.rate_limit_store.CounterStore", "LOCATION": "counts"}}
JOIN = "/us/join"
INVITATION_WORDS = "Come and look at the next years with me."
PROFILE_URL = "/us/profile"


def code_in(message: Any) -> str:
    """The code that a letter brings, alone on its line."""
    found = re.search(r"\n\n([A-Z0-9-]+)\n\n", message.body)
    assert found, message.body
    return found[1]


def sign_up(client: Client, **changed: Any) -> Any:
    """Send the form of somebody new, with changes."""
    return client.post(reverse("account_signup"), SIGNUP | changed)


def confirm_address(client: Client, code: str) -> Any:
    """Type in the code that came by mail."""
    return client.post(reverse("account_email_verification_sent"), {"code": code})


def log_in(client: Client, email: str, password: str = PASSWORD, **more: Any) -> Any:
    """Send the form of the login page."""
    return client.post(reverse("account_login"), {"login": email, "password": password} | more)


def without_tokens(page: Any) -> str:
    """A page without what differs each time."""
    return re.sub(r'name="(csrfmiddlewaretoken|form-key)" value="[^"]*"', "", page.text)


def is_signed_in(client: Client) -> bool:
    """Whether this browser is anybody's."""
    return SESSION_KEY in client.session


def reauthenticate(member: CastMember) -> None:
    """Say once more who one is."""
    member.client.post(reverse("account_reauthenticate"), {"password": PASSWORD})


def set_lock(member: CastMember, minutes: int = 5, pin: str = PIN) -> None:
    """Turn the app lock on through its page."""
    reauthenticate(member)
    answer = member.client.post(reverse("people:app_lock"), {"minutes": minutes, "pin": pin, "pin_again": pin})
    assert answer["Location"] == reverse("people:app_lock")


def lock_now(member: CastMember) -> None:
    """Lock this browser of theirs."""
    assert member.client.post(reverse("web:lock"))["Location"] == reverse("web:unlock")


def totp_code(secret: str) -> str:
    """What an app shows for a secret now; forgets that it was used, since no test waits half a minute."""
    cache.clear()
    return format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))


def totp_code_at(secret: str, step: int) -> str:
    """What an app shows whose clock is that many half minutes early or late."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30 + step))


def turn_on_second_step(member: CastMember) -> str:
    """Turn the second step on; returns the app's secret."""
    reauthenticate(member)
    member.client.get(reverse("mfa_activate_totp"))
    secret: str = member.client.session[SECRET_SESSION_KEY]
    answer = member.client.post(reverse("mfa_activate_totp"), {"code": totp_code(secret)})
    assert answer["Location"] == reverse("mfa_view_recovery_codes")
    return secret


def passkey_options(page: Any) -> dict[str, Any]:
    """What a page hands to the device."""
    found = re.search(r'<o2s-passkey[^>]* options="([^"]*)"', page.text)
    assert found
    return json.loads(unescape(found[1]))  # type: ignore[no-any-return]


def a_passkey(member: CastMember, name: str = "Phone") -> Authenticator:
    """A passkey of theirs, past the device that would make it."""
    return Authenticator.objects.create(user=member.person, type="webauthn", data={"name": name, "credential": {}})


def a_signed_in_device(member: CastMember, user_agent: str = LAPTOP) -> Client:
    """A device on which somebody has logged in through the form."""
    client = Client(headers={"user-agent": user_agent})
    log_in(client, member.person.email)
    assert is_signed_in(client)
    return client


def lose_password(address: str, client: Client | None = None, **more: str) -> Any:
    """Ask for a code that sets a lost password anew."""
    return (client or Client()).post(RESET_URL, {"email": address}, **more)


def subjects_to(address: str) -> list[str]:
    """What the worker has brought to an address, by subject."""
    return [letter.subject for letter in post() if letter.to == [address]]


def inbox_titles(member: CastMember) -> list[str]:
    """What waits for somebody in the app."""
    with viewing(member.viewer):
        return [str(each.title) for each in inbox_queries.unseen(member.viewer, 10)]


def an_invitation(by: CastMember, words: str = INVITATION_WORDS) -> tuple[str, str]:
    """Link token and code of a new invitation."""
    with viewing(by.viewer):
        invitation = pairing_actions.invite(by.person, words=words)
        return invitation.token, invitation.code


def profile_data(member: CastMember, **changed: Any) -> dict[str, Any]:
    """What the form of the profile would send, with changes."""
    person = Person.objects.get(pk=member.id)
    data = {
        name: getattr(person, name)
        for name in ("name", "pronouns", "hue", "time_zone", "language", "scheme", "week_begins")
    }
    return data | {"quiet_from": "", "quiet_until": ""} | changed


def invite(member: CastMember, words: str = INVITATION_WORDS) -> tuple[str, str]:
    """The link's path and the code, as they stand on the inviter's page."""
    page = squeezed(member.post("/us/invite", {"words": words}).text)
    link = re.search(r'value="http://localhost:8000(/us/j/[^"]+)"', page)
    digits = re.search(r'<p class="code"[^>]*>(.*?)</p>', page)
    assert link
    assert digits
    return link[1], re.sub(r"\D", "", digits[1])
