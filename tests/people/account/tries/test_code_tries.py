"""Codes and passwords tried in bulk at several worker processes at once: what counts, counts for all of them together."""

import json
import subprocess
import sys
from collections.abc import Iterator
from typing import Any

import pytest
from django.urls import reverse

from tests.cast import PASSWORD
from tests.config.command import QUICK, surroundings
from tests.factories.people import JOIN
from tests.operation.conftest import started_place
from tests.operation.place import DJANGO, NewPlace, Place

__all__ = ["started_place"]

TWO = """
from allauth.mfa.totp.internal.auth import TOTP
from tests.cast import a_person
a_person("Dora")
TOTP.activate(a_person("Cleo").person, "JBSWY3DPEHPK3PXP")
"""
WORKER = """
import django
django.setup()
import json, sys
from allauth.account import forms
from django.test import Client
looked_at, compare = [], forms.compare_user_code
forms.compare_user_code = lambda **codes: looked_at.append(1) or compare(**codes)
for line in sys.stdin:
    path, data, cookie, address = json.loads(line)
    client = Client(HTTP_HOST="localhost:8000", REMOTE_ADDR=address)
    if cookie:
        client.cookies["session"] = cookie
    answer = client.post(path, data)
    session = client.cookies.get("session")
    told = [answer.status_code, answer.headers.get("Location", ""), session.value if session else "", answer.text]
    print(json.dumps([*told, len(looked_at)]), flush=True)
"""


class Worker:
    """A process of its own that answers posts, one after the other; others answer meanwhile."""

    def __init__(self, place: Place) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-c", WORKER],
            cwd=place.data.parent,
            env=surroundings(place.data, **(QUICK | DJANGO | place.variables)),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
        )

    def send(self, path: str, data: dict[str, str], cookie: str = "", address: str = "203.0.113.7") -> None:
        """Let it begin."""
        assert self.process.stdin
        print(json.dumps([path, data, cookie, address]), file=self.process.stdin, flush=True)

    def answer(self) -> Any:
        """Status, where it leads, the session’s cookie, the page, and how many codes of a mail it has compared so far."""
        assert self.process.stdout
        return json.loads(next(line for line in self.process.stdout if line.startswith("[")))


@pytest.fixture(scope="module")
def workers(started_place: NewPlace, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Worker, Worker]]:
    """Two processes on one place, with what they share: its databases."""
    place = started_place(tmp_path_factory.mktemp("place"))
    place.python(TWO)
    both = Worker(place), Worker(place)
    yield both
    for each in both:
        each.process.communicate(timeout=20)
        assert each.process.returncode == 0


def answers(workers: tuple[Worker, Worker], tries: int, path: str, code: str, cookies: tuple[str, str]) -> list[Any]:
    """As many wrong codes at each of them, at once and from as many addresses."""
    for worker, cookie in zip(workers, cookies, strict=True):
        for number in range(tries):
            worker.send(path, {"code": f"{code}{number}"}, cookie, f"198.51.100.{number}")
    return [worker.answer() for worker in workers for _ in range(tries)]


def test_wrong_invitation_codes_count_for_all_processes_together(workers: tuple[Worker, Worker]) -> None:
    for worker in workers:
        for number in range(8):
            worker.send(JOIN, {"code": f"0000000{number}"})
    statuses = [worker.answer()[0] for worker in workers for _ in range(8)]
    assert (statuses.count(422), statuses.count(429)) == (10, 6)


def test_wrong_codes_of_a_second_step_count_for_all_processes_together(workers: tuple[Worker, Worker]) -> None:
    for worker in workers:
        worker.send(reverse("account_login"), {"login": "cleo@example.org", "password": PASSWORD})
    entered = [worker.answer() for worker in workers]
    assert {each[1] for each in entered} == {reverse("mfa_authenticate")}
    tried = answers(workers, 6, reverse("mfa_authenticate"), "00000", (entered[0][2], entered[1][2]))
    looked_at = ["This code isn’t the right one" in each[3] for each in tried]
    assert looked_at.count(True) == 5, "five for whoever knows the password, however many sessions they have"


def test_wrong_codes_of_a_lost_password_count_for_all_processes_together(workers: tuple[Worker, Worker]) -> None:
    workers[0].send(reverse("account_reset_password"), {"email": "dora@example.org"})
    path, cookie = workers[0].answer()[1:3]
    assert path == reverse("account_confirm_password_reset_code")
    tried = answers(workers, 5, path, "AAAA-AAA", (cookie, cookie))
    assert tried[4][4] + tried[9][4] == 3, (
        "in one session, whose own count each reads before the others have written it"
    )
