"""The stage: who plays, and acting as somebody on a day in the past."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from pathlib import Path
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import make_password

from our2souls.checkins import actions as checkin_actions
from our2souls.checkins import vocabulary
from our2souls.checkins.patterns import trends
from our2souls.delivery import outbox
from our2souls.intentions.core.access import Intention
from our2souls.intentions.page.cover import actions as cover_actions
from our2souls.lib import clock, recurrence
from our2souls.people.couple_context import couple_context
from our2souls.people.models import Couple, Partnership, Person
from our2souls.people.pairing import actions as pairing_actions
from our2souls.privacy.viewer import viewing
from our2souls.vision import access as vision_access
from our2souls.vision import note_targets as vision_note_targets
from our2souls.vision.media import images
from our2souls.vision.notes import actions as notes_actions

PHOTOS = Path(__file__).parent / "photos"
WORDS = {
    "city.webp": {
        "en": ("From the top floor, in November.", "A city at night through a window: lights, out of focus.")
    },
    "cups.webp": {"en": ("Ours is the chipped one.", "Two cups of coffee on linen, one saucer white, one blue.")},
    "hills.webp": {"en": ("Before the rain came back.", "The sun rises over grey hills, behind a row of dark trees.")},
    "sea.webp": {
        "en": ("The third night, from the window.", "The sea, flat and blue, under a pale sky."),
        "es": ("Desde la ventana, el primer día.", "El mar, liso y azul, bajo un cielo claro."),
    },
    "window.webp": {"en": ("Twenty past seven.", "The light of a window on a wall, with the shadow of a plant.")},
}
"""A photo's caption and what it shows, in the language of whoever keeps it, or else in English."""
DOMAIN = "demo.our2souls.example"
VAULT = "gravel sonnet eleven kites"
"""The passphrase of the vaults."""
CALENDAR = "the-calendar-of-sam-who-does-not-exist-0001"
"""The secret of Sam’s calendar address."""
PASSWORD = "dreaming of a fig tree"  # noqa: S105 - printed on purpose, for people who do not exist


@dataclass(slots=True)
class Stage:
    """Two demo people and the present day their story is told back from."""

    a: Person
    b: Person
    today: date = field(default_factory=lambda: clock.today("UTC"))

    def day(self, days_ago: int) -> date:
        """The date so many days ago (below zero: ahead)."""
        return self.today - timedelta(days=days_ago)

    def years_ago(self, years: int) -> date:
        """The same day so many years ago; a 29 February is the last of February there."""
        day = self.today
        last = 28 if day.month == 2 else day.day  # noqa: PLR2004 - February
        return day.replace(year=day.year - years, day=min(day.day, last))

    @contextmanager
    def acting(self, person: Person, days_ago: int, hour: str = "19:00") -> Iterator[None]:
        """Everything inside is done by this person, on that day, at that hour of their own clock."""
        at = recurrence.at_local(self.day(days_ago), time.fromisoformat(hour), ZoneInfo(person.time_zone))
        latest = datetime.now(UTC) - timedelta(minutes=1)
        with clock.frozen(min(at, latest)), viewing(couple_context(person).viewer):
            yield

    def pair(self, days_ago: int, words: str = "") -> None:
        """Invited, joined, confirmed, and together since that day."""
        with self.acting(self.a, days_ago):
            token = pairing_actions.invite(self.a, words=words).token
        with clock.frozen(datetime.combine(self.day(days_ago), time(20), tzinfo=UTC)):
            pairing_actions.accept(self.b, pairing_actions.preview_for(token), hue=self.b.hue)
            with viewing(couple_context(self.a).viewer):
                pairing_actions.confirm(self.a)

    def see_news(self, days_ago: int) -> None:
        """Both have seen what the other did, up to that day."""
        for person in (self.a, self.b):
            with self.acting(person, days_ago, "23:00"):
                outbox.mark_all_seen(person.pk, from_partner=True)

    def check_in(
        self,
        person: Person,
        days_ago: int,
        place: str,
        *,
        hour: str = "08:10",
        sharing: checkin_actions.Sharing = "all",
        **columns: str,
    ) -> Any:
        """A check-in on a day; words of the place are chosen by the day, so that the story is the same each time."""
        ease, energy = (int(each) for each in place.split("-"))
        words = [key for key, _word in vocabulary.WORDS[vocabulary.region(ease, energy)]]
        with self.acting(person, days_ago, hour):
            return checkin_actions.check_in(
                ease=ease,
                energy=energy,
                words=columns.pop("words", "").split(",") if "words" in columns else [words[days_ago % len(words)]],
                zone=ZoneInfo(person.time_zone),
                sharing=sharing,
                **columns,
            )

    def add_note(self, person: Person, days_ago: int, kind: str, about: UUID, text: str, photo: str = "") -> Any:
        """A vision note, with one of the demo's photos and its words."""
        with self.acting(person, days_ago):
            target = vision_note_targets.target(couple_context(person).viewer, kind, about)
            photos = [photo_of(photo)] if photo else []
            note = notes_actions.update(target, kind, about, text=text, pictures=photos)
            return describe(note, photo, person.language) if photo else note

    def choose_cover(self, person: Person, days_ago: int, intention: Intention, note: Any) -> None:
        """The photo of a note at the top of what it is about."""
        with self.acting(person, days_ago):
            cover_actions.choose(intention, vision_access.photos_of(note)[0].pk)

    def months_of_checkins(self, days: int, every: int, until: int = 1) -> None:
        """Both check in now and then: mostly for themselves, sometimes the colour, sometimes all of it."""
        places = ["4-2", "3-3", "2-2", "4-4", "5-3", "3-1", "2-4", "4-3", "1-2", "5-4", "3-2"]
        levels: list[checkin_actions.Sharing] = ["me", "all", "colour", "me", "all"]
        for number, days_ago in enumerate(range(days, until, -every)):
            self.check_in(self.a, days_ago, places[number % 11], hour="08:10", sharing=levels[number % 5])
            if number % 3:
                self.check_in(
                    self.b, days_ago, places[(number * 4 + 2) % 11], hour="21:00", sharing=levels[(number + 2) % 5]
                )

    def closeness(self, person: Person, values: str) -> None:
        """How close somebody felt, a digit for each week up to this one."""
        for weeks_ago, value in enumerate(reversed(values)):
            with self.acting(person, 7 * weeks_ago, "00:20"):
                day = self.day(7 * weeks_ago)
                checkin_actions.keep_closeness(value=int(value), week=trends.week_of(day, 0))


