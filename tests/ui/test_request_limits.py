"""Costly pages: one at a time, not too often, and the others answer meanwhile."""

import threading
from typing import Any

import pytest
from django.db import connections
from django.test import Client
from django.urls import reverse

from our2souls.lib import pdf
from our2souls.ui import request_limits
from tests.cast import CastMember

PDF = reverse("story:five_year_plan_pdf")


@pytest.mark.django_db(transaction=True, databases=["default", "keys", "limits"])
def test_while_one_pdf_is_made_the_second_waits_and_other_pages_answer(
    ana: CastMember, ben: CastMember, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun, may_end = threading.Event(), threading.Event()

    def slow(_html: str, _css: str) -> bytes:
        begun.set()
        may_end.wait(20)
        return b"%PDF"

    monkeypatch.setattr(pdf, "pdf", slow)
    answers: list[int] = []

    def ask() -> None:
        client = Client()
        client.cookies = ana.client.cookies
        answers.append(client.get(PDF).status_code)
        connections.close_all()

    first = threading.Thread(target=ask)
    first.start()
    assert begun.wait(20)
    second = ben.client.get(PDF)
    assert second.status_code == 503
    assert second["Retry-After"]
    assert "Another large page is just being made" in second.text
    assert ben.client.post(reverse("web:search"), {"words": "sea"}).status_code == 503
    assert ben.client.get(reverse("web:home")).status_code == 200
    assert ben.client.get(reverse("web:live")).status_code == 200
    may_end.set()
    first.join()
    assert answers == [200]
    assert ben.client.get(PDF).status_code == 200


@pytest.mark.parametrize(
    ("kind", "ask"),
    [
        ("pdf", lambda member: member.client.get(PDF)),
        ("search", lambda member: member.client.post(reverse("web:search"), {"words": "sea"})),
    ],
)
def test_pdfs_and_searches_are_limited_for_each_person(
    ana: CastMember, ben: CastMember, monkeypatch: pytest.MonkeyPatch, kind: str, ask: Any
) -> None:
    monkeypatch.setattr(pdf, "pdf", lambda *_all: b"%PDF")
    monkeypatch.setitem(request_limits.LIMITS, kind, (2, 600))
    assert [ask(ana).status_code for _time in range(4)] == [200, 200, 429, 429]
    assert ask(ben).status_code == 200, "the other one has a count of their own"


def test_a_pdf_that_fails_lets_the_next_one_in(
    ana: CastMember, ben: CastMember, monkeypatch: pytest.MonkeyPatch
) -> None:
    ana.client.raise_request_exception = False
    with monkeypatch.context() as patch:
        patch.setattr(pdf, "pdf", lambda *_all: 1 / 0)
        assert ana.client.get(PDF).status_code == 500
    monkeypatch.setattr(pdf, "pdf", lambda *_all: b"%PDF")
    assert ana.client.get(PDF).status_code == 200
