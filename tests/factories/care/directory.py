"""Therapists for tests, made through the acts."""

import io
from typing import Any

from PIL import Image

from our2souls.care.directory import actions
from our2souls.care.directory.entry_csv import read_values
from our2souls.care.directory.models import DirectoryEntry

CELLS = {
    "credentials": "Couples therapist",
    "about": "Works with couples before big decisions.",
    "specialities": "relationship-alignment|communication",
    "approaches": "Emotionally focused therapy",
    "languages": "es|en",
    "place": "Madrid",
    "country": "ES",
    "email": "practice@therapist.example",
    "phone": "+34 600 000 000",
    "link": "https://therapist.example/about",
}


def an_entry(name: str = "Lena Ortiz", *, listed: bool = True, **cells: str) -> DirectoryEntry:
    """An entry as a file would bring it; `cells` are those of the file."""
    slug = name.lower().replace(" ", "-")
    values: Any
    values, faults = read_values(CELLS | {"slug": slug, "name": name, "listed": "yes" if listed else "no"} | cells)
    assert not faults, faults
    actions.save_all({slug: values})
    return DirectoryEntry.objects.get(slug=slug)


def a_portrait(colour: str = "teal") -> bytes:
    """A JPEG that says in its EXIF which camera took it."""
    exif = Image.Exif()
    exif[0x010F] = "A camera with a name"
    out = io.BytesIO()
    Image.new("RGB", (900, 900), colour).save(out, "JPEG", exif=exif)
    return out.getvalue()
