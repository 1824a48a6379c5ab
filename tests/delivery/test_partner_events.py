"""Partner events: each thing one does that concerns the other stands on the other's home by name, and leaves by mail without."""

import re
from html import unescape

import pytest
from django.core import mail
from django.urls import reverse

from our2souls.delivery import outbox
from our2souls.delivery.inbox import queries as inbox_queries
from our2souls.delivery.partner_events import MAIL, PAUSE
from our2souls.delivery.preferences import actions as preferences
from our2souls.delivery.registry import notification_types
from our2souls.delivery.worker import run
from our2souls.dreams import actions as dream_actions
from our2souls.dreams.models import Dream
from our2souls.intentions.core import choosing
from our2souls.intentions.fridge import actions as fridge
from our2souls.intentions.fridge.models import FridgeItem
from our2souls.intentions.plan import actions as plan
from our2souls.intentions.plan.models import Milestone
from our2souls.lib import clock
from our2souls.people.models import Partnership
from our2souls.people.pairing import actions as pairing
from our2souls.privacy.models import Share
from our2souls.privacy.viewer import viewing
from tests.cast import CastMember, a_person
from tests.factories.delivery import deliveries
from tests.factories.dreams import a_dream
from tests.factories.intentions.core import a_fridge_item, a_milestone, an_intention
from tests.factories.partner_events import (
    ACTS,
    HOME,
    LINE,
    OFFER,
    an_offer,
    forget,
    puts_something_on_the_fridge,
    shares_a_dream,
)
from tests.factories.readiness.sittings import start

NOT_HERE = {pairing.CONFIRMED, "sitting"}
"""Told of somebody who was alone until then: its own test."""


def news(member: CastMember) -> list[str]:
    """What home shows under “From …”, each in one line."""
    page = member.get(reverse("web:home")).text
    found = re.search(r'<section class="card [^"]*news".*?</section>', page, re.DOTALL)
    rows = re.findall(r'<span class="row-text">(.*?)<svg', found[0], re.DOTALL) if found else []
    plain = (unescape(re.sub(r"<[^>]+>|[\u2066-\u2069]", " ", row)) for row in rows)
    return [" ".join(row.split()) for row in plain]


def wants_mail(member: CastMember, *, named: bool = False) -> None:
    with viewing(member.viewer):
        preferences.set_preference(member.viewer, MAIL, inapp=True, email=True, named=named)


def mails() -> list[str]:
    """What the two are sent; a therapist has mails of their own."""
    mail.outbox.clear()
    run.run_due()
    return [
        f"{each.subject}\n{each.body}\n{each.alternatives[0].content}"  # type: ignore[attr-defined]
        for each in mail.outbox
        if each.to != ["thea@example.org"]
    ]


def test_every_partner_event_is_tried_here() -> None:
    assert {type_.name for type_ in notification_types.from_partner()} == ACTS.keys() | NOT_HERE


@pytest.mark.parametrize("name", ACTS)
def test_an_event_stands_first_on_the_partners_home_by_name_until_it_is_opened(
    ana: CastMember, ben: CastMember, name: str
) -> None:
    sentence = ACTS[name](ana, ben)
    assert news(ben)[:1] == [sentence]
    assert sentence not in news(ana)
    page = ben.get(reverse("web:home")).text
    assert page.index("h-from") < page.index("h-today")
    with viewing(ben.viewer):
        event = inbox_queries.for_home(ben.viewer).from_partner[0]
    opened = ben.client.post(reverse("delivery:open_notice", args=[event.id]))
    assert opened.status_code == 302
    there = ben.client.get(opened.url.partition("#")[0], follow=True)
    assert there.status_code == 200
    assert sentence not in news(ben)


@pytest.mark.host
@pytest.mark.parametrize("name", ACTS)
def test_an_event_leaves_by_mail_in_neutral_words_unless_names_are_wanted(
    ana: CastMember, ben: CastMember, name: str
) -> None:
    wants_mail(ben)
    sentence = ACTS[name](ana, ben)
    (neutral,) = mails()
    assert "There is something new for you in your space for two." in neutral
    for word in ("Ana", LINE, OFFER, HOME, "door", "Swim", "adviser"):
        assert word not in neutral
    forget(ben)
    wants_mail(ben, named=True)
    deliveries_of_before = {row.pk for row in deliveries(owner_id=ben.id, channel="inapp")}
    for row in deliveries(owner_id=ben.id, notice=name, channel="inapp"):
        type(row)._base_manager.filter(pk=row.pk).update(seen_at=None)  # as if it were new
    assert deliveries_of_before
    (again,) = named_mail(ben)
    title = sentence.removesuffix(f" {again['subject']}")
    assert title in again["body"]
    assert again["subject"] in again["body"]


def named_mail(member: CastMember) -> list[dict[str, str]]:
    """The mail that names what is new, with what the newest thing is called."""
    outbox.notify(to=member.id, notice=MAIL, about=member.viewer.couple, key=f"{MAIL}:again")
    with viewing(member.viewer):
        subject = inbox_queries.for_home(member.viewer).from_partner[0].subject
    return [{"body": re.sub(r"[\u2066-\u2069]", "", unescape(body)), "subject": subject} for body in mails()]


def test_nobody_is_mailed_who_did_not_ask(ana: CastMember, ben: CastMember) -> None:
    shares_a_dream(ana, ben)
    assert mails() == []


