"""A person's export: their account, all they wrote and share, as JSON, as a page to read, as tables, with their photos."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import Any
from uuid import UUID

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.utils.timezone import localtime
from django.utils.translation import gettext as _

from our2souls.delivery.channels import account_mail
from our2souls.lib.clock import now
from our2souls.lib.formats.spreadsheets import as_csv
from our2souls.people.account.portability import page
from our2souls.people.account.portability.archive import ArchiveFile, archive_file, length_of, seen_as_now, stream
from our2souls.people.couple_context import CoupleContext, couple_context
from our2souls.people.models import Partnership, Person
from our2souls.people.pairing.past import PastCouple, past_couples
from our2souls.privacy.personal_data import export as personal_data_export
from our2souls.privacy.personal_data import registry as personal_data_registry
from our2souls.privacy.personal_data import schema as personal_data_schema
from our2souls.privacy.personal_data.registry import Cell
from our2souls.privacy.viewer import exporting

TOLD = (
    "id", "email", "name", "pronouns", "hue", "time_zone", "language", "scheme", "week_begins", "discreet",
    "on_this_day", "story_endings", "lock_after", "quiet_from", "quiet_until", "joined_at",
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
    names = {face.id: face.typed for face in couple_context(person).faces}
    copies = {}
    for past in past_couples(person):
        with past.reading():
            copy = personal_data_export.everything()
        copies[str(past.id)] = copy["packages"]
        whole["joint"] += copy["joint"]
        names |= {each: name for each, name in past.names.items() if each not in names}
    people = [{"id": each, "name": name} for each, name in names.items()]
    return {"schema": whole["schema"], "account": account_of(person), "people": people} | whole | {"past": copies}


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
    return personal_data_export.as_json(everything_of(person))


def schema() -> dict[str, Any]:
    """The form of that file, as it is published."""
    return personal_data_schema.schema(without=SECRET)


def read_me() -> str:
    """What is in the archive, what isn’t, and how to read it: for whoever finds it in ten years."""
    paragraphs = (
        _("This is your Our2Souls export."),
        _("index.html is for reading: it opens in any browser, without a network, and shows the photos beside it."),
        _("our2souls.json is for programs: your account, your dreams and moods, what you two made together with its history. "
          "Our2Souls reads it back in, here or on another server. export.schema.json says what stands where."),
        _("The folder “tables” holds what can be counted (CSV): spreadsheets open it."),
        _("vision/photos holds the photos (WebP) and vision/memos the voice memos (MP3). Each file is called by the “id” under "
          "which our2souls.json lists it."),
        _("What you made together with somebody before stands in our2souls.json under “past”, by the id of that couple; its "
          "tables lie in a folder of that id."),
        _("Not in it: what your partner wrote for themselves, and letters to you whose day has not come. They are your "
          "partner’s to take along, or come on their day."),
        _("What is in your vault, if you have one, lies in our2souls.json encrypted, as it does in the app: brought in somewhere, "
          "its passphrase opens it there."),
        _("Nothing else in it is encrypted, and nobody was told that you took it. Keep it where only you look."),
    )  # fmt: skip
    return "\n\n".join(paragraphs) + "\n"


def archive(person: Person) -> tuple[int, Iterator[bytes]]:
    """The same with a page to read, tables, every photo and voice memo: how many bytes, and the bytes as they are made.

    What is words is made at once, the files one after the other while they are sent, with the eyes of this moment.
    """
    us, at = couple_context(person), localtime(now())
    with exporting():
        members = list(_members(person, us, at))
        return length_of(members, at), seen_as_now(stream(members, at))


def _members(person: Person, us: CoupleContext, at: datetime) -> Iterator[ArchiveFile]:
    yield archive_file(_("READ-ME") + ".txt", read_me().encode())
    yield archive_file("index.html", page.index(person, us, at))
    yield archive_file("our2souls.json", as_json(person))
    yield archive_file("export.schema.json", personal_data_export.as_json(schema()))
    names = {face.id: face.typed for face in us.faces}
    for data in personal_data_registry.packages():
        for table in data.tables():
            yield archive_file(f"tables/{table.name}.csv", _table(table.columns, table.rows(), names))
    yield from _media()
    for past in past_couples(person):
        with past.reading(), exporting():
            media, tables = list(_media()), list(_past_tables(past))
        yield from tables
        yield from (replace(each, read=partial(_read_in, past, each.read)) for each in media)


def _past_tables(past: PastCouple) -> Iterator[ArchiveFile]:
    """What was counted in a couple that is no more, in a folder under its id; what is one’s own stands above already."""
    for data in personal_data_registry.packages():
        for table in data.tables():
            if rows := list(table.rows()):
                yield archive_file(f"tables/{past.id}/{table.name}.csv", _table(table.columns, rows, past.names))


def _media() -> Iterator[ArchiveFile]:
    """Every photo and memo that the viewer may take along."""
    for data in personal_data_registry.packages():
        for file in data.files() if data.files else ():
            yield ArchiveFile(f"{data.package}/{file.name}", file.size, file.read)


def _read_in(past: PastCouple, read: Callable[[], bytes]) -> bytes:
    """A file of a couple that is no more, with the eyes that may see it."""
    with past.reading(), exporting():
        return read()


def _table(columns: Sequence[str], rows: Iterable[Sequence[Cell]], names: dict[UUID, str]) -> bytes:
    named = ([names.get(cell, "") if isinstance(cell, UUID) else cell for cell in row] for row in rows)
    return as_csv([columns, *named])
