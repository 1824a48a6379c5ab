"""What Sam & Jordan picture and keep for later: notes by themselves, a voice memo, letters, and days of their own."""

import io
import math
import random
import struct
import wave
from datetime import date
from functools import cache
from uuid import UUID

from our2souls.demo.stage import VAULT, Stage, photo_of
from our2souls.dreams import actions as dream_actions
from our2souls.dreams.text_fields import DreamData
from our2souls.milestones import actions as milestone_actions
from our2souls.milestones.actions import MilestoneData
from our2souls.people.models import Person
from our2souls.vault import actions as vault_actions
from our2souls.vault import key as vault_key
from our2souls.vault.kinds import kind_of
from our2souls.vision import letters as vision_letters
from our2souls.vision.media import voice_memos
from our2souls.vision.media.attachments import Attachments
from our2souls.vision.notes import actions as notes_actions

PICTURED = (
    ("The first trip", 129, "The hills, in the one dry hour.", "hills.webp"),
    ("The keys to the third floor", 128, "What we could see of it that night.", "city.webp"),
)
"""Days of Sam and Jordan that have a photo."""
ROOM = "The last seminar of the winter. You had the wrong room."
A_YEAR_AGO = """Dear us,

tonight we saw the first flat. The ceiling was too low for the cello, and there was a lemon tree in the stairwell that \
belonged to nobody. We came home, could not find the table under the boxes, and ate on the floor.

I am writing this before we are sensible again. One of us wants to sign tomorrow. The other wants to sleep for a week. I \
think that both of these are love, and that neither of them is a plan.

So here is what I hope you still do:

- you tell each other when you are tired *before* you are unkind
- you count the money on the same evening, with something good to drink
- you have been wrong about a street or two, and laughed about it later

> If it has gone another way, and you are somewhere I can’t picture, then good.

Water something for us."""


def load(on: Stage, home: UUID) -> None:
    """Theirs to keep."""
    _notes(on, home)
    _letters(on)
    _days(on)


def load_abroad(on: Stage) -> None:
    """Alina & Marcus: a letter each way, and the day they land."""
    with on.acting(on.a, 50):
        words = "Querido Marcus:\n\ncuando abras esto ya sabrás pedir el pan *sin señalar*. Guárdame la corteza."
        vision_letters.seal(
            vision_letters.draft(
                vision_letters.LetterData("Para el primer invierno allí", vision_letters.PARTNER, on.day(-200), words)
            )
        )
    with on.acting(on.b, 100):
        words = "To whoever we are by now: call your mother first, then open the window."
        vision_letters.seal(
            vision_letters.draft(
                vision_letters.LetterData("When we have the keys", vision_letters.US, on.day(20), words)
            )
        )
        milestone_actions.create(MilestoneData("The day we land", on.day(-800)), remind=True)
    with on.acting(on.a, 99):
        milestone_actions.create(MilestoneData("El primer beso", date(on.today.year - 3, 5, 9), yearly=True))
        beach = milestone_actions.create(
            MilestoneData("El día que dijimos “¿y si nos vamos?”", on.years_ago(2), words="En voz baja, por si acaso.")
        )
        milestone_actions.create(MilestoneData("Medio año en dos ciudades", date(on.today.year - 1, 2, 1), "month"))
    on.add_note(on.a, 98, "relationship_milestone", beach.pk, "Aquella playa.", "sea.webp")


def _notes(on: Stage, home: UUID) -> None:
    with on.acting(on.a, 160):
        words = "A door that shuts, and *north light* on a long table. Nothing on it yet."
        notes_actions.create_standalone(shared=False, text=words, attachments=Attachments())
    with on.acting(on.b, 70):
        words = "Recorded from the window, the third night. **Listen:** no cars."
        notes_actions.create_standalone(
            shared=True, text=words, attachments=Attachments([photo_of("sea.webp")], sea_memo())
        )
    with on.acting(on.a, 20):
        words = "What I’d like to hear when I open the door:\n\n- somebody practising\n- a kettle\n- nobody in a hurry"
        notes_actions.create_standalone(shared=True, text=words, attachments=Attachments())
    on.add_note(on.a, 18, "intention", home, "Two windows and a ledge that is wide enough to sit on.", "window.webp")