def test_one_mail_tells_of_all_that_is_new_and_none_of_what_was_seen(ana: CastMember, ben: CastMember) -> None:
    wants_mail(ben)
    shares_a_dream(ana, ben)
    puts_something_on_the_fridge(ana, ben)
    assert len(mails()) == 1
    a_fridge_item(ana, "Learn to sail")
    forget(ben)
    assert mails() == []
    a_fridge_item(ana, "See the northern lights")
    with clock.frozen(clock.now() + PAUSE):
        assert len(mails()) == 1


def test_home_shows_the_five_newest_and_the_way_to_the_rest(ana: CastMember, ben: CastMember) -> None:
    for number in range(7):
        a_fridge_item(ana, f"Line {number}")
    assert [line.split()[-1] for line in news(ben)] == ["6", "5", "4", "3", "2"]
    assert "Line 0" in re.sub(r"[\u2066-\u2069]", "", ben.get(reverse("delivery:notices")).text)
    forget(ben)
    assert news(ben) == []


def test_a_test_that_the_partner_started_stands_on_home(ana: CastMember, ben: CastMember) -> None:
    start(ana)
    assert news(ben) == ["Ana started the couple test: your part waits for you"]
    assert news(ana) == []


def test_a_mail_that_names_says_that_the_test_was_started_as_the_app_does(ana: CastMember, ben: CastMember) -> None:
    start(ana)
    mails()
    wants_mail(ben, named=True)
    shares_a_dream(ana, ben)
    (named,) = mails()
    assert "started the couple test: your part waits for you" in named


def test_marking_as_read_at_home_leaves_what_is_no_partner_event(ana: CastMember, ben: CastMember) -> None:
    with viewing(ben.viewer):
        made = an_intention(ana, ben, HOME)
        outbox.notify(to=ben.id, notice="revisit", about=made.pk, key="revisit:now")
    ben.post(reverse("delivery:mark_all_seen"), {"from": "home"})
    assert news(ben) == []
    assert [row.notice for row in deliveries(owner_id=ben.id, channel="inapp", seen_at=None, cancelled_at=None)] == [
        "revisit"
    ]


def test_what_is_taken_back_is_not_told_any_more(ana: CastMember, ben: CastMember) -> None:
    dream = a_dream(ana, LINE, share=True)
    item = a_fridge_item(ana, "Learn to sail")
    made = an_intention(ana, ben, HOME, chosen=False)
    step = a_milestone(ana, made)
    with viewing(ana.viewer):
        choosing.choose(made)
        plan.mark_done(Milestone.objects.get(pk=step.pk))
    assert len(news(ben)) == 4
    with viewing(ana.viewer):
        dream_actions.unshare(dream)
        fridge.remove(FridgeItem.objects.get(pk=item.pk))
        choosing.unchoose(made)
        plan.mark_undone(Milestone.objects.get(pk=step.pk))
    assert news(ben) == []


def test_support_for_a_dream_that_is_not_shared_any_more_waits_unseen(ana: CastMember, ben: CastMember) -> None:
    an_offer(ana, ben)
    type(deliveries()[0])._base_manager.filter(owner_id=ben.id).update(seen_at=None)
    assert len(news(ben)) == 1
    with viewing(ben.viewer):
        dream_actions.unshare(Dream.objects.get())
    assert Share.objects.filter(closed_at=None).count() == 1  # the support itself stays open
    assert news(ben) == []


def test_an_ex_a_stranger_and_the_actor_find_nothing_to_open(
    ana: CastMember, ben: CastMember, cleo: CastMember
) -> None:
    shares_a_dream(ana, ben)
    (event,) = deliveries(owner_id=ben.id)
    path = reverse("delivery:open_notice", args=[event.pk])
    assert cleo.post(path).status_code == 404
    assert ana.post(path).status_code == 404
    with viewing(ana.viewer):
        pairing.separate(ana.person)
    assert ben.post(path).status_code == 404
    assert LINE not in ben.get(reverse("delivery:notices")).text
    assert LINE not in ben.get(reverse("web:home")).text


def test_a_notice_whose_thing_was_closed_meanwhile_does_not_open(ana: CastMember, ben: CastMember) -> None:
    dream = a_dream(ana, LINE, share=True)
    (event,) = deliveries(owner_id=ben.id)
    with viewing(ana.viewer):
        dream_actions.unshare(dream)
    assert ben.post(reverse("delivery:open_notice", args=[event.pk])).status_code == 404


def test_what_the_partner_is_told_stands_on_a_page_in_the_very_words(ana: CastMember, ben: CastMember) -> None:
    page = re.sub(r"[\u2066-\u2069]", "", unescape(ana.get(reverse("delivery:partner_events")).text))
    for type_ in notification_types.from_partner():
        assert str(type_.app_title or type_.title) % {"name": "Ana"} in page


def test_saying_yes_is_told_to_who_joined(cleo: CastMember) -> None:
    nina = a_person("Nina", hue="moss", time_zone="Europe/Paris")
    with viewing(cleo.viewer):
        token = pairing.invite(cleo.person).token
    pairing.accept(nina.person, pairing.preview_for(token), hue="tide")
    (asked,) = [each for each in mails() if "would like to join" in each]
    assert "Nina" not in asked
    assert "Somebody would like to join you" in cleo.get(reverse("delivery:notices")).text
    with viewing(cleo.viewer):
        pairing.confirm(cleo.person)
    assert Partnership.objects.filter(person=nina.person, left_at=None).exists()
    assert news(nina) == ["Cleo said yes: you have begun"]
    (begun,) = mails()
    assert "Your shared space has begun" in begun
    assert "Cleo" not in begun
    assert "Somebody would like to join you" not in cleo.get(reverse("delivery:notices")).text
