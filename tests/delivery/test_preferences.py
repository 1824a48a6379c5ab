"""What reaches somebody, and ending mails in one tap without signing in."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from our2souls.delivery import partner_events
from our2souls.delivery.models import Preference
from our2souls.delivery.preferences import queries as preferences
from our2souls.delivery.preferences import unsubscribe
from our2souls.delivery.registry import notification_types
from our2souls.delivery.worker import run
from our2souls.people.models import Person
from our2souls.privacy.viewer import viewing
from tests.cast import CastMember
from tests.factories.delivery import Tea, deliveries

ONE_CLICK = {"List-Unsubscribe": "One-Click"}


def wish(member: CastMember) -> preferences.ChannelPreference:
    with viewing(member.viewer):
        return next(wish for wish in preferences.preferences_of(member.viewer) if wish.category == "tea")


@pytest.fixture
def link(ana: CastMember, tea: Tea, mailoutbox: list) -> str:
    """The path behind the link of a mail that Ana got."""
    tea.notify(ana)
    run.run_due()
    found = re.search(r"<http://localhost:8000(/notices/stop/[^>]+)>", mailoutbox[0].message()["List-Unsubscribe"])
    assert found
    return found[1]


def test_without_a_preference_every_channel_is_on(ana: CastMember, tea: Tea) -> None:
    assert (wish(ana).inapp, wish(ana).email) == (True, True)
    page = ana.get(reverse("delivery:preferences")).text
    others = notification_types.categories().keys() - {partner_events.MAIL}
    assert page.count("checked") == 2 * len(others)


def test_what_the_partner_does_comes_by_mail_to_who_asks_and_by_name_to_who_asks_for_that(ana: CastMember) -> None:
    page = ana.get(reverse("delivery:preferences")).text
    assert f'name="{partner_events.MAIL}-email"' in page
    assert f'name="{partner_events.MAIL}-inapp"' not in page
    assert 'name="revisit-named"' not in page
    ana.client.post(reverse("delivery:preferences"), {f"{partner_events.MAIL}-email": "on"})
    assert not preferences.wants_names(ana.id, partner_events.MAIL)
    ana.client.post(
        reverse("delivery:preferences"), {f"{partner_events.MAIL}-email": "on", f"{partner_events.MAIL}-named": "on"}
    )
    assert preferences.wants_names(ana.id, partner_events.MAIL)


def test_the_preferences_page_saves_which_channels_are_on(ana: CastMember, ben: CastMember, tea: Tea) -> None:
    response = ana.client.post(reverse("delivery:preferences"), {"tea-inapp": "on"})
    assert (response.status_code, response.url) == (302, reverse("delivery:preferences"))
    assert (wish(ana).inapp, wish(ana).email) == (True, False)
    assert (wish(ben).inapp, wish(ben).email) == (True, True)
    tea.notify(ana)
    assert [row.channel for row in deliveries()] == ["inapp"]
    ana.client.post(reverse("delivery:preferences"), {"tea-email": "on"})
    assert (wish(ana).inapp, wish(ana).email) == (False, True)
    with viewing(ana.viewer):
        assert Preference.objects.filter(category="tea").count() == 1


def test_the_unsubscribe_link_asks_first_and_opening_it_changes_nothing(
    ana: CastMember, link: str, nobody: Client
) -> None:
    for method in (nobody.get, nobody.head):
        assert method(link).status_code == 200
    page = nobody.get(link).text
    assert "Stop these emails?" in page
    assert "“Tea”" in page
    assert "ana@" not in page
    assert "Ana" not in page
    assert wish(ana).email


def test_unsubscribing_ends_mails_and_leaves_the_app_alone(
    ana: CastMember, link: str, nobody: Client, tea: Tea
) -> None:
    for _again in range(2):
        response = nobody.post(link)
        assert (response.status_code, response.url) == (302, link)
    assert "You won’t get these emails any more" in nobody.get(link).text
    assert (wish(ana).inapp, wish(ana).email) == (True, False)


def test_mail_programs_unsubscribe_in_one_click(ana: CastMember, link: str) -> None:
    mail_program = Client(enforce_csrf_checks=True)
    for _again in range(2):
        assert mail_program.post(link, ONE_CLICK).status_code == 200
    assert not wish(ana).email


def test_unsubscribing_keeps_the_channel_that_was_off(ana: CastMember, link: str, nobody: Client) -> None:
    ana.client.post(reverse("delivery:preferences"), {"tea-email": "on"})
    nobody.post(link, ONE_CLICK)
    assert (wish(ana).inapp, wish(ana).email) == (False, False)


def test_unsubscribing_works_with_somebody_else_signed_in(ana: CastMember, ben: CastMember, link: str) -> None:
    assert ben.client.post(link, ONE_CLICK).status_code == 200
    assert not wish(ana).email
    assert wish(ben).email


def test_the_unsubscribe_page_speaks_the_recipients_language(ana: CastMember, link: str, nobody: Client) -> None:
    Person.objects.filter(pk=ana.id).update(language="es")
    assert '<html lang="es"' in nobody.get(link).text


def test_a_forged_unsubscribe_link_is_not_found(ana: CastMember, link: str, nobody: Client, tea: Tea) -> None:
    forged = unsubscribe._signer.sign_object([ana.id.hex, "coffee"])
    for token in ("x", link.rsplit("/", 1)[1] + "x", "a:b", forged):
        path = reverse("delivery:unsubscribe", args=[token])
        assert nobody.get(path).status_code == 404
        assert nobody.post(path, ONE_CLICK).status_code == 404
    assert wish(ana).email
