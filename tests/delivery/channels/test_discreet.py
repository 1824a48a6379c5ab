"""What reaches somebody discreet: that there is something, and nothing of whom or what."""

from email import message_from_bytes, policy
from typing import Any

import pytest

from our2souls.delivery.preferences import actions as preferences
from our2souls.delivery.worker import run
from our2souls.people.models import Person
from our2souls.privacy.viewer import viewing
from tests.cast import CastMember
from tests.delivery.channels.test_push import service, turn_on
from tests.factories.delivery import Tea
from tests.push_service import PushService

__all__ = ["service"]


@pytest.fixture
def discreet(ana: CastMember) -> CastMember:
    """Ana, who wants it so."""
    Person.objects.filter(pk=ana.id).update(discreet=True)
    return ana


def test_a_push_says_that_there_is_something(discreet: CastMember, tea: Tea, service: PushService) -> None:
    turn_on(discreet, service)
    thing = tea.notify(discreet)
    run.run_due()
    plain = {
        "title": "Notes",
        "body": "There is something new.",
        "tag": "notes",
        "icon": "/static/ui/img/plain-192.png",
    }
    assert service.heard == [plain | {"url": f"/dreams/{thing}"}]


def test_a_mail_names_neither_house_nor_thing(discreet: CastMember, tea: Tea, mailoutbox: list[Any]) -> None:
    with viewing(discreet.viewer):
        preferences.set_preference(discreet.viewer, "tea", inapp=True, email=True, named=True)
    tea.notify(discreet)
    run.run_due()
    mail = message_from_bytes(mailoutbox[-1].message().as_bytes(), policy=policy.default)
    assert mail["From"].startswith("Notes <")
    assert mail["Subject"] == "Something is waiting for you"
    bodies = [part.get_content() for part in mail.walk() if part.get_content_maintype() == "text"]
    assert len(bodies) == 2
    for body in bodies:
        assert "There is something new" in body
        assert not any(word in body for word in ("Our2Souls", "tea", "come round"))
