"""What people do on several pages of the journey, by the words they read there."""

import re
from io import BytesIO

from django_tasks_db.models import DBTaskResult
from PIL import Image
from playwright.sync_api import Locator, expect

from tests.browser.support.phones import Phone
from tests.config.command import wait_for
from tests.letters import post

PASSWORD = "a fig tree by the kitchen door"
SENT_HOME, SERIAL = 0x8825, "a serial number that nobody needs"


def code_for(address: str) -> str:
    """The code in the newest letter to somebody."""
    letter = [each for each in post() if each.to == [address]][-1]
    found = re.search(r"space:\s+(\S+)", letter.body)
    assert found is not None, letter.body
    return found[1]


def sign_up(phone: Phone, name: str, hue: str = "") -> None:
    """Fill in the form, look at the mail, type the code in. Whoever was invited is not asked for a hue here."""
    address = f"{name.lower()}@example.org"
    phone.heading("Start your space")
    phone.write("What should we call you?", name)
    phone.write("Email", address)
    phone.write("Password", PASSWORD)
    if hue:
        phone.pick(hue)
    else:
        expect(phone.page.get_by_role("radio")).to_have_count(0)
    phone.press("Start")
    phone.heading("Look at your email")
    phone.write("The code in it", code_for(address))
    phone.press("Confirm")


def set_clock(phone: Phone, zone: str) -> None:
    """Choose the time zone by hand, as somebody without script has to."""
    phone.tab("Us")
    phone.link("Profile and colour", exact=False)
    phone.field("Time zone").select_option(zone)
    phone.press("Save")
    phone.tab("Today")


def dream(phone: Phone, line: str) -> None:
    """Keep a line, and open it."""
    phone.tab("Dreams")
    phone.write("What are you dreaming of?", line, within=".capture")
    phone.press("Save", within=".capture")
    phone.sees("Saved. Only you see it.")
    phone.link(line, exact=False)
    phone.heading(line)


def open_intention(phone: Phone, name: str) -> None:
    """Go to an intention from anywhere."""
    phone.tab("Dreams")
    phone.link(name, within="main", exact=False)
    phone.heading(name)


def a_photo() -> bytes:
    """A phone's photo: lying on its side, with the place where it was taken and the camera's serial number."""
    picture = Image.new("RGB", (1200, 900), (180, 140, 90))
    picture.paste((60, 90, 120), (0, 0, 1200, 300))
    about = Image.Exif()
    about[0x0112] = 6  # turned by a quarter
    about[0xC62F] = SERIAL
    place = about.get_ifd(SENT_HOME)
    place[1], place[2] = "N", (40.0, 25.0, 0.0)
    file = BytesIO()
    picture.save(file, "JPEG", exif=about, quality=90)
    return file.getvalue()


def wait_until_prepared() -> None:
    """Wait until the worker beside has prepared what was sent: only the page it was sent from looks again by itself."""
    wait_for(lambda: not DBTaskResult.objects.exclude(status__in=("SUCCESSFUL", "FAILED")).exists())


def _image(phone: Phone, alt: str) -> Locator:
    image = phone.page.get_by_role("img", name=alt).first
    image.scroll_into_view_if_needed()
    expect(image).to_be_visible()
    return image


def picture_of(phone: Phone, alt: str) -> tuple[int, int]:
    """Width and height of a picture on the page, as it was decoded."""
    with Image.open(BytesIO(bytes_of(phone, alt))) as picture:
        return picture.size


def bytes_of(phone: Phone, alt: str) -> bytes:
    """What the server gave for a picture, asked with this phone's session."""
    address = _image(phone, alt).get_attribute("src")
    answer = phone.context.request.get(f"{phone.origin}{address}")
    assert answer.ok
    return answer.body()
