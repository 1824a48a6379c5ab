"""Where somebody is logged in: listed, ended, and known to nobody else."""

from allauth.usersessions.models import UserSession
from django.urls import reverse

from our2souls.people.account import sessions as account_sessions
from tests.cast import CastMember
from tests.factories.people import LAPTOP, a_signed_in_device

PHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) AppleWebKit/605 Version/19.0 Mobile/15E148 Safari/604.1"


def session_of(member: CastMember, told: str) -> UserSession:
    return UserSession.objects.get(user=member.person, user_agent=told)


def test_the_list_of_devices_names_browser_and_system(cleo: CastMember) -> None:
    laptop, _phone = a_signed_in_device(cleo), a_signed_in_device(cleo, PHONE)
    page = laptop.get(reverse("people:devices")).text
    assert page.index("Firefox on Linux") < page.index("Safari on iPhone")
    assert page.count("This is where you are.") == 1
    assert page.count("Log out there") == 1
    assert "You are logged in in 2 places." in laptop.get(reverse("people:us")).text


def test_no_ip_address_of_a_session_is_kept(cleo: CastMember) -> None:
    laptop = a_signed_in_device(cleo)
    assert session_of(cleo, LAPTOP).ip == account_sessions.NOWHERE
    assert "127.0.0.1" not in laptop.get(reverse("people:devices")).text


def test_a_session_on_another_device_can_be_ended(cleo: CastMember) -> None:
    laptop, phone = a_signed_in_device(cleo), a_signed_in_device(cleo, PHONE)
    response = laptop.post(reverse("people:session_end", args=[session_of(cleo, PHONE).pk]))
    assert response["Location"] == reverse("people:devices")
    assert phone.get(reverse("people:us")).status_code == 302
    assert laptop.get(reverse("people:us")).status_code == 200


def test_all_other_sessions_can_be_ended_at_once(cleo: CastMember) -> None:
    laptop, phone = a_signed_in_device(cleo), a_signed_in_device(cleo, PHONE)
    laptop.post(reverse("people:sessions_end"))
    assert phone.get(reverse("people:us")).status_code == 302
    assert laptop.get(reverse("people:us")).status_code == 200


def test_the_partners_sessions_are_not_found(ana: CastMember, ben: CastMember) -> None:
    theirs = a_signed_in_device(ben, PHONE)
    assert ana.client.post(reverse("people:session_end", args=[session_of(ben, PHONE).pk])).status_code == 404
    assert theirs.get(reverse("people:us")).status_code == 200
    assert "iPhone" not in ana.client.get(reverse("people:devices")).text


def test_ending_a_session_needs_a_post(cleo: CastMember) -> None:
    laptop, phone = a_signed_in_device(cleo), a_signed_in_device(cleo, PHONE)
    assert laptop.get(reverse("people:session_end", args=[session_of(cleo, PHONE).pk])).status_code == 405
    assert phone.get(reverse("people:us")).status_code == 200


def test_an_ended_session_is_not_listed(cleo: CastMember) -> None:
    laptop, phone = a_signed_in_device(cleo), a_signed_in_device(cleo, PHONE)
    phone.session.flush()
    assert "iPhone" not in laptop.get(reverse("people:devices")).text
    assert UserSession.objects.count() == 1


def test_an_unknown_device_is_listed_as_one(cleo: CastMember) -> None:
    assert "A device we don’t know" in a_signed_in_device(cleo, "curl").get(reverse("people:devices")).text


def test_the_list_of_devices_makes_no_more_queries_with_more_devices(
    cleo: CastMember, django_assert_max_num_queries: object
) -> None:
    laptop = a_signed_in_device(cleo)
    for _ in range(8):
        a_signed_in_device(cleo, PHONE)
    with django_assert_max_num_queries(6):  # type: ignore[operator]
        laptop.get(reverse("people:devices"))


def test_allauths_list_of_sessions_redirects_to_ours(cleo: CastMember) -> None:
    assert cleo.client.get(reverse("usersessions_list"))["Location"] == reverse("people:devices")
