"""Two go through a whole bridge by its forms, without a script: from the invitation to a trial that both keep."""

import re
from typing import Any

from django.urls import reverse

from our2souls.bridges.core.models import Agreement, Bridge, BridgeOption
from our2souls.privacy.viewer import viewing
from tests.cast import CastMember
from tests.factories.bridges.core import fresh


class Two:
    """Both, and the bridge that they build."""

    def __init__(self, bridge: Bridge, *people: CastMember) -> None:
        self.bridge, self.people = bridge, people

    def send(self, who: CastMember, name: str, data: dict[str, Any] | None = None, *more: str) -> str:
        answer = who.post(reverse(f"bridges:{name}", args=[self.bridge.pk, *more]), data or {})
        assert answer.status_code == 200, answer.status_code
        text: str = answer.text
        return text

    def press(self, who: CastMember, act: str) -> str:
        return self.send(who, "bridge_act", None, act)

    def both(self, act: str) -> str:
        return "".join(self.press(who, act) for who in self.people)

    def write(self, who: CastMember, kind: str, **words: str) -> str:
        return self.send(who, "turn", words, kind)

    def options(self) -> list[Any]:
        with viewing(self.people[0].viewer):
            return [row.pk for row in BridgeOption.objects.filter(removed_at=None).order_by("at")]


def test_from_the_invitation_to_a_trial_that_both_keep(ana: CastMember, ben: CastMember) -> None:
    ana.post(reverse("bridges:bridge_new"), {"title": "City or cabin"})
    with viewing(ana.viewer):
        two = Two(Bridge.objects.get(), ana, ben)
    two.send(ben, "accept", {"brings": "A cabin"})
    for who, need in ((ana, "aliveness"), (ben, "rest")):
        two.send(who, "side", {"dream": f"{who.name} dreams", "needs": [need], "own_need": "the sea", "core": "A door"})
    assert "Is now a good moment for you?" in ben.get(reverse("bridges:bridge", args=[two.bridge.pk])).text
    assert "You said that now is good" in two.press(ana, "ready")
    opened = two.press(ben, "ready")
    assert "Ana dreams" in opened
    for speaker, listener in ((ana, ben), (ben, ana)):
        two.write(listener, "reflect", words="You want the sea")
        two.write(speaker, "almost", words="Almost: to hear it")
        assert "Almost: to hear it" in two.write(listener, "reflect", words="You want to hear it")
        two.press(speaker, "heard")
        two.write(listener, "respond", words="It makes sense", feeling="hopeful")
    two.both("ready")
    assert "the sea" in two.write(ana, "ground", words="one door")
    two.both("go-on")
    two.both("ready")
    for who in (ana, ben):
        two.write(who, "option", words=f"{who.name}’s first", pattern="turns")
        two.write(who, "option", words=f"{who.name}’s second", pattern="")
    _rate(two, ana, [5, 4, 3, 2], [5, 4, 3, 1])
    ranked = _rate(two, ben, [3, 4, 4, 5], [4, 4, 3, 5])
    two.both("ready")
    assert ranked.index("Ana’s second") < ranked.index("Ana’s first") < ranked.index("Not bridges")
    assert ranked.index("Not bridges") < ranked.index("Ben’s second")
    day = ana.viewer.today
    two.send(
        ana,
        "propose",
        {"kind": "trial", "words": "The second way", "ends_on": day.replace(year=day.year + 1).isoformat()},
    )
    with viewing(ben.viewer):
        agreement = Agreement.objects.get()
    assert "You both signed it." in two.send(ben, "sign", {"step": "If it rains, then I stay"}, str(agreement.pk))
    two.press(ana, "keep")
    assert "This bridge stands" in two.press(ben, "keep")
    assert fresh(two.bridge, ana).outcome == "kept"


def _rate(two: Two, who: CastMember, needs: list[int], lives: list[int]) -> str:
    """Half of it is kept for later; a figure is missed with all but one; then all of it."""
    data = {}
    for pk, need, live in zip(two.options(), needs, lives, strict=True):
        data |= {f"need-{pk}": str(need), f"live-{pk}": str(live)}
    first = next(iter(data))
    kept = two.send(who, "rate", {first: data[first], "later": "1"})
    assert "Kept. Only you see it." in kept
    assert re.search(rf'name="{first}"\s+value="{data[first]}"\s+checked', kept)
    missing = who.client.post(
        reverse("bridges:rate", args=[two.bridge.pk]), {name: value for name, value in data.items() if name != first}
    )
    assert missing.status_code == 422
    assert "Choose a number from 1 to 5." in missing.text
    return two.send(who, "rate", data)
