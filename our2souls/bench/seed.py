"""Two couples to measure: one new, one with ten years of history. Prints their session keys as JSON.

Rows are made in bulk, past the acts: ten thousand acts with their audit rows would take minutes and measure nothing.
"""

import json
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

import django

django.setup()

from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY  # noqa: E402 - after setup

from our2souls.checkins.models import CheckIn  # noqa: E402
from our2souls.dreams.models import Dream  # noqa: E402
from our2souls.intentions.core.models import Choice, Intention, RevealedWhy, Strand  # noqa: E402
from our2souls.intentions.measures.models import Entry, Measure  # noqa: E402
from our2souls.intentions.plan.models import Milestone  # noqa: E402
from our2souls.lib.clock import now  # noqa: E402
from our2souls.people.account.session_store import SessionStore  # noqa: E402
from our2souls.people.models import Couple, Partnership, Person  # noqa: E402
from our2souls.privacy import unscoped  # noqa: E402
from our2souls.privacy.models import Share  # noqa: E402
from our2souls.privacy.viewer import Viewer, viewing  # noqa: E402
from our2souls.vision.models import PersonalNote, SharedNote  # noqa: E402

CHECKINS, DREAMS, INTENTIONS, ENTRIES, NOTES = 7_300, 360, 40, 2_000, 600
BACKEND = "our2souls.people.account.auth_backend.EmailBackend"
FLOORS_BACKEND = "django.contrib.auth.backends.ModelBackend"
WORDS = "A place that stays put, with room to be loud in it."


def couple(name: str) -> tuple[Couple, list[Person]]:
    """Two people together."""
    people = [
        Person.objects.create_user(
            f"{name}-{place}@bench.example", None, name=f"{name.title()} {place.upper()}", hue=hue
        )
        for place, hue in (("a", "saffron"), ("b", "dusk"))
    ]
    made = Couple.objects.create()
    for person, place in zip(people, "ab", strict=True):
        Partnership.objects.create(couple=made, person=person, place=place)
    return made, people


def live(made: Couple, people: list[Person], *, share: float, days: int) -> None:
    """A life so long: everything that home looks at, in proportion."""
    a, b = people
    at = now()
    viewer = Viewer(a.pk, made.pk, b.pk)
    with viewing(viewer):
        _checkins(made, people, round(CHECKINS * share), days, at)
        dreams = [
            Dream(
                owner=people[n % 2],
                line=WORDS,
                picture=WORDS,
                horizon="someday",
                made_at=at - timedelta(days=days * n / 400),
            )
            for n in range(max(2, round(DREAMS * share)))
        ]
        Dream.objects.bulk_create(dreams, 500)
        Share.objects.bulk_create(_open(made, dreams[1::4], Dream.seal_name, at), 500)
        for n in range(max(3, round(INTENTIONS * share))):
            _intention(made, people, n, round(ENTRIES * share / 20) if n % 2 else 3, at)
        _notes(made, people, dreams, round(NOTES * share))


def _open(made: Couple, rows: list[Any], kind: str, at: datetime) -> list[Share]:
    return [
        Share(
            kind=kind,
            row=row.pk,
            owner_id=row.owner_id,
            couple=made,
            level="colour" if kind == CheckIn.seal_name and n % 3 == 0 else "all",
            opened_at=at,
        )
        for n, row in enumerate(rows)
    ]


def _checkins(made: Couple, people: list[Person], count: int, days: int, at: datetime) -> None:
    rows = []
    for n in range(max(2, count)):
        moment = at - timedelta(days=days * (n // 2) / max(1, count / 2), minutes=n % 2)
        rows.append(
            CheckIn(
                owner=people[n % 2], ease=1 + n % 5, energy=1 + n % 4, words=["settled", "hopeful"], note=WORDS,
                at=moment, part_at=moment.replace(minute=0, second=0, microsecond=0),
            )
        )  # fmt: skip
    CheckIn.objects.bulk_create(rows, 500)
    Share.objects.bulk_create(_open(made, rows[::2] + rows[1::2], CheckIn.seal_name, at), 500)


def _notes(made: Couple, people: list[Person], dreams: list[Dream], count: int) -> None:
    """Half of them on dreams, half the couple's."""
    half = count // 2
    PersonalNote.objects.bulk_create(
        [
            PersonalNote(
                owner_id=dreams[n % len(dreams)].owner_id, kind="dream", about=dreams[n % len(dreams)].pk, text=WORDS
            )
            for n in range(half)
        ],
        500,
    )
    about = Intention.objects.values_list("pk", flat=True)[0] if count else made.pk
    SharedNote.objects.bulk_create(
        [
            SharedNote(couple=made, writer=people[n % 2], kind="intention", about=about, text=WORDS)
            for n in range(count - half)
        ],
        500,
    )


def _intention(made: Couple, people: list[Person], n: int, entries: int, at: datetime) -> None:
    intention = Intention.objects.create(
        couple=made,
        name=f"{WORDS} {n}",
        proposed_by=people[0],
        active_since=at - timedelta(days=n),
        next_look_on=date.max,
    )
    Choice.objects.bulk_create([Choice(couple=made, intention=intention, person=p) for p in people])
    RevealedWhy.objects.bulk_create(
        [RevealedWhy(couple=made, intention=intention, person=p, why=WORDS) for p in people]
    )
    Strand.objects.bulk_create(
        [Strand(couple=made, intention=intention, person=people[0], dream=intention.pk, line=WORDS)]
    )
    Milestone.objects.bulk_create(
        [
            Milestone(couple=made, intention=intention, title=WORDS, position=k, done_at=at if k < 3 else None)  # noqa: PLR2004
            for k in range(6)
        ]
    )
    measure = Measure.objects.create(couple=made, intention=intention, target=Decimal(60000), currency="EUR")
    Entry.objects.bulk_create(
        [
            Entry(
                couple=made,
                measure=measure,
                person=people[k % 2],
                amount=Decimal("12.50"),
                on=at.date() - timedelta(days=k),
            )
            for k in range(entries)
        ],
        500,
    )


def session(person: Person, backend: str = BACKEND) -> str:
    """The cookie of a signed-in session of this person's."""
    store = SessionStore()
    store[SESSION_KEY], store[BACKEND_SESSION_KEY] = str(person.pk), backend
    store[HASH_SESSION_KEY] = person.get_session_auth_hash()
    store.save()
    return store.secret


@unscoped.door("bench.seed")
def main() -> None:
    """Make both couples and print {"new": session, "ten_years": session, "floor": session}."""
    keys = {}
    for name, share, days in (("new", 0.0, 1), ("ten_years", 1.0, 3650)):
        made, people = couple(name)
        live(made, people, share=share, days=days)
        keys[name] = session(people[0])
        keys["floor"] = session(people[0], FLOORS_BACKEND)
    print(json.dumps(keys))


if __name__ == "__main__":
    main()
