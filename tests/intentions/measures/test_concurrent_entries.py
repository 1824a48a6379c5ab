"""Two equal posts of a measure's entry at once make one entry; other words, or a page opened anew, make another."""

import threading
from decimal import Decimal
from typing import Any

import pytest
from django.db import connections
from django.test import Client
from django.urls import reverse

from our2souls.intentions.measures.models import Entry
from our2souls.privacy.viewer import viewing
from tests.cast import CastMember
from tests.factories.intentions.core import an_entry, an_intention
from tests.web.forms import key_of


def entries_of(by: CastMember) -> list[Decimal]:
    with viewing(by.viewer):
        return sorted(Entry.objects.values_list("amount", flat=True))


@pytest.mark.django_db(transaction=True, databases=["default", "keys", "limits"])
def test_two_equal_posts_at_once_make_one_entry(ana: CastMember, ben: CastMember) -> None:
    intention = an_intention(ana, ben)
    an_entry(ana, intention, "1")
    path = reverse("intentions:entries", args=[intention.pk])
    data: dict[str, Any] = {"amount": "25", "on": "2026-11-02", "whose": "me", "words": "For the door"}
    data["form-key"] = key_of(ana.get(path).text)
    responses: list[tuple[int, str]] = []
    together = threading.Barrier(2)

    def send() -> None:
        client = Client()
        client.cookies = ana.client.cookies
        together.wait()
        response = client.post(path, data)
        responses.append((response.status_code, response.headers.get("Location", response.text[:2000])))
        connections.close_all()

    threads = [threading.Thread(target=send) for _time in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert entries_of(ana) == [1, 25]
    assert len(set(responses)) == 1
    assert responses[0][0] == 302
    ana.client.post(path, data | {"amount": "30"})
    assert entries_of(ana) == [1, 25, 30], "other words are another entry"
    ana.client.post(path, data | {"form-key": key_of(ana.get(path).text)})
    assert entries_of(ana) == [1, 25, 25, 30], "a page opened anew is another entry"
