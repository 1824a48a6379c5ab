"""What becomes of an intention is up to both: chosen, resting, released, reached."""

from django.urls import reverse

from our2souls.intentions.core.models import Intention
from our2souls.privacy.viewer import viewing
from tests.cast import CastMember
from tests.factories.intentions.core import an_intention


def url(name: str, *args: object) -> str:
    return reverse(name, args=args)


def the_intention(by: CastMember) -> Intention:
    with viewing(by.viewer):
        return Intention.objects.get()


def test_an_intention_is_active_only_when_both_have_chosen(ana: CastMember, ben: CastMember) -> None:
    intention = an_intention(ana, ben, chosen=False)
    ana.post(url("intentions:intention_choose", intention.pk))
    assert the_intention(ana).state == "woven"
    ana.post(url("intentions:intention_unchoose", intention.pk))
    ben.post(url("intentions:intention_choose", intention.pk))
    assert the_intention(ana).state == "woven"
    ana.post(url("intentions:intention_choose", intention.pk))
    intention = the_intention(ana)
    assert intention.state == "active"
    assert intention.next_look_on is not None


def test_an_intention_rests_and_is_resumed_by_either(ana: CastMember, ben: CastMember) -> None:
    intention = an_intention(ana, ben)
    ben.post(url("intentions:intention_rest", intention.pk))
    assert the_intention(ana).state == "resting"
    ana.post(url("intentions:intention_resume", intention.pk))
    assert the_intention(ana).state == "active"


def test_an_intention_is_released_only_by_both(ana: CastMember, ben: CastMember) -> None:
    intention = an_intention(ana, ben)
    ana.post(url("intentions:intention_release", intention.pk))
    assert the_intention(ana).state == "active"
    assert "It stays unless you would too" in ben.get(url("intentions:intention", intention.pk)).text
    ana.post(url("intentions:intention_release_withdraw", intention.pk))
    ben.post(url("intentions:intention_release", intention.pk))
    assert the_intention(ana).state == "active"
    ana.post(url("intentions:intention_release", intention.pk))
    assert the_intention(ana).state == "released"


def test_a_reached_intention_shows_its_day(ana: CastMember, ben: CastMember) -> None:
    intention = an_intention(ana, ben)
    ben.post(url("intentions:intention_reach", intention.pk), {"on": "2026-11-20"})
    assert "20 November 2026" in ana.get(url("intentions:intention", intention.pk)).text
