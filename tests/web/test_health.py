"""Whether the worker keeps up, for anybody; and how much waits, for who bears the token."""

import re
from datetime import timedelta

from django.test import Client, override_settings
from django.urls import reverse
from prometheus_client.openmetrics.parser import text_string_to_metric_families
from pytest_django import DjangoAssertNumQueries

from our2souls.delivery import outbox, schedules
from our2souls.delivery.models import Notification
from our2souls.lib import clock
from our2souls.privacy import unscoped
from tests.cast import CastMember
from tests.factories.delivery import NOON, ask_for_code

TOKEN = "a token of at least thirty-two characters"
BEARS = {"Authorization": f"Bearer {TOKEN}"}
LATER = timedelta(minutes=11)


def told(member: CastMember) -> None:
    outbox.notify(to=member.id, notice="people.joined", about=member.id, key="people.joined:x")


def figures() -> dict[tuple[str, str], float]:
    with override_settings(OUR2SOULS_METRICS_TOKEN=TOKEN):
        answer = Client().get(reverse("web:metrics"), headers=BEARS)
    assert answer["Content-Type"].startswith("application/openmetrics-text")
    families = text_string_to_metric_families(answer.text)
    return {
        (family.name.removeprefix("our2souls_queue_"), sample.labels["queue"]): sample.value
        for family in families
        for sample in family.samples
    }


def test_the_worker_is_late_once_something_has_been_due_for_ten_minutes(ana: CastMember) -> None:
    with clock.frozen(NOON):
        assert Client().get(reverse("web:worker")).json() == {"status": "ok"}
        told(ana)
        assert Client().get(reverse("web:worker")).status_code == 200
    with clock.frozen(NOON + LATER):
        answer = Client().get(reverse("web:worker"))
    assert (answer.status_code, answer.json()) == (503, {"status": "late"})
    assert re.search(r"\d", answer.text) is None


def test_what_rests_until_its_next_try_is_not_late(ana: CastMember) -> None:
    with clock.frozen(NOON):
        told(ana)
        outbox.waiting().update(next_try_at=NOON + timedelta(hours=2), attempts=1)
    with clock.frozen(NOON + LATER):
        assert Client().get(reverse("web:worker")).status_code == 200
        assert figures()["failing", "mail"] == 1
    with clock.frozen(NOON + timedelta(hours=2, seconds=30)):
        assert Client().get(reverse("web:worker")).status_code == 200
        assert figures()["oldest_due_seconds", "mail"] == 30


def test_every_queue_has_its_figures(ana: CastMember) -> None:
    with clock.frozen(NOON):
        told(ana)
        schedules.schedule(ana.id, "revisit", ana.id, "monthly", NOON.date(), NOON.time())
        ask_for_code("ana@example.org")
    with clock.frozen(NOON + timedelta(days=1)):
        unscoped.queryset(Notification, "worker.claim").filter(channel="email").update(given_up_at=NOON)
        found = figures()
    assert {queue for _figure, queue in found} == {"schedules", "mail", "push", "account_mail", "jobs"}
    assert {figure for figure, _queue in found} == {"due", "oldest_due_seconds", "failing", "given_up"}
    assert (found["due", "schedules"], found["due", "account_mail"], found["due", "mail"]) == (1, 1, 0)
    assert found["given_up", "mail"] == 1
    assert found["oldest_due_seconds", "account_mail"] == 24 * 60 * 60


def test_there_is_no_page_of_metrics_without_a_token_and_none_for_another_one(ana: CastMember) -> None:
    assert Client().get(reverse("web:metrics"), headers=BEARS).status_code == 404
    with override_settings(OUR2SOULS_METRICS_TOKEN=TOKEN):
        for wrong in (
            {},
            {"Authorization": "Bearer "},
            {"Authorization": f"Basic {TOKEN}"},
            {"Authorization": f"Bearer {TOKEN}x"},
        ):
            answer = Client().get(reverse("web:metrics"), headers=wrong)
            assert (answer.status_code, answer.text) == (401, "")
        assert ana.client.get(reverse("web:metrics")).status_code == 401


def test_metrics_cost_as_many_queries_however_much_waits(
    ana: CastMember, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for _each in range(20):
        told(ana)
    with django_assert_max_num_queries(14):
        figures()
