"""The inbox: what waits for me, newest first; nobody else's; put away or put off."""

from datetime import UTC, datetime, time, timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from our2souls.delivery import outbox
from our2souls.delivery.inbox import queries as inbox_queries
from our2souls.delivery.registry import NotificationType, notification_types
from our2souls.lib import clock
from our2souls.people.models import Person
from our2souls.privacy.viewer import NoViewer, viewing
from tests.cast import CastMember
from tests.factories.delivery import NOON, Tea, deliveries

pytestmark = pytest.mark.usefixtures("noon")


def inapp(member: CastMember, **only: object):
    return deliveries(owner_id=member.id, channel="inapp", **only)


def test_the_inbox_shows_what_is_due_quiet_hours_or_not(ana: CastMember, tea: Tea) -> None:
    Person.objects.filter(pk=ana.id).update(quiet_from=time(0), quiet_until=time(23, 59))
    thing = tea.notify(ana)
    later = tea.notify(ana, at=NOON + timedelta(minutes=1))
    page = ana.get(reverse("delivery:notices")).text
    (row,) = inapp(ana, about=thing)
    assert f'action="{reverse("delivery:open_notice", args=[row.pk])}"' in page
    assert ana.client.post(reverse("delivery:open_notice", args=[row.pk])).url == f"/dreams/{thing}"
    assert str(inapp(ana, about=later)[0].pk) not in page
    assert "Time for tea" in page
    assert "It has come round again." in page


def test_an_empty_inbox_says_so(ana: CastMember, tea: Tea) -> None:
    assert "No new notifications" in ana.get(reverse("delivery:notices")).text


