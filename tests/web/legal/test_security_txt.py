"""security.txt: there when the operator named somebody, in the words of RFC 9116."""

from datetime import UTC, datetime, timedelta
from typing import Any

from django.test import Client
from django.urls import reverse

from our2souls.lib.clock import now


def test_without_a_contact_there_is_no_such_page(nobody: Client) -> None:
    assert nobody.get(reverse("web:security_txt")).status_code == 404


def test_the_page_names_the_contact_until_a_day_within_a_year(nobody: Client, settings: Any) -> None:
    settings.OUR2SOULS_SECURITY_CONTACT = "mailto:security@us.example"
    answer = nobody.get("/.well-known/security.txt")
    assert answer["Content-Type"].startswith("text/plain")
    lines = dict(line.split(": ", 1) for line in answer.text.splitlines())
    assert lines["Contact"] == "mailto:security@us.example"
    assert lines["Canonical"].endswith("/.well-known/security.txt")
    expires = datetime.strptime(lines["Expires"], "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
    assert now() < expires < now() + timedelta(days=365)
