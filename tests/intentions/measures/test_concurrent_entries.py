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
from tests.factories import intentions
from tests.web.forms import key_of


def entries_of(by: CastMember) -> list[Decimal]:
    with viewing(by.viewer):
        return sorted(Entry.objects.values_list("amount", flat=True))


@pytest.mark.django_db(transaction=True, databases=["default", "keys", "limits"])
def test_two_equal_posts_at_once_make_one_entry(ana: CastMember, ben: CastMember) -> None:
    intention = intentions.an_intention(ana, ben)
    intentions.an_entry(ana, intention, "1")
    at = reverse("intentions:entries", args=[intention.pk])
    said: dict[str, Any] = {"amount": "25", "on": "2026-11-02", "whose": "me", "words": "For the door"}
    said["form-key"] = key_of(ana.get(at).text)
    answers: list[tuple[int, str]] = []
    together = threading.Barrier(2)

    def send() -> None:
        client = Client()
        client.cookies = ana.client.cookies
        together.wait()
        answer = client.post(at, said)
        answers.append((answer.status_code, answer.headers.get("Location", answer.text[:2000])))
        connections.close_all()

    threads = [threading.Thread(target=send) for _time in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert entries_of(ana) == [1, 25]
    assert len(set(answers)) == 1
    assert answers[0][0] == 302
    ana.client.post(at, said | {"amount": "30"})
    assert entries_of(ana) == [1, 25, 30], "other words are another entry"
    ana.client.post(at, said | {"form-key": key_of(ana.get(at).text)})
    assert entries_of(ana) == [1, 25, 25, 30], "a page opened anew is another entry"