def test_unseen_returns_the_newest_due_notifications_in_two_queries(
    ana: CastMember, ben: CastMember, tea: Tea, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    older = tea.notify(ana, at=NOON - timedelta(hours=1))
    newer = tea.notify(ana)
    tea.notify(ana, at=NOON + timedelta(hours=1))
    tea.notify(ben)
    with viewing(ana.viewer):
        viewer = ana.viewer
        with django_assert_num_queries(2):
            found = inbox_queries.unseen(viewer, 5)
        assert [notice.about for notice in found] == [newer, older]
        assert tea.asked == 1
        assert [notice.about for notice in inbox_queries.unseen(viewer, 1)] == [newer]
        with django_assert_num_queries(1):
            assert inbox_queries.for_home(viewer).any_unseen
        outbox.mark_seen(inapp(ana, about=newer)[0])
        assert [notice.about for notice in inbox_queries.unseen(viewer, 5)] == [older]
        tea.hidden.add(older)
        assert inbox_queries.unseen(viewer, 5) == []


def test_the_last_registered_notification_type_of_a_name_counts(ana: CastMember, tea: Tea) -> None:
    whole = notification_types.named("tea")
    notification_types.register(
        NotificationType(name="tea", title="Tea", line="Tea.", url=whole.url, visible=tea.visible)
    )
    seen, hidden = tea.notify(ana), tea.notify(ana)
    tea.hidden.add(hidden)
    with viewing(ana.viewer):
        assert [notice.about for notice in inbox_queries.unseen(ana.viewer, 5)] == [seen]


def test_a_notification_of_an_unregistered_type_is_not_shown(ana: CastMember, tea: Tea) -> None:
    tea.notify(ana)
    del notification_types._by_name["tea"]
    with viewing(ana.viewer):
        assert inbox_queries.unseen(ana.viewer, 5) == []


def test_the_inbox_without_a_viewer_raises(ana: CastMember, tea: Tea) -> None:
    tea.notify(ana)
    with pytest.raises(NoViewer):
        inbox_queries.unseen(ana.viewer, 5)


def test_the_inbox_of_another_viewer_is_empty(ana: CastMember, ben: CastMember, tea: Tea) -> None:
    tea.notify(ana)
    with viewing(ben.viewer):
        assert inbox_queries.unseen(ana.viewer, 5) == []


def test_a_notification_put_away_leaves_the_inbox(ana: CastMember, tea: Tea) -> None:
    thing = tea.notify(ana)
    (row,) = inapp(ana)
    response = ana.client.post(reverse("delivery:mark_seen", args=[row.pk]))
    assert (response.status_code, response.url) == (302, reverse("delivery:notices"))
    assert inapp(ana)[0].seen_at == NOON
    with clock.frozen(NOON + timedelta(days=1)):
        ana.client.post(reverse("delivery:mark_seen", args=[row.pk]))
    assert inapp(ana)[0].seen_at == NOON
    page = ana.get(reverse("delivery:notices")).text
    assert f'href="/dreams/{thing}"' in page
    assert "Friday, 12 June, read" in page


@pytest.mark.parametrize(("days", "until"), [(1, "2026-06-13"), (3, "2026-06-15"), (7, "2026-06-19")])
def test_a_snoozed_notification_comes_back_to_the_inbox(ana: CastMember, tea: Tea, days: int, until: str) -> None:
    tea.notify(ana)
    (row,) = inapp(ana)
    page = ana.post(reverse("delivery:snooze", args=[row.pk]), {"days": days}).text
    back = datetime.fromisoformat(f"{until}T12:00").replace(tzinfo=UTC)
    assert inapp(ana)[0].snoozed_until == back
    assert "Snoozed until" in page
    with viewing(ana.viewer):
        assert inbox_queries.unseen(ana.viewer, 5) == []
        with clock.frozen(back):
            assert len(inbox_queries.unseen(ana.viewer, 5)) == 1


def test_a_notification_snoozed_over_a_clock_change_comes_back_at_the_same_hour(ana: CastMember, tea: Tea) -> None:
    with clock.frozen(datetime(2026, 10, 24, 16, tzinfo=UTC)):  # 18:00 in Madrid, an hour more the day after
        tea.notify(ana)
        ana.post(reverse("delivery:snooze", args=[inapp(ana)[0].pk]), {"days": 1})
    assert inapp(ana)[0].snoozed_until == datetime(2026, 10, 25, 17, tzinfo=UTC)


@pytest.mark.parametrize("days", ["", "2", "x", "9999999"])
def test_an_unknown_snooze_is_not_found(ana: CastMember, tea: Tea, days: str) -> None:
    tea.notify(ana)
    assert ana.client.post(reverse("delivery:snooze", args=[inapp(ana)[0].pk]), {"days": days}).status_code == 422


@pytest.mark.parametrize("act", ["delivery:mark_seen", "delivery:snooze"])
def test_only_ones_own_notifications_can_be_put_away_or_snoozed(
    ana: CastMember, ben: CastMember, cleo: CastMember, nobody: Client, tea: Tea, act: str
) -> None:
    tea.notify(ana)
    (row,) = inapp(ana)
    mail = deliveries(owner_id=ana.id, channel="email")[0]
    for client, pk, status in [
        (ben.client, row.pk, 404),
        (cleo.client, row.pk, 404),
        (ana.client, uuid4(), 404),
        (ana.client, mail.pk, 404),
        (nobody, row.pk, 302),
    ]:
        assert client.post(reverse(act, args=[pk]), {"days": 1}).status_code == status
    assert ana.client.get(reverse(act, args=[row.pk])).status_code == 405
    outbox.cancel(key=row.key)
    assert ana.client.post(reverse(act, args=[row.pk]), {"days": 1}).status_code == 404
    assert "/dreams/" not in ben.get(reverse("delivery:notices")).text.split("<main")[1].split("</main>")[0]
    assert inapp(ana)[0].seen_at is None


def test_the_inbox_is_paginated_by_key(ana: CastMember, tea: Tea) -> None:
    things = [tea.notify(ana, at=NOON - timedelta(minutes=n // 3)) for n in range(45)]
    found, before = [], ""
    with viewing(ana.viewer):
        for size in (20, 20, 5):
            page = inbox_queries.page(ana.viewer, before)
            assert len(page.rows) == size
            found += [notice.about for notice in page.rows]
            before = page.older
        assert before == ""
        assert sorted(found) == sorted(things)
        first = [notice.about for notice in inbox_queries.page(ana.viewer).rows]
        for broken in ("x", "~", "1~x", f"{10**40}~{uuid4()}", f"x~{uuid4()}"):
            assert [notice.about for notice in inbox_queries.page(ana.viewer, broken).rows] == first
    page = ana.get(reverse("delivery:notices")).text
    assert 'rel="next"' in page


def test_the_queries_of_the_inbox_do_not_grow_with_its_notifications(
    ana: CastMember, tea: Tea, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for rows in (3, 13):
        for _each in range(rows):
            tea.notify(ana)
        with django_assert_max_num_queries(8) as counted:
            ana.client.get(reverse("delivery:notices"))
        if rows == 3:
            few = len(counted)
    assert len(counted) == few
