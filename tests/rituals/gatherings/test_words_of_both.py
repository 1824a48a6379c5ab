"""What each wrote at a gathering stays and is found: one thing of one, notes of both, more of them than a page holds."""

import re
from datetime import UTC, date, datetime, timedelta
from html import unescape
from typing import Any

import pytest
from django.urls import reverse

from our2souls.intentions.commitments.models import Commitment
from our2souls.lib import clock
from our2souls.privacy.viewer import viewing
from our2souls.rituals.core.models import Ritual
from our2souls.rituals.gatherings import access, actions
from our2souls.rituals.gatherings.models import Gathering, GatheringNote
from our2souls.rituals.gatherings.queries import NOTES
from tests.cast import CastMember
from tests.factories.intentions.core import an_intention
from tests.factories.rhythm.rituals import FIRST, a_ritual

NEXT = FIRST + timedelta(days=7)


@pytest.fixture(autouse=True)
def sunday() -> Any:
    """The first Sunday of December, at noon."""
    with clock.frozen(datetime(2026, 12, 6, 12, tzinfo=UTC)):
        yield


@pytest.fixture
def coffee(ana: CastMember, ben: CastMember) -> Ritual:
    """Each Sunday at ten."""
    return a_ritual(ana, ben)


def page(ritual: Ritual, day: date = FIRST, name: str = "gathering", *more: object) -> str:
    return reverse(f"rituals:{name}", args=[ritual.pk, day, *more])


def keep(who: CastMember, ritual: Ritual, day: date = FIRST, **sent: str) -> str:
    text: str = who.post(page(ritual, day, "gathering_act", "keep"), sent).text
    return text


def gathering(who: CastMember, day: date = FIRST) -> Gathering:
    with viewing(who.viewer):
        return Gathering.objects.get(occurrence=day)


def test_nobody_replaces_what_the_other_takes_along(ana: CastMember, ben: CastMember, coffee: Ritual) -> None:
    home = an_intention(ana, ben, "Our first home")
    keep(ana, coffee, one_thing="Phones away", intention=str(home.pk))
    ben.post(page(coffee, FIRST, "gathering_act", "reopen"))
    text = ben.get(page(coffee)).text
    assert 'value="Phones away"' not in text
    assert "A promise came out of this time already." in text
    both = {"one_thing": "More walks", "intention": str(home.pk)}
    refused = ben.client.post(page(coffee, FIRST, "gathering_act", "keep"), both)
    assert refused.status_code == 422
    assert "Choose only to remember yours" in refused.text
    assert 'value="More walks"' in refused.text
    assert "yours is with the notes" in unescape(keep(ben, coffee, one_thing="More walks"))
    for who in (ana, ben):
        text = who.get(page(coffee)).text
        assert "Phones away" in text
        assert "More walks" in text
        assert ("Your commitments" in text) == (who is ana)
    with viewing(ana.viewer):
        assert (gathering(ana).one_thing, gathering(ana).one_thing_by_id) == ("Phones away", ana.id)
        assert GatheringNote.objects.get().person_id == ben.id
        assert Commitment.objects.count() == 1
    assert "It is noted already" in keep(ben, coffee, one_thing="More walks"), "sent twice it is there once"
    assert (
        "Say what you promise"
        in ana.client.post(page(coffee, NEXT, "gathering_act", "keep"), {"intention": str(home.pk)}).text
    )


def test_earlier_notes_are_a_page_away(ana: CastMember, ben: CastMember, coffee: Ritual) -> None:
    with viewing(ana.viewer):
        open_one = access.gathering_for(ana.viewer, coffee.pk, FIRST)
        for number in range(NOTES + 1):
            with clock.frozen(datetime(2026, 12, 6, 12, number // 60, number % 60, tzinfo=UTC)):
                open_one = actions.write_note(open_one, f"Note {number}.").gathering
    text = ben.get(page(coffee)).text
    assert "Note 0." not in text
    assert "Note 1." in text
    (there,) = re.findall(r'href="([^"]+before=[^"]+)"', text)
    earlier = ben.get(there.partition("#")[0]).text
    assert "Note 0." in earlier
    assert "Note 1." not in earlier