def _letters(on: Stage) -> None:
    def for_(envelope: str, to: str, days_ago: int, text: str) -> vision_letters.LetterData:
        return vision_letters.LetterData(envelope, to, on.day(days_ago), text)

    soup = "If you read this in the car: stop for soup. The sea will still be there at nine.\n\nI love you at every petrol station."
    _sealed_letter(on, on.a, 365, for_("To us, a year from now", vision_letters.US, 0, A_YEAR_AGO), "window.webp")
    _sealed_letter(on, on.b, 480, for_("Before the long drive south", vision_letters.US, 113, soup))
    _sealed_letter(
        on, on.b, 40, for_("For a hard week", vision_letters.PARTNER, -60, "Put the kettle on before you read on.")
    )
    _sealed_letter(
        on, on.a, 25, for_("Jordan, at forty", vision_letters.PARTNER, -310, "You said you would not want a party.")
    )
    _sealed_letter(
        on, on.a, 25, for_("When the choir has sung", vision_letters.ME, -120, "You were afraid of a Tuesday. Look.")
    )
    with on.acting(on.a, 2):
        vision_letters.draft(for_("The first night behind our own door", vision_letters.US, -900, "Dear us,"))


def _sealed_letter(on: Stage, who: Person, days_ago: int, data: vision_letters.LetterData, photo: str = "") -> None:
    with on.acting(who, days_ago):
        vision_letters.seal(vision_letters.draft(data, Attachments([photo_of(photo)] if photo else ())))


def _days(on: Stage) -> None:
    first_met, soon = date(on.today.year - 6, 2, 29 if (on.today.year - 6) % 4 == 0 else 28), on.day(-11)
    tellings = [
        (on.a, MilestoneData("The day we met", first_met, yearly=True, words=ROOM), True),
        (on.b, MilestoneData("Our anniversary", soon.replace(year=soon.year - 4, day=min(soon.day, 28)), yearly=True), True),
        (on.a, MilestoneData("The first trip", date(on.today.year - 5, 8, 1), "month", words="Rain for nine days."), False),
        (on.b, MilestoneData("The year of eleven boxes", date(on.today.year - 3, 1, 1), "year"), False),
        (on.a, MilestoneData("The keys to the third floor", on.years_ago(3), words="Two keys, and no light bulb."), False),
        (on.b, MilestoneData("The concert in the rain", date(on.today.year - 1, 6, 14), words="We stayed to the end."), False),
        (on.a, MilestoneData("Jordan moved the desk to the window", on.day(140)), False),
        (on.b, MilestoneData("The lease ends", on.day(-420), words="Wherever we are then, we leave with both plants."), True),
    ]  # fmt: skip
    for who, data, remind in tellings:
        with on.acting(who, 130):
            milestone = milestone_actions.create(data, remind=remind)
        for title, days_ago, text, photo in PICTURED:
            if data.title == title:
                on.add_note(on.a, days_ago, "relationship_milestone", milestone.pk, text, photo)


@cache
def sea_memo() -> voice_memos.ProcessedAudio:
    """The voice memo of the sea, ready to keep."""
    return voice_memos.process(the_sea(), name="sea.wav")


def the_sea(seconds: int = 12, rate: int = 16_000) -> bytes:
    """Waves, as a recorder at an open window would have them: noise that swells and ebbs. The same each time."""
    noise, low, samples = random.Random(7), 0.0, []  # noqa: S311 - nothing secret about the sea
    for each in range(seconds * rate):
        low += 0.08 * (noise.uniform(-1, 1) - low)
        swell = 0.25 + 0.75 * math.sin(math.pi * each / (rate * 6)) ** 2
        samples.append(int(26_000 * low * swell))
    out = io.BytesIO()
    with wave.open(out, "wb") as recorded:
        recorded.setnchannels(1)
        recorded.setsampwidth(2)
        recorded.setframerate(rate)
        recorded.writeframes(struct.pack(f"<{len(samples)}h", *samples))
    return out.getvalue()


def fill_vault(on: Stage, person: Person, line: str, why: str, words: str) -> None:
    """Made last month, with one thing of each kind."""
    with on.acting(person, 34, "22:10"):
        vault = vault_actions.create(passphrase=VAULT, code=vault_key.recovery_code())
        dream, kind = dream_actions.create(DreamData(line=line, why=why)), kind_of("dream")
        if kind is not None:
            vault_actions.put(vault, kind, dream)
    with on.acting(person, 12, "23:05"):
        vault_actions.write(vault, words)
