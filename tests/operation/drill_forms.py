"""What the durability drill sends and counts: the two and what waits for them, their forms, and what is there afterwards."""

import random
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode
from uuid import uuid4

READY = 60
"""Intentions that wait for a yes, and check-ins of the partner that wait for an answer."""
PREPARE = f"""
import json, tempfile
from tests.cast import a_person, pair
from tests.plugins import cookies
from tests.factories.checkins import a_checkin
from tests.factories.intentions.core import a_measure, an_intention
from tests.factories.vision.pages import a_photo
cookies.pytest_configure()
ana, ben = a_person("Ana"), a_person("Ben")
pair(ana, ben)
counted = an_intention(ana, ben)
a_measure(ana, counted)
print(json.dumps({{
    "sessions": [each.client.cookies["session"].value for each in (ana, ben)],
    "counted": str(counted.pk),
    "intentions": [str(an_intention(ben, ana, f"One of many {{n}}", chosen=False).pk) for n in range({READY})],
    "checkins": [str(a_checkin(ben, "all").pk) for n in range({READY})],
    "photo": a_photo(size=(640, 480)).read().hex(),
}}))
"""
COUNT = """
import json
from collections import Counter
from datetime import timedelta
from django.apps import apps
from django.core.management import call_command
from our2souls.lib import clock
from our2souls.operation.doctor import examine
from our2souls.delivery.models import Notification
from our2souls.delivery.worker import jobs
from our2souls.privacy import keys
from our2souls.vision.media import encrypted_storage, inventory
from our2souls.vision.models import SharedPhoto
with clock.moved(timedelta(minutes=30)):  # whatever a dead worker held is free again
    call_command("worker", "--once", verbosity=0)
    jobs.sweep()
    while jobs.run():
        pass
texts = {}
for label, column in (
    ("checkins.CheckIn", "note"), ("checkins.CheckInResponse", "words"), ("dreams.Dream", "line"),
    ("intentions.Entry", "words"), ("intentions.FridgeItem", "text"), ("vision.SharedNote", "text"),
):
    model = apps.get_model(label)
    field = model._meta.get_field(column)
    rows = [row for row in model._base_manager.all() if row.__dict__[column]]
    texts[label] = [
        keys.decrypt(row.key_holder(), row.__dict__[column], field.associated_data(row)).decode() for row in rows
    ]
choices = apps.get_model("intentions.Choice")._base_manager.filter(withdrawn_at=None)
notices = Notification._base_manager.values_list("owner_id", "notice", "about", "channel")
with clock.moved(timedelta(days=2)):
    encrypted_storage.sweep()
print("RESULT" + json.dumps({
    "texts": texts,
    "choices": [f"{row.intention_id}" for row in choices],
    "photos": SharedPhoto._base_manager.count(),
    "states": dict(Counter(SharedPhoto._base_manager.values_list("state", flat=True))),
    "twice": [str(notice) for notice, count in Counter(notices).items() if count > 1],
    "notices": len(notices),
    "files": sorted(set(inventory.stored()) ^ set(inventory.expected())),
    "findings": [finding.line() for finding in examine.examine(lambda line: None, deep=True)],
}))
"""


@dataclass(slots=True)
class Form:
    """One that was begun: where it is, what it sends, and what it is to be found by."""

    kind: str
    page: str
    to: str
    data: dict[str, str]
    token: str
    photo: bytes = b""


def forms(scene: dict[str, Any], number: int, count: int, chance: random.Random) -> Iterator[Form]:
    """What somebody sends, one after the other, as long as they are asked."""
    counted = f"/dreams/together/{scene['counted']}/entries"
    intentions, checkins = scene["intentions"][number::count], scene["checkins"][number::count]  # nobody else’s
    while True:
        token, kind = uuid4().hex, chance.choice(["check-in", "entry", "photo", "dream", "fridge", "choice", "answer"])
        if kind == "check-in":
            data = {"place": "4-2", "note": token, "sharing": "all"}
            yield Form("checkins.CheckIn", "/check-in/", "/check-in/", data, token)
        elif kind == "entry":
            data = {"amount": "1", "on": "2026-11-01", "words": token}
            yield Form("intentions.Entry", counted, counted, data, token)
        elif kind == "photo":
            data = {"text": token, "whose": "ours"}
            yield Form("vision.SharedNote", "/notes/new", "/notes/new", data, token, bytes.fromhex(scene["photo"]))
        elif kind == "dream":
            yield Form("dreams.Dream", "/dreams/new", "/dreams/new", {"line": token, "audience": "share"}, token)
        elif kind == "fridge":
            yield Form("intentions.FridgeItem", "/dreams/fridge", "/dreams/fridge", {"text": token}, token)
        elif kind == "choice" and intentions and number % 2 == 0:
            page = f"/dreams/together/{(pk := intentions.pop())}"
            yield Form("choice", page, f"{page}/choose", {}, pk)
        elif kind == "answer" and checkins and number % 2 == 0:
            page = f"/check-in/{checkins.pop()}"
            yield Form("checkins.CheckInResponse", page, f"{page}/respond", {"kind": "own", "words": token}, token)


def keys_in(page: str, form: Form) -> dict[str, str]:
    """The hidden inputs of the form on a page that is sent there."""
    at = page.find(f'action="{form.to}"')
    found = re.search(r'name="form-key"\s+value="([^"]+)"', page[max(at, 0) :]) or re.search(
        r'name="form-key"\s+value="([^"]+)"', page
    )
    assert found, form.page
    return {"form-key": found[1], "csrfmiddlewaretoken": "c" * 32}


def encoded(form: Form, hidden: dict[str, str]) -> tuple[bytes, str]:
    """A form as browsers send it: its body, and what kind that is of."""
    data = hidden | form.data
    if not form.photo:
        return urlencode(data).encode(), "application/x-www-form-urlencoded"
    edge, parts = uuid4().hex, []
    for name, value in data.items():
        parts.append(f'--{edge}\r\nContent-Disposition: form-data; name="{name}"\r\n\r\n{value}\r\n'.encode())
    head = f'--{edge}\r\nContent-Disposition: form-data; name="photos"; filename="us.jpg"\r\nContent-Type: image/jpeg\r\n\r\n'
    return b"".join(
        parts
    ) + head.encode() + form.photo + f"\r\n--{edge}--\r\n".encode(), f"multipart/form-data; boundary={edge}"
