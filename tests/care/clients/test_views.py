"""A therapist's pages: who gets them, what stands on them, and how they close."""

from datetime import timedelta
from uuid import uuid4

import pytest
from allauth.mfa.models import Authenticator
from django.urls import reverse
from django.utils.html import escape

from our2souls.care.clients import access, actions
from our2souls.care.clients.models import TherapistTerms
from our2souls.care.consent.models import Engagement
from our2souls.intentions.core.models import Intention
from our2souls.privacy.viewer import TABLE, ReadOnly, viewing
from tests.care.scene import a_therapist, at_the_table, client_of, close_parts, open_part, show_second_factor
from tests.cast import CastMember, a_person, pair
from tests.factories.intentions.core import an_intention

Couple = tuple[CastMember, CastMember]
HOUSE, SECRET = "A house by the sea", "Something of Thea’s own"
PAGES = ("client", "client_print", "client_pdf", "client_state")


@pytest.fixture
def thea(db: None) -> CastMember:
    return a_therapist()


@pytest.fixture
def engagement(thea: CastMember, couple: Couple) -> Engagement:
    found = at_the_table(thea, couple)
    an_intention(*couple, HOUSE)
    open_part(couple[0], thea, "intentions")
    return found


def at(name: str, engagement: Engagement) -> str:
    return reverse(f"care:{name}", args=[engagement.pk])


def test_the_brief_stands_on_its_page(thea: CastMember, engagement: Engagement) -> None:
    page = thea.get(at("client", engagement))
    assert page.status_code == 200
    assert HOUSE in page.text
    assert "Ana &amp; Ben" in page.text
    assert "both partners can read that you did" in page.text
    assert "no-store" in page["Cache-Control"]


def test_the_list_has_the_couples_with_what_is_open(thea: CastMember, engagement: Engagement) -> None:
    page = thea.get(reverse("care:clients"))
    assert "Ana &amp; Ben" in page.text
    assert "Intentions" in page.text
    assert at("client", engagement) in page.text


@pytest.mark.parametrize("name", PAGES)
def test_nobody_else_gets_a_clients_page(name: str, engagement: Engagement, couple: Couple, cleo: CastMember) -> None:
    other = a_therapist("Oskar")
    for member in (*couple, cleo, other):
        assert member.get(at(name, engagement)).status_code == 404


@pytest.mark.parametrize("name", PAGES)
def test_an_id_that_is_none_of_hers_is_not_found(name: str, thea: CastMember, engagement: Engagement) -> None:
    dora, eli = a_person("Dora"), a_person("Eli")
    pair(dora, eli)
    theirs = at_the_table(a_therapist("Oskar"), (dora, eli))
    assert thea.get(at(name, theirs)).status_code == 404
    assert thea.get(reverse(f"care:{name}", args=[uuid4()])).status_code == 404


@pytest.mark.parametrize("name", PAGES)
def test_what_is_closed_is_gone_in_every_tab(
    name: str, thea: CastMember, engagement: Engagement, ana: CastMember
) -> None:
    assert thea.get(at(name, engagement)).status_code == 200
    with viewing(ana.viewer):
        table = list(_grants(engagement))
    close_parts(ana, table)
    assert thea.get(at(name, engagement)).status_code == 404
    assert HOUSE not in thea.get(reverse("care:clients")).text


def _grants(engagement: Engagement):  # type: ignore[no-untyped-def]
    from our2souls.privacy.models import Grant

    return Grant.objects.filter(scope=TABLE, item=str(engagement.pk))


def test_a_part_that_is_closed_leaves_the_page_at_once(
    thea: CastMember, engagement: Engagement, ana: CastMember
) -> None:
    grant = open_part(ana, thea, "intentions")
    assert HOUSE in thea.get(at("client", engagement)).text
    close_parts(ana, [grant])
    page = thea.get(at("client", engagement))
    assert page.status_code == 200
    assert HOUSE not in page.text
    assert "No part is open to you" in page.text


def test_an_open_page_hears_that_something_was_closed(
    thea: CastMember, engagement: Engagement, ana: CastMember
) -> None:
    grant = open_part(ana, thea, "intentions")
    page = thea.get(at("client", engagement))
    tag = thea.client.get(at("client_state", engagement))["ETag"]
    assert f'data-tag="{escape(tag)}"' in page.text
    assert thea.client.get(at("client_state", engagement), headers={"If-None-Match": tag}).status_code == 304
    close_parts(ana, [grant])
    changed = thea.client.get(at("client_state", engagement), headers={"If-None-Match": tag})
    assert changed.status_code == 200
    assert changed.content == b""


