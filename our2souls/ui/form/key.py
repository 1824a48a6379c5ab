"""The key of a form: lives as long as its page, says for whom the page was made, and can be made by nobody else.

It says in which couple, too: what stood open with one partner is not sent to the next one.
"""

from base64 import b64encode
from hmac import compare_digest
from secrets import token_urlsafe
from uuid import UUID

from django.http import HttpRequest
from django.utils.crypto import salted_hmac

FIELD = "form-key"
BYTES, RANDOM, TAG = 12, 16, 16
"""Random bytes, and how many letters they and each tag are."""
SALT = "our2souls.ui.form.key"


def of_page(request: HttpRequest) -> str:
    """The key of all forms of the page that is being made; empty where nobody is signed in."""
    viewer = getattr(request, "viewer", None)
    if viewer is None:
        return ""
    if "form_key" not in request.__dict__:
        nonce = token_urlsafe(BYTES) + _tag("person", str(viewer.person_id)) + _tag("couple", str(viewer.couple_id))
        request.__dict__["form_key"] = nonce + _tag("key", nonce)  # one for all forms of a page
    return str(request.__dict__["form_key"])


def carry(request: HttpRequest, key: str) -> None:
    """Let the page that is being made have the key of the page before: the steps of one form are one form."""
    viewer = getattr(request, "viewer", None)
    if viewer is not None and is_for(key, viewer.person_id):
        request.__dict__["form_key"] = key


def is_ours(key: str) -> bool:
    """Whether a key was made here, for whomever."""
    return len(key) == RANDOM + 3 * TAG and compare_digest(_tag("key", key[:-TAG]), key[-TAG:])


def is_for(key: str, person_id: UUID) -> bool:
    """Whether a key was made here for this person."""
    return is_ours(key) and compare_digest(_tag("person", str(person_id)), key[RANDOM : RANDOM + TAG])


def is_of_another_couple(key: str, couple_id: UUID | None) -> bool:
    """Whether its page was made while its person was in another couple than this one; a page of one alone is of none."""
    made_in = key[RANDOM + TAG : -TAG]
    return is_ours(key) and not any(compare_digest(_tag("couple", str(each)), made_in) for each in (couple_id, None))


def of_device(person_id: UUID) -> str:
    """The key with which a browser seals what its person has typed and not sent yet (32 bytes in base64)."""
    return b64encode(salted_hmac(f"{SALT}.device", str(person_id), algorithm="sha256").digest()).decode()


def _tag(kind: str, value: str) -> str:
    return salted_hmac(f"{SALT}.{kind}", value, algorithm="sha256").hexdigest()[:TAG]
