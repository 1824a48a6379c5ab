"""Ana and Ben, and what they write: in words of an ordinary or of an awkward length."""

from dataclasses import dataclass
from io import BytesIO

from django.urls import reverse
from PIL import Image

from our2souls.vision.media import images
from tests.cast import PASSWORD, CastMember, a_person, pair

UNBROKEN = "Taumatawhakatangihangakoauauotamateapokaiwhenuakitanatahumea"
LONG = "Maximiliana Alexandrina von Wolkenstein-Trostburg-Rodenegg"


@dataclass(frozen=True, slots=True)
class Words:
    """What they write."""

    name: str = "Our first home"
    dream: str = "A kitchen with a fig tree at its door"
    theirs: str = "A dog asleep on the step"
    more: str = "It is evening, the window is open, and somebody laughs in the yard."
    short: str = "Belonging"


AWKWARD = Words(
    name=f"{UNBROKEN} and a garden, and a door that stays open whoever comes",
    dream=f"{UNBROKEN}: a kitchen with a fig tree at its door, three windows to the south and a table for twelve",
    theirs=f"A dog asleep on the step of {UNBROKEN}, who snores, and nobody minds, not even the neighbours above",
    more=f"It is evening, the window is open. {UNBROKEN}{UNBROKEN} And somebody laughs. " * 4,
    short=f"Belonging to {UNBROKEN}",
)


def a_photo(colour: str) -> images.ProcessedImage:
    """A small clean photo."""
    file = BytesIO()
    Image.new("RGB", (640, 480), colour).save(file, "JPEG")
    return images.process(file.getvalue())


def a_couple(*, awkward: bool = False, language: str = "en") -> tuple[CastMember, CastMember]:
    """A couple who has just said once more who they are."""
    ana = a_person("Ana", hue="saffron", time_zone="Europe/Madrid", language=language)
    ben = a_person("Ben", hue="clay", time_zone="America/New_York", language=language)
    pair(ana, ben)
    for member, name in ((ana, LONG), (ben, UNBROKEN)):
        member.client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
        if awkward:
            member.person.name = name
            member.person.save(update_fields=["name"])
    return ana, ben