def test_without_the_terms_they_come_first(thea: CastMember, engagement: Engagement) -> None:
    with viewing(thea.viewer):
        TherapistTerms.objects.all().delete()
    page = thea.get(at("client", engagement))
    assert HOUSE not in page.text
    assert "I accept these terms" in page.text
    page = thea.post(reverse("care:therapist_terms"), {"next": at("client", engagement)})
    assert HOUSE in page.text
    with viewing(thea.viewer):
        assert TherapistTerms.objects.count() == 1
        actions.accept_terms()
        assert TherapistTerms.objects.count() == 1


def test_terms_lead_nowhere_else(thea: CastMember) -> None:
    page = thea.client.post(reverse("care:therapist_terms"), {"next": "https://elsewhere.example/"})
    assert page["Location"] == reverse("care:clients")


@pytest.mark.parametrize("name", PAGES)
def test_a_stale_session_is_asked_for_the_second_step_again(
    name: str, thea: CastMember, engagement: Engagement
) -> None:
    show_second_factor(thea, ago=timedelta(hours=access.HOURS, minutes=1))
    page = thea.get(at(name, engagement))
    assert page.status_code == 403
    assert HOUSE not in page.text
    assert "Enter a code from your app" in page.text
    show_second_factor(thea, ago=timedelta(hours=access.HOURS, minutes=-5))
    assert thea.get(at(name, engagement)).status_code == 200


def test_a_second_step_that_was_removed_closes_the_pages_at_once(thea: CastMember, engagement: Engagement) -> None:
    assert thea.get(at("client", engagement)).status_code == 200
    Authenticator.objects.filter(user=thea.person).delete()
    page = thea.get(at("client", engagement))
    assert page.status_code == 403
    assert "Set up a second step" in page.text
    Authenticator.objects.create(user=thea.person, type=Authenticator.Type.TOTP, data={})
    page = thea.get(at("client", engagement))  # another app, with which this session was not confirmed
    assert page.status_code == 403
    assert "Enter a code from your app" in page.text


def test_a_password_alone_is_no_second_step(thea: CastMember, engagement: Engagement) -> None:
    session = thea.client.session
    record = session["account_authentication_methods"][0]
    session["account_authentication_methods"] = [record | {"method": "password"}]
    session.save()
    assert thea.get(at("client", engagement)).status_code == 403


def test_recovery_codes_alone_are_no_second_step(thea: CastMember, engagement: Engagement) -> None:
    Authenticator.objects.filter(user=thea.person).update(type=Authenticator.Type.RECOVERY_CODES)
    assert thea.get(at("client", engagement)).status_code == 403


def test_who_has_nothing_to_do_with_it_finds_no_list(ana: CastMember, cleo: CastMember, thea: CastMember) -> None:
    for member in (ana, cleo):
        assert member.get(reverse("care:clients")).status_code == 404
    assert "No couple yet" in thea.get(reverse("care:clients")).text


def test_clients_are_found_from_us_by_a_therapist_only(
    thea: CastMember, engagement: Engagement, ana: CastMember
) -> None:
    link = f'href="{reverse("care:clients")}"'
    assert link in thea.get(reverse("people:us")).text
    assert link not in ana.get(reverse("people:us")).text


def test_a_therapist_who_is_a_partner_too_keeps_the_two_apart(thea: CastMember, engagement: Engagement) -> None:
    otto = a_person("Otto")
    pair(thea, otto)
    own = an_intention(thea, otto, SECRET)
    brief = thea.get(at("client", engagement)).text
    assert HOUSE in brief
    assert SECRET not in brief
    page = thea.get(reverse("intentions:intention", args=[own.pk])).text
    assert SECRET in page
    assert HOUSE not in thea.get(reverse("intentions:dreams")).text


def test_her_eyes_change_nothing(thea: CastMember, engagement: Engagement) -> None:
    client = client_of(thea, engagement)
    with viewing(client.eyes):
        row = Intention.objects.get()
        with pytest.raises(ReadOnly):
            row.save()
        with pytest.raises(ReadOnly):
            row.delete()


def test_without_signing_in_there_is_nothing(engagement: Engagement, client) -> None:  # type: ignore[no-untyped-def]
    for name in PAGES:
        assert client.get(at(name, engagement)).status_code == 302
