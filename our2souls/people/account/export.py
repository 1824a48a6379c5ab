"""A person's export: their account, all they wrote and share, as JSON that opens anywhere, with photos if wished."""

import json
from tempfile import TemporaryFile
from typing import IO, Any
from zipfile import ZIP_STORED, ZipFile

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.core.serializers.json import DjangoJSONEncoder
from django.utils.translation import gettext as _

from our2souls.delivery.channels import account_mail
from our2souls.people.models import Partnership, Person
from our2souls.people.pairing.past import past_couples
from our2souls.privacy.personal_data import export as personal_data_export
from our2souls.privacy.personal_data import registry as personal_data_registry
from our2souls.privacy.viewer import exporting

TOLD = (
    "id", "email", "name", "pronouns", "hue", "time_zone", "language", "scheme", "week_begins", "quiet_from",
    "quiet_until", "joined_at",
)  # fmt: skip
SECRET = frozenset({"token", "code", "token_hash", "code_hash"})
"""Columns that open doors; they tell nothing about anybody."""


def everything_of(person: Person) -> dict[str, Any]:
    """All that is the viewer's, the account first, and the copies of couples that are no more, each under its id.

    Raises NoViewer without a viewer.
    """
    whole = personal_data_export.everything()
    for rows in whole["packages"].get("people", {}).values():
        for row in rows:
            for name in SECRET & row.keys():
                del row[name]
    copies = {}
    for past in past_couples(person):
        with past.reading():
            copies[str(past.id)] = personal_data_export.everything()["packages"]
    return {
        "schema": whole["schema"],
        "account": account_of(person),
        "packages": whole["packages"],
        "past": copies,
    }


def account_of(person: Person) -> dict[str, Any]:
    """What the account itself holds, without what would let somebody in."""
    addresses = list(EmailAddress.objects.filter(user=person).values("email", "verified", "primary"))
    return {
        "person": {name: getattr(person, name) for name in TOLD},
        "couples": list(Partnership.objects.filter(person=person).values("couple_id", "place", "joined_at", "left_at")),
        "email_addresses": addresses,
        "account_mails": account_mail.facts_of({person.email, *(each["email"] for each in addresses)}),
        "ways_in": list(Authenticator.objects.filter(user=person).values("type", "created_at", "last_used_at")),
        "sessions": list(UserSession.objects.filter(user=person).values("created_at", "user_agent")),
    }


def as_json(person: Person) -> bytes:
    """The same as a file."""
    return json.dumps(everything_of(person), cls=DjangoJSONEncoder, ensure_ascii=False, indent=2).encode()


def read_me() -> str:
    """What is in the archive, what isn’t, and how to read it: for whoever finds it in ten years."""
    paragraphs = (
        _("This is your Our2Souls export."),
        _("our2souls.json holds the words: your account, your dreams and moods, what you two made together with its history. "
          "Any text editor or browser opens it. Each group is a part of the app, each entry one thing you wrote or did."),
        _("vision/photos holds the photos (WebP) and vision/memos the voice memos (MP3). Each file is called by the “id” under "
          "which our2souls.json lists it."),
        _("What you made together with somebody before stands in our2souls.json under “past”, by the id of that couple."),
        _("Not in it: what your partner wrote for themselves, and letters to you whose day has not come. They are your "
          "partner’s to take along, or come on their day."),
        _("Nothing in it is encrypted, and nobody was told that you took it. Keep it where only you look."),
    )  # fmt: skip
    return "\n\n".join(paragraphs) + "\n"


def _write_files(archive: ZipFile) -> None:
    """Put every photo and memo that the viewer may take along into the archive."""
    for data in personal_data_registry.packages():
        for name, content in data.files() if data.files else ():
            archive.writestr(f"{data.package}/{name}", content)


def with_files(person: Person) -> IO[bytes]:
    """The same with every photo and voice memo beside it, as an open archive; its reader closes it, and it is gone."""
    file = TemporaryFile()  # noqa: SIM115 - whoever sends it closes it
    with exporting(), ZipFile(file, "w", ZIP_STORED) as archive:  # photos are compressed already
        archive.writestr(_("READ-ME") + ".txt", read_me())
        archive.writestr("our2souls.json", as_json(person))
        _write_files(archive)
        for past in past_couples(person):
            with past.reading(), exporting():
                _write_files(archive)
    file.seek(0)
    return file
