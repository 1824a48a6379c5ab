"""What two read together on one phone fits two of its screens, however much they share."""

from collections.abc import Mapping
from typing import Any

import pytest
from django.urls import reverse

from our2souls.privacy.viewer import viewing
from our2souls.readiness.instrument.model import Item
from our2souls.readiness.report import follow_ups
from tests.browser.conftest import Hand
from tests.browser.every_page.pages import signed_in
from tests.cast import CastMember
from tests.factories.readiness import report

pytestmark = pytest.mark.browser
SCREEN = {"width": 390, "height": 844}


def unknown(item: Item) -> Mapping[str, Any] | None:
    """Somebody who wants all topics as the other does, and guessed none of it."""
    return report.topic(4, guess=1) if item.kind == "topic" else report.same(item)


@pytest.mark.parametrize("language", ["en", "es"])
def test_what_they_share_and_what_to_pick_fit_two_screens(
    hand: Hand, ana: CastMember, ben: CastMember, language: str
) -> None:
    ana.person.language = language
    ana.person.save()
    sitting = report.revealed(ana, ben, unknown, unknown)
    with viewing(ana.viewer):
        for area in ("money", "time", "closeness"):
            follow_ups.set_aside_for(sitting, "ritual", area)
    phone = signed_in(hand, ana)
    phone.page.set_viewport_size(SCREEN)
    for slug in ("good-news", "pick"):
        phone.open(reverse("readiness:report_page", args=[sitting.pk, slug]))
        assert phone.page.locator("details").count(), slug
        assert phone.page.evaluate("document.documentElement.scrollHeight") <= 2 * SCREEN["height"], slug
