"""Revisits: due every month, answered apart, opened together; choosing again is visible to both."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.core import mail
from django.core.management import call_command
from django.urls import reverse

from our2souls.intentions.core.models import Intention
from our2souls.lib import clock
from our2souls.privacy.viewer import viewing
from tests.cast import CastMember
from tests.factories.intentions.core import an_intention


def url(name: str, *args: object) -> str:
    return reverse(name, args=args)


def the_intention(by: CastMember) -> Intention:
    with viewing(by.viewer):
        return Intention.objects.get()


def due(intention: Intention, zone: str, hour: int = 18) -> datetime:
    day = intention.next_look_on
    assert day is not None
    return datetime(day.year, day.month, day.day, hour, 1, tzinfo=ZoneInfo(zone))


def test_each_partner_is_reminded_of_a_revisit_once_at_their_own_local_hour(ana: CastMember, ben: CastMember) -> None:
    an_intention(ana, ben)
    intention = the_intention(ana)
    with clock.frozen(due(intention, "Europe/Madrid", 17)):
        call_command("worker", "--once")
        assert mail.outbox == []
    with clock.frozen(due(intention, "Europe/Madrid")):
        call_command("worker", "--once")
        call_command("worker", "--once")
        assert [m.to for m in mail.outbox] == [[ana.person.email]]
        assert "Our first home" not in mail.outbox[0].body
        assert mail.outbox[0].subject == "Something is waiting for you two"
        assert "Time for your review" in ana.get(reverse("delivery:notices")).text
        assert "Time for your review" not in ben.get(reverse("delivery:notices")).text
    with clock.frozen(due(intention, "America/New_York")):
        call_command("worker", "--once")
        assert [m.to for m in mail.outbox] == [[ana.person.email], [ben.person.email]]


def test_answers_of_a_revisit_stay_sealed_until_both_are_there_and_choose_again(
    ana: CastMember, ben: CastMember
) -> None:
    intention = an_intention(ana, ben)
    with clock.frozen(due(the_intention(ana), "America/New_York")):
        page = ana.post(
            url("intentions:revisit", intention.pk),
            {"want": "but", "changed": "I stopped believing in the garden", "next_step": "One house"},
        )
        assert "Your answer is saved" in page.text
        partners_page = ben.get(url("intentions:revisit", intention.pk)).text
        assert "Ana has answered" in partners_page
        assert "garden" not in partners_page
        assert "garden" not in ben.get(url("intentions:intention", intention.pk)).text
        page = ben.post(url("intentions:revisit", intention.pk), {"want": "yes", "changed": "Summer feels possible"})
        assert "I stopped believing in the garden" in page.text
        for member in (ana, ben):
            again = member.get(url("intentions:intention", intention.pk)).text
            assert "Summer feels possible" in again
            local = clock.now().astimezone(ZoneInfo(member.person.time_zone))
            assert f"Chosen by both, last on {local:%-d %B}" in again
        assert the_intention(ana).next_look_on > clock.today("UTC") + timedelta(days=20)


def test_an_answer_of_a_revisit_can_be_changed_until_both_have_answered(ana: CastMember, ben: CastMember) -> None:
    intention = an_intention(ana, ben)
    ana.post(url("intentions:revisit", intention.pk), {"want": "unsure", "changed": "First thought"})
    ana.post(url("intentions:revisit", intention.pk), {"want": "yes", "changed": "Second thought"})
    page = ben.post(url("intentions:revisit", intention.pk), {"want": "yes"}).text
    assert "Second thought" in page
    assert "First thought" not in page


def test_a_draft_of_a_revisit_is_kept_and_is_no_answer(ana: CastMember, ben: CastMember) -> None:
    intention = an_intention(ana, ben)
    ana.post(url("intentions:revisit", intention.pk), {"changed": "Half a thought", "later": "yes"})
    assert "Half a thought" in ana.get(url("intentions:revisit", intention.pk)).text
    assert "<b>Ana has answered.</b>" not in ben.get(url("intentions:revisit", intention.pk)).text


def test_a_no_in_a_revisit_makes_the_intention_wait_and_pauses_its_reminders(ana: CastMember, ben: CastMember) -> None:
    intention = an_intention(ana, ben)
    before = the_intention(ana)
    ana.post(url("intentions:revisit", intention.pk), {"want": "no"})
    assert the_intention(ana).state == "active"
    ben.post(url("intentions:revisit", intention.pk), {"want": "yes"})
    assert the_intention(ana).state == "waiting"
    with clock.frozen(due(before, "America/New_York")):
        call_command("worker", "--once")
    assert mail.outbox == []
    ana.post(url("intentions:revisit", intention.pk), {"want": "yes"})
    ben.post(url("intentions:revisit", intention.pk), {"want": "yes"})
    assert the_intention(ana).state == "active"


def test_a_revisit_without_its_first_answer_gets_a_kind_sentence_and_keeps_the_words(
    ana: CastMember, ben: CastMember
) -> None:
    intention = an_intention(ana, ben)
    page = ana.post(url("intentions:revisit", intention.pk), {"changed": "Kept words"})
    assert "comes closest" in page.text
    assert "Kept words" in page.text


def test_a_longer_rhythm_moves_the_next_revisit(ana: CastMember, ben: CastMember) -> None:
    intention = an_intention(ana, ben)
    monthly = the_intention(ana).next_look_on
    ana.post(
        url("intentions:intention_edit", intention.pk),
        {"name": "Our first home", "rhythm": "every:3:months", "version": 1},
    )
    assert the_intention(ana).next_look_on > monthly
    ana.post(url("intentions:intention_edit", intention.pk), {"name": "Our first home", "rhythm": "none", "version": 2})
    assert the_intention(ana).next_look_on is None
