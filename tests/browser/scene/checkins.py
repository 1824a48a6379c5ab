"""Check-ins of each, every other day, with a response."""

from django.urls import reverse

from our2souls.checkins import actions as checkin_actions
from our2souls.privacy.viewer import viewing
from tests.browser.scene.words import Words
from tests.cast import CastMember
from tests.factories.checkins import a_checkin


def check_ins(ana: CastMember, ben: CastMember, words: Words) -> dict[str, str]:
    """Ana shares all of hers, Ben most as a colour; he has responded to her newest."""
    addresses = {}
    for days in range(20, -1, -2):
        for member, sharing in ((ana, "all"), (ben, "colour" if days else "all")):
            texts = {"words": ["rested", words.short[:40]], "need": words.short, "note": words.more[:400]}
            checkin = a_checkin(member, sharing, (1 + days % 5, 1 + days % 4), **texts)
            if member is ben and days in {0, 2}:
                addresses[f"partner's check-in, {sharing}"] = reverse("checkins:check_in_one", args=[checkin.pk])
            elif member is ana:
                newest = checkin
    with viewing(ben.viewer):
        checkin_actions.respond(newest, kind="own", words=words.more[:300])
    return addresses | {"own check-in": reverse("checkins:check_in_one", args=[newest.pk])}
