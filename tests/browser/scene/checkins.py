"""Check-ins of each, every other day, with a response."""

from django.urls import reverse

from our2souls.checkins import actions as checkin_actions
from our2souls.privacy.viewer import viewing
from tests.browser.scene.words import Words
from tests.cast import CastMember


def check_ins(ana: CastMember, ben: CastMember, words: Words) -> dict[str, str]:
    """Ana shares all of hers, Ben most as a colour; he has responded to her newest."""
    addresses = {}
    for days in range(20, -1, -2):
        for member, sharing in ((ana, "all"), (ben, "colour" if days else "all")):
            with viewing(member.viewer):
                checkin = checkin_actions.check_in(
                    ease=1 + days % 5, energy=1 + days % 4, words=["rested", words.short[:40]], need=words.short,
                    note=words.more[:400], zone=member.us.zone, sharing=sharing,  # type: ignore[arg-type]
                )  # fmt: skip
            if member is ben and days in {0, 2}:
                addresses[f"partner's check-in, {sharing}"] = reverse("checkins:check_in_one", args=[checkin.pk])
            elif member is ana:
                newest = checkin
    with viewing(ben.viewer):
        checkin_actions.respond(newest, kind="own", words=words.more[:300])
    return addresses | {"own check-in": reverse("checkins:check_in_one", args=[newest.pk])}