def describe(note: Any, photo: str, language: str = "en") -> Any:
    """A note whose one photo has its caption and what it shows."""
    caption, alt = WORDS[photo].get(language, WORDS[photo]["en"])
    shown = vision_access.photos_of(note)[0].pk
    return notes_actions.rewrite(note, text=note.text, captions={shown: caption}, alts={shown: alt})


@cache
def photo_of(name: str) -> images.ProcessedImage:
    """One of the demo's photos, ready to keep."""
    return images.process((PHOTOS / name).read_bytes(), name=name)


@cache
def password_hash() -> str:
    """The one password of all, hashed once."""
    return make_password(PASSWORD)


def make_ready() -> None:
    """Decode and hash what takes long, before a transaction holds up everybody else's."""
    password_hash()
    for photo in sorted(PHOTOS.iterdir()):
        photo_of(photo.name)


def person(name: str, *, hue: str, zone: str, language: str = "en", pronouns: str = "") -> Person:
    """A demo person with a verified address."""
    address = address_of(name)
    made = Person(email=address, name=name, hue=hue, time_zone=zone, language=language, pronouns=pronouns)
    made.password = password_hash()
    made.quiet_from, made.quiet_until = time(21, 30), time(7, 30)
    made.save()
    EmailAddress.objects.create(user=made, email=address, verified=True, primary=True)
    return made


def is_loaded(name: str) -> bool:
    """Whether the couple of this demo person is here already: each comes whole or not at all."""
    return Person.objects.filter(email=address_of(name)).exists()


def of(one: str, other: str) -> Stage:
    """The stage of two demo people who are here already."""
    return Stage(Person.objects.get(email=address_of(one)), Person.objects.get(email=address_of(other)))


def address_of(name: str) -> str:
    """A demo person's address."""
    return f"{name.lower()}@{DOMAIN}"


def real_people() -> int:
    """How many people here are not from the demo."""
    return Person.objects.exclude(email__endswith=f"@{DOMAIN}").count()


def couples() -> int:
    """How many demo couples are together."""
    found = Partnership.objects.filter(person__email__endswith=f"@{DOMAIN}", left_at=None)
    return Couple.objects.filter(partnerships__in=found).distinct().count()
