"""What the operator does with entries, and what a therapist does with their own."""

import hashlib
import secrets
from collections.abc import Mapping
from datetime import timedelta

from allauth.account.models import EmailAddress
from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext_lazy as _

from our2souls.care.directory.access import hash_of
from our2souls.care.directory.entry_csv import Values
from our2souls.care.directory.models import DirectoryEntry
from our2souls.care.directory.queries import facets_of
from our2souls.care.directory.text import speciality
from our2souls.lib.clock import now
from our2souls.lib.formats.image_formats import SIZES
from our2souls.lib.text_search import fold
from our2souls.people.models import Person
from our2souls.privacy import audit
from our2souls.privacy.transaction import act
from our2souls.vision.media import images

GOOD_FOR = timedelta(days=14)


class ClaimRefused(Exception):
    """An entry cannot be taken; the sentence says why, kindly."""

    def __init__(self, sentence: object) -> None:
        super().__init__(str(sentence))
        self.sentence = sentence


@act
def save_all(rows: Mapping[str, Values]) -> None:
    """Write these entries by slug, new ones and changed ones, all or none."""
    existing = {entry.slug: entry for entry in DirectoryEntry.objects.defer("photo").filter(slug__in=rows)}
    for slug, values in rows.items():
        entry = existing.get(slug) or DirectoryEntry(slug=slug)
        for name, value in values.items():
            setattr(entry, name, value)
        _refresh(entry)
        if slug in existing:
            entry.save(update_fields=[*values, "search_text", "facets", "sort_name", "updated_at"])
        else:
            entry.save()


@act
def remove(entry: DirectoryEntry) -> None:
    """Take an entry out of the list for good. What a couple has with a therapist stays as it is."""
    entry.delete()


@act
def set_photo(entry: DirectoryEntry, raw: bytes, *, name: str = "") -> None:
    """Keep a small picture made anew from a file: nothing of the file but its pixels. Raises InvalidImage with a sentence."""
    small = images.process(raw, name=name).files[SIZES[0]]
    entry.photo, entry.photo_digest, entry.updated_at = small, hashlib.sha256(small).hexdigest(), now()
    entry.save(update_fields=["photo", "photo_digest", "updated_at"])


@act
def remove_photo(entry: DirectoryEntry) -> None:
    """Let the entry be without a picture."""
    entry.photo, entry.photo_digest, entry.updated_at = None, "", now()
    entry.save(update_fields=["photo", "photo_digest", "updated_at"])


@act
def invite(entry: DirectoryEntry) -> str:
    """Make the link by which a person takes the entry as theirs; an earlier one stops working. It is shown this once.

    Raises ClaimRefused for an entry that somebody has.
    """
    if entry.person_id is not None:
        raise ClaimRefused("Somebody has this entry already; `our2souls therapists unclaim` takes it from them.")
    token = secrets.token_urlsafe(24)
    entry.token_hash, entry.token_expires_at = hash_of(token), now() + GOOD_FOR
    entry.save(update_fields=["token_hash", "token_expires_at"])
    return token


@act
def claim(entry: DirectoryEntry, *, token: str, person: Person) -> None:
    """Make an entry a person's own, by the link that was made for it; the link is used up.

    Raises ClaimRefused without a confirmed address, for somebody who has an entry, and for a link that holds no more.
    """
    if not is_confirmed(person):
        raise ClaimRefused(_("Confirm your email address first; then open the link once more."))
    if DirectoryEntry.objects.filter(person=person).exists():
        raise ClaimRefused(_("You have an entry already. Give it back first, if this one is to be yours."))
    claimed = DirectoryEntry.objects.filter(
        pk=entry.pk, person=None, token_hash=hash_of(token), token_expires_at__gt=now()
    ).update(person=person, claimed_at=now(), token_hash="", token_expires_at=None)
    if not claimed:
        raise ClaimRefused(_("This link doesn’t work any more. Ask whoever runs this place for a new one."))
    audit.record("directory.claimed")


@act
def release(entry: DirectoryEntry) -> None:
    """Make an entry nobody's again: by its person, or by the operator. What couples opened to the person stays theirs to close."""
    if entry.person_id is None:
        return
    person_id = entry.person_id
    entry.person, entry.claimed_at = None, None
    entry.save(update_fields=["person", "claimed_at"])
    audit.record("directory.released", person_id=person_id)


def is_confirmed(person: Person) -> bool:
    """Whether an address of theirs is confirmed."""
    return bool(EmailAddress.objects.filter(user=person, verified=True).exists())


def _refresh(entry: DirectoryEntry) -> None:
    """Make anew what is made from the rest: what words and filters look at, and the order."""
    named = []
    for code, _name in settings.LANGUAGES:
        with translation.override(code):
            named += [speciality(word) for word in entry.specialities]
    words = [entry.name, entry.credentials, entry.about, entry.place, *dict.fromkeys(named), *entry.approaches]
    entry.search_text = fold(" ".join(words))
    entry.facets, entry.sort_name, entry.updated_at = facets_of(entry), fold(entry.name), now()
