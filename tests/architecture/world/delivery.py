"""A notice that waits, and what somebody wants to hear."""

from uuid import UUID

from our2souls.delivery import outbox
from our2souls.delivery.channels import devices
from our2souls.delivery.models import Notification
from our2souls.delivery.preferences import actions as preferences
from our2souls.delivery.preferences import snooze_link, unsubscribe
from our2souls.privacy.viewer import viewing
from tests.architecture.world.scene import Scene
from tests.cast import CastMember
from tests.factories.intentions.core import a_fridge_item


def notice(who: CastMember, about: UUID) -> Notification:
    """Something that waits for somebody."""
    with viewing(who.viewer):
        outbox.notify(to=who.id, notice="revisit", about=about, key=f"revisit:{about}:2026-11-01")
        return Notification.objects.filter(about=about, channel="inapp").latest("made_at")


def news(who: CastMember, partner: CastMember) -> Notification:
    """Something that the partner did, and that waits for somebody."""
    line = a_fridge_item(partner)
    with viewing(who.viewer):
        return Notification.objects.get(about=line.pk, channel="inapp")


def wishes_of_ana(scene: Scene) -> None:
    """Ana wants mails about revisits; the link in each that ends them."""
    with viewing(scene.ana.viewer):
        preferences.set_preference(scene.ana.viewer, "revisit", inapp=True, email=True)
        device = devices.add(
            endpoint="https://push.example.org/a", p256dh="p", auth="a", label="Firefox", session_key="key"
        )
    scene.ids["ana.device"] = device.pk
    scene.tokens["later"] = snooze_link.snooze_path(Notification()).rsplit("/", 1)[-1]
    scene.tokens["stop"] = unsubscribe.unsubscribe_path(scene.ana.id, "revisit").rsplit("/", 1)[-1]
