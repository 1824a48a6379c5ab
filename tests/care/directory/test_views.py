"""The list and an entry as people read them, and the link by which a therapist takes one."""

from datetime import timedelta

import pytest
from allauth.account.models import EmailAddress
from django.test import Client
from django.urls import reverse

from our2souls.care.directory import actions, queries
from our2souls.care.directory.models import DirectoryEntry
from our2souls.lib.clock import now
from tests.cast import CastMember
from tests.factories.care.directory import a_portrait, an_entry
from tests.markup import squeezed

LIST = reverse("care:therapists")


def names(member: CastMember, **asked: str) -> list[str]:
    page = member.client.get(LIST, asked).text
    return [entry.name for entry in DirectoryEntry.objects.order_by("sort_name") if f">{entry.name}<" in page]


@pytest.fixture
def three(db: None) -> None:
    an_entry("Lena Ortiz")
    an_entry(
        "Jonas Weber",
        languages="de",
        place="Köln",
        country="DE",
        specialities="money|Zwei Wohnungen",
        approaches="Systemic",
    )
    an_entry(
        "Amara Nwosu",
        languages="en|fr",
        place="",
        country="",
        remote="yes",
        remote_where="Anywhere",
        specialities="trust",
    )


def test_an_empty_list_leads_to_help(ana: CastMember) -> None:
    page = ana.get(LIST).text
    assert "Nobody is listed yet" in page
    assert reverse("people:help_now") in page


def test_the_list_says_whose_it_is(ana: CastMember, cleo: CastMember, three: None) -> None:
    for member in (ana, cleo):
        page = squeezed(member.get(LIST).text)
        assert "That somebody is on it is no recommendation of ours" in page
        assert names(member) == ["Amara Nwosu", "Jonas Weber", "Lena Ortiz"]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"words": "koln"}, ["Jonas Weber"]),
        ({"words": "ORTIZ madrid"}, ["Lena Ortiz"]),
        ({"words": "emotionally"}, ["Amara Nwosu", "Lena Ortiz"]),
        ({"words": "alignment"}, ["Lena Ortiz"]),
        ({"words": "sintonía"}, ["Lena Ortiz"]),
        ({"words": "wohnungen"}, ["Jonas Weber"]),
        ({"words": "decisions"}, ["Amara Nwosu", "Jonas Weber", "Lena Ortiz"]),
        ({"words": "nobody at all"}, []),
        ({"words": "%"}, []),
        ({"language": "en"}, ["Amara Nwosu", "Lena Ortiz"]),
        ({"language": "xx"}, ["Amara Nwosu", "Jonas Weber", "Lena Ortiz"]),
        ({"speciality": "relationship-alignment"}, ["Lena Ortiz"]),
        ({"speciality": "Zwei Wohnungen"}, ["Jonas Weber"]),
        ({"where": "remote"}, ["Amara Nwosu"]),
        ({"where": "in_person"}, ["Jonas Weber", "Lena Ortiz"]),
        ({"country": "DE"}, ["Jonas Weber"]),
        ({"country": "DE", "language": "en"}, []),
    ],
)
def test_words_and_choices_narrow_it(ana: CastMember, three: None, asked: dict[str, str], found: list[str]) -> None:
    assert names(ana, **asked) == found
    if not found:
        assert "Nobody fits all of that" in ana.client.get(LIST, asked).text


def test_pages_follow_by_key_and_keep_what_is_asked(ana: CastMember, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(queries, "PAGE_SIZE", 2)
    for name in ("Eva", "Dan", "Cid", "Bea", "Ada"):
        an_entry(name)
    page = ana.client.get(LIST, {"language": "es"})
    assert "language=es&amp;after=bea" in page.text
    assert names(ana, language="es", after="bea") == ["Cid", "Dan"]
    assert names(ana, after="dan") == ["Eva"]
    assert names(ana, after="not-there") == ["Ada", "Bea"]


def test_hidden_entries_are_nowhere_but_with_their_person(ana: CastMember, cleo: CastMember) -> None:
    entry = an_entry(listed=False)
    actions.set_photo(entry, a_portrait())
    DirectoryEntry.objects.filter(pk=entry.pk).update(person=cleo.person)
    place = reverse("care:therapist", args=[entry.slug])
    photo = reverse("care:therapist_photo", args=[entry.slug, entry.photo_digest])
    assert names(ana) == names(cleo) == []
    assert {ana.client.get(each).status_code for each in (place, photo)} == {404}
    assert {cleo.client.get(each).status_code for each in (place, photo)} == {200}
    assert queries.choices().languages == []


def test_an_entry_says_all_and_leads_out_of_the_app(ana: CastMember) -> None:
    entry = an_entry(fees="80 €", availability="Tuesdays", remote="yes", remote_where="Spain")
    page = ana.get(reverse("care:therapist", args=[entry.slug])).text
    for words in (
        "Relationship alignment",
        "Emotionally focused",
        "80 €",
        "Tuesdays",
        "Couples therapist",
        "Madrid, Spain",
    ):
        assert words in page, words
    assert 'href="mailto:practice@therapist.example"' in page
    assert 'href="tel:+34600000000"' in page
    assert 'href="https://therapist.example/about" rel="noreferrer noopener"' in page
    assert "has no account here" in squeezed(page)


def test_what_an_operator_writes_is_text(ana: CastMember) -> None:
    entry = an_entry(about="<script>alert(1)</script>", fees="<b>80</b>")
    page = ana.get(reverse("care:therapist", args=[entry.slug])).text
    assert "<script>alert" not in page
    assert "<b>80" not in page


def test_a_photo_may_be_kept_by_the_browser_until_there_is_another(ana: CastMember) -> None:
    entry = an_entry()
    actions.set_photo(entry, a_portrait())
    at = reverse("care:therapist_photo", args=[entry.slug, entry.photo_digest])
    answer = ana.client.get(at)
    assert answer["Cache-Control"] == "private, max-age=31536000, immutable"
    assert answer["Content-Type"] == "image/webp"
    actions.set_photo(entry, a_portrait("red"))
    assert ana.client.get(at).status_code == 404


def test_signed_out_one_is_sent_to_log_in(db: None) -> None:
    entry = an_entry()
    token = actions.invite(entry)
    for name, args in (("therapists", []), ("therapist", [entry.slug]), ("claim", [token])):
        at = reverse(f"care:{name}", args=args)
        assert Client().get(at)["Location"].startswith(f"{reverse('account_login')}?next={at}")


def invited(name: str = "Lena Ortiz") -> tuple[DirectoryEntry, str]:
    entry = an_entry(name)
    return entry, reverse("care:claim", args=[actions.invite(entry)])


def test_a_link_makes_an_entry_ones_own_once(cleo: CastMember, farid: CastMember) -> None:
    entry, at = invited()
    assert "You see nothing of a couple until they open a part" in squeezed(cleo.get(at).text)
    assert DirectoryEntry.objects.get().person_id is None, "looking takes nothing"
    assert "This entry is yours now." in cleo.post(at).text
    assert DirectoryEntry.objects.get().person_id == cleo.id
    assert farid.client.get(at).status_code == farid.client.post(at).status_code == 404
    assert "This link doesn’t work any more" in farid.client.get(at).text
    assert "This entry is yours" in cleo.get(reverse("care:therapist", args=[entry.slug])).text
    assert "This entry is yours" not in farid.get(reverse("care:therapist", args=[entry.slug])).text


def test_an_old_a_replaced_and_a_made_up_link_are_none(cleo: CastMember) -> None:
    entry, replaced = invited()
    token = actions.invite(entry)
    old = reverse("care:claim", args=[token])
    assert cleo.client.get(replaced).status_code == 404
    assert cleo.client.get(old).status_code == 200
    DirectoryEntry.objects.update(token_expires_at=now() - timedelta(seconds=1))
    assert cleo.client.post(old).status_code == 404
    assert cleo.client.get(reverse("care:claim", args=["x"])).status_code == 404


def test_without_a_confirmed_address_nobody_takes_one(cleo: CastMember) -> None:
    _entry, at = invited()
    EmailAddress.objects.update(verified=False)
    assert "Confirm your email address first" in cleo.get(at).text
    assert "Confirm your email address first" in cleo.post(at).text
    assert DirectoryEntry.objects.get().person_id is None


def test_nobody_has_two(cleo: CastMember) -> None:
    cleo.post(invited()[1])
    assert "You have an entry already" in cleo.post(invited("Iris Bauer")[1]).text
    assert DirectoryEntry.objects.filter(person=cleo.person).count() == 1


def test_one_is_given_back_by_its_person_only(cleo: CastMember, farid: CastMember) -> None:
    entry, at = invited()
    cleo.post(at)
    release = reverse("care:therapist_release", args=[entry.slug])
    assert farid.client.post(release).status_code == 404
    cleo.post(release)
    assert DirectoryEntry.objects.get().person_id is None
    assert cleo.client.post(release).status_code == 404


def test_the_us_page_leads_there(ana: CastMember, cleo: CastMember) -> None:
    assert f'href="{reverse("care:therapists")}"' in cleo.get(reverse("people:us")).text
    assert f'href="{reverse("care:table")}"' in ana.get(reverse("people:us")).text, "where the list is one press away"
    assert f'href="{reverse("care:therapists")}"' in ana.get(reverse("care:table")).text


def test_one_query_more_or_less_for_a_long_list(ana: CastMember, django_assert_max_num_queries: object) -> None:
    for number in range(25):
        an_entry(f"Name {number:02}")
    with django_assert_max_num_queries(15):  # type: ignore[operator]
        ana.client.get(LIST)
