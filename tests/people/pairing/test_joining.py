"""Inviting and joining over HTTP: the link, the code, the races, and the doors in between."""

import re
from contextlib import ExitStack
from datetime import timedelta
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse

from our2souls.lib import address_spelling, clock
from our2souls.people import forms as people_forms
from our2souls.people.account.adapter import OPENED
from our2souls.people.account.session_store import contents_of
from our2souls.people.models import Invitation, Partnership, Person
from our2souls.people.pairing import actions as pairing_actions
from our2souls.privacy import unscoped
from our2souls.privacy.viewer import viewing
from tests.cast import CastMember, a_person
from tests.letters import post
from tests.markup import squeezed
from tests.people.account.test_sign_in import bare, code_in, confirm, log_in, sign_up

JOIN = "/us/join"
WORDS = "Come and look at the next years with me."


def invite(member: CastMember, words: str = WORDS) -> tuple[str, str]:
    """The link's path and the code, as they stand on the inviter's page."""
    page = squeezed(member.post("/us/invite", {"words": words}).content.decode())
    link = re.search(r'value="http://localhost:8000(/us/j/[^"]+)"', page)
    digits = re.search(r'<p class="code"[^>]*>(.*?)</p>', page)
    assert link
    assert digits
    return link[1], re.sub(r"\D", "", digits[1])


def text(answer: Any) -> str:
    return answer.content.decode()  # type: ignore[no-any-return]


@pytest.fixture
def joiner(db: None) -> CastMember:
    return a_person("Jo", hue="fern")


def test_the_page_hands_it_over_in_three_ways(cleo: CastMember) -> None:
    link, code = invite(cleo)
    page = text(cleo.client.get("/us/invite"))
    assert page.count(link) >= 2  # to read and to copy
    assert 'class="qr"' in page
    assert re.search(rf"<span>{code[:4]}</span><span>{code[4:]}</span>", squeezed(page))
    assert WORDS in page
    assert "Only you see this page." in page


@pytest.mark.parametrize(
    ("origin", "says"),
    [
        ("http://localhost:8000", "This address works only on this computer."),
        ("http://192.168.1.20:8000", "This address works only in your own network"),
        ("https://us.example", ""),
        ("https://xn--bcher-kva.example", ""),
    ],
)
def test_it_leads_to_the_hosts_address_whatever_the_request_says(
    cleo: CastMember, settings: Any, origin: str, says: str
) -> None:
    settings.OUR2SOULS_ORIGIN, settings.ALLOWED_HOSTS = origin, ["*"]
    cleo.post("/us/invite", {"words": WORDS})
    page = text(cleo.client.get("/us/invite", headers={"host": "elsewhere.example"}))
    assert f'value="{origin}/us/j/' in page
    assert "elsewhere.example" not in page
    assert f"Typed in at {address_spelling.readable(origin.partition('://')[2])}/us/join" in page
    assert ("This address works only" in page) == bool(says)
    assert says in page
    assert ("OUR2SOULS_ORIGIN" in page) == origin.startswith("http://localhost")


def test_a_letter_leads_to_the_hosts_address_too(cleo: CastMember, settings: Any) -> None:
    settings.OUR2SOULS_ORIGIN, settings.ALLOWED_HOSTS = "https://us.example", ["*"]
    sign_up(Client(headers={"host": "elsewhere.example"}), email=cleo.person.email)
    sent = post()[-1]
    assert "https://us.example/account/password/reset/" in sent.body
    assert "elsewhere.example" not in sent.body


def test_it_says_until_when_by_ones_own_clock(cleo: CastMember) -> None:
    with clock.frozen(clock.now().replace(month=6, day=12, hour=16, minute=40)):
        invite(cleo)
        page = text(cleo.client.get("/us/invite"))
    for told in ("Friday", "19 June", "18:40"):  # in Berlin
        assert told in page


def test_a_link_leaves_the_address_bar_and_is_kept_nowhere(nobody: Client, cleo: CastMember) -> None:
    link, code = invite(cleo)
    token = link.rsplit("/", 1)[1]
    answer = nobody.get(link)
    assert answer["Location"] == JOIN
    assert answer["Referrer-Policy"] == "no-referrer"
    assert "no-store" in answer["Cache-Control"]
    page = nobody.get(JOIN)
    assert "Cleo invites you" in text(page)
    for secret in (token, code):
        assert secret not in text(page)
        assert all(secret not in str(contents_of(session)) for session in Session.objects.all())
    assert nobody.session[OPENED] == str(unscoped.queryset(Invitation, "parting").get().pk)


def test_opening_takes_nothing_and_tells_nobody(nobody: Client, cleo: CastMember) -> None:
    before = bare(cleo.client.get("/us/"))
    link, _code = invite(cleo)
    for _ in range(3):
        nobody.get(link, follow=True)
    assert unscoped.queryset(Invitation, "parting").get().taken_by is None
    assert "Or say the code" in text(cleo.client.get("/us/invite"))
    assert bare(cleo.client.get("/us/")) == before


def test_a_dead_link_says_the_same_whatever_killed_it(nobody: Client, cleo: CastMember) -> None:
    sentence = "This invitation doesn’t work any more"
    link, _code = invite(cleo)
    cleo.post("/us/invite/revoke")
    assert sentence in text(nobody.get(link, follow=True))
    assert sentence in text(Client().get("/us/j/never-was", follow=True))
    link, _code = invite(cleo)
    with clock.moved(timedelta(days=8)):
        assert sentence in text(Client().get(link, follow=True))
    invite(cleo)
    assert sentence in text(Client().get(link, follow=True))


def test_it_dies_under_the_hands_of_whoever_had_opened_it(joiner: CastMember, cleo: CastMember) -> None:
    link, _code = invite(cleo)
    assert "Cleo invites you" in text(joiner.get(link))
    cleo.post("/us/invite/revoke")
    assert "doesn’t work any more" in text(joiner.post(JOIN, {"hue": "dusk"}))
    assert OPENED not in joiner.client.session
    assert joiner.us.partner is None


def test_the_code_leads_to_the_same_offer(joiner: CastMember, nobody: Client, cleo: CastMember) -> None:
    _link, code = invite(cleo)
    for client in (joiner.client, nobody):
        answer = client.post(JOIN, {"code": f" {code[:4]} {code[4:]} "}, follow=True)
        assert "Cleo invites you" in text(answer)
        assert code not in text(answer)


def test_from_link_to_two_who_have_begun(joiner: CastMember, cleo: CastMember) -> None:
    link, _code = invite(cleo)
    page = text(joiner.get(link))
    assert WORDS in page
    assert 'value="fern"' not in page  # the inviter's hue
    assert "Fern is Cleo’s." in page
    assert "Cleo says yes once more" in text(joiner.post(JOIN, {"hue": "dusk"}))
    assert joiner.us.partner is None
    page = text(cleo.client.get("/us/invite"))
    assert "Is this the person?" in page
    assert "Jo" in page
    began = cleo.post("/us/invite/confirm", {"answer": "yes", "seen": str(joiner.id)})
    assert "Cleo &amp; Jo" in text(began)
    assert cleo.us.partner.name == "Jo"  # type: ignore[union-attr]
    assert joiner.us.me.hue == "dusk"
    assert "You two have begun" in text(joiner.get(JOIN))
    assert "You two have begun" in text(cleo.get("/us/invite"))


def test_names_and_words_never_become_markup(joiner: CastMember, cleo: CastMember) -> None:
    Person.objects.filter(pk=cleo.id).update(name="<b>Cleo</b>")
    link, _code = invite(cleo, words="<script>alert(1)</script>")
    page = text(joiner.get(link))
    assert "<b>Cleo" not in page
    assert "<script>alert" not in page


def test_a_hue_of_the_inviter_is_refused_at_its_field(joiner: CastMember, cleo: CastMember) -> None:
    link, _code = invite(cleo)
    joiner.get(link)
    page = text(joiner.post(JOIN, {"hue": "fern"}))
    assert "This hue isn’t free" in page
    assert unscoped.queryset(Invitation, "parting").get().taken_by is None


def test_a_new_person_comes_back_after_signing_up(nobody: Client, cleo: CastMember) -> None:
    link, _code = invite(cleo)
    page = text(nobody.get(link, follow=True))
    assert f'href="{reverse("account_signup")}?next={JOIN}"' in page
    assert sign_up(nobody, next=JOIN).status_code == 302
    assert confirm(nobody, code_in(post()[-1]))["Location"] == JOIN
    assert "Join Cleo" in text(nobody.get(JOIN))


def test_they_come_back_even_when_the_way_there_was_lost(nobody: Client, joiner: CastMember, cleo: CastMember) -> None:
    link, _code = invite(cleo)
    nobody.get(link)
    assert log_in(nobody, joiner.person.email)["Location"] == JOIN
    assert "Join Cleo" in text(nobody.get(JOIN))


def test_not_now_forgets_it_and_tells_nobody(joiner: CastMember, cleo: CastMember) -> None:
    link, _code = invite(cleo)
    joiner.get(link)
    assert joiner.client.post(JOIN, {"answer": "not-now"})["Location"] == "/"
    assert OPENED not in joiner.client.session
    assert "Or say the code" in text(cleo.client.get("/us/invite"))
    assert "Cleo invites you" in text(joiner.get(link))  # and one can still think about it


def test_a_wish_can_be_taken_back(joiner: CastMember, cleo: CastMember) -> None:
    link, _code = invite(cleo)
    joiner.get(link)
    joiner.post(JOIN, {"hue": "dusk"})
    joiner.client.post("/us/join/cancel")
    assert "Make the invitation" in text(cleo.client.get("/us/invite"))
    late = cleo.post("/us/invite/confirm", {"answer": "yes", "seen": str(joiner.id)})
    assert "changed their mind" in text(late)
    assert cleo.us.partner is None


def test_the_inviter_can_say_that_this_isnt_the_person(joiner: CastMember, cleo: CastMember) -> None:
    link, _code = invite(cleo)
    joiner.get(link)
    joiner.post(JOIN, {"hue": "dusk"})
    cleo.client.post("/us/invite/confirm", {"answer": "no", "seen": str(joiner.id)})
    assert not Partnership.objects.exists()
    assert "Were you invited?" in text(joiner.get(JOIN))
    assert "doesn’t work any more" in text(joiner.get(link))


def test_yes_is_said_to_whoever_was_on_the_page(joiner: CastMember, cleo: CastMember) -> None:
    link, _code = invite(cleo)
    joiner.get(link)
    joiner.post(JOIN, {"hue": "dusk"})
    for seen in (str(a_person("Other").id), "no id", ""):
        cleo.client.post("/us/invite/confirm", {"answer": "yes", "seen": seen})
        assert cleo.us.partner is None


def test_the_first_of_two_wins_and_the_other_reads_a_kind_sentence(joiner: CastMember, cleo: CastMember) -> None:
    link, _code = invite(cleo)
    second = a_person("Second")
    for member in (joiner, second):
        assert "Join Cleo" in text(member.get(link))
    assert "says yes once more" in text(joiner.post(JOIN, {"hue": "dusk"}))
    late = text(second.post(JOIN, {"hue": "dusk"}))
    assert "doesn’t work any more" in late
    assert unscoped.queryset(Invitation, "parting").get().taken_by_id == joiner.id


def test_the_database_settles_a_race_within_one_moment(
    joiner: CastMember, cleo: CastMember, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Both have looked, neither knows of the other: what counts is one conditional update."""
    link, _code = invite(cleo)
    second = a_person("Second")
    second.get(link)
    offer = pairing_actions.renew_invitation(unscoped.queryset(Invitation, "parting").get().pk)
    pairing_actions.accept(joiner.person, offer, hue="dusk")
    monkeypatch.setattr(pairing_actions, "renew_invitation", lambda _id: offer)
    assert "Somebody has used this invitation just now" in text(second.post(JOIN, {"hue": "dusk"}))


def test_ones_own_invitation_is_for_somebody_else(cleo: CastMember) -> None:
    link, _code = invite(cleo)
    page = text(cleo.get(link))
    assert "This invitation is your own" in page
    assert "Join Cleo" not in page
    assert "your own" in text(cleo.post(JOIN, {"hue": "dusk"}))


def test_who_is_in_a_couple_neither_invites_nor_joins(ana: CastMember, cleo: CastMember) -> None:
    link, _code = invite(cleo)
    assert "One can be in one couple at a time" in text(ana.get(link))
    assert "There is nobody to invite" in text(ana.post("/us/invite", {"words": ""}))
    ana.client.post(JOIN, {"hue": "dusk"})
    assert unscoped.queryset(Invitation, "parting").get(owner=cleo.person).taken_by is None


def test_a_hue_chosen_meanwhile_is_cleared_up_before_they_begin(joiner: CastMember, cleo: CastMember) -> None:
    link, _code = invite(cleo)
    joiner.get(link)
    joiner.post(JOIN, {"hue": "dusk"})
    assert 'value="dusk"' not in text(cleo.client.get("/us/profile"))
    Person.objects.filter(pk=cleo.id).update(hue="dusk")
    late = cleo.post("/us/invite/confirm", {"answer": "yes", "seen": str(joiner.id)})
    assert "You two have the same hue" in text(late)
    assert cleo.us.partner is None


def test_beginning_ends_every_other_invitation_of_both(joiner: CastMember, cleo: CastMember) -> None:
    mine, _code = invite(joiner)
    link, _code = invite(cleo)
    joiner.get(link)
    joiner.post(JOIN, {"hue": "dusk"})
    cleo.post("/us/invite/confirm", {"answer": "yes", "seen": str(joiner.id)})
    assert "doesn’t work any more" in text(a_person("Late").get(mine))
    with viewing(joiner.viewer):
        assert pairing_actions.open_invitation(joiner.person) is None


def test_a_new_one_stops_the_old_one_but_not_somebody_who_has_joined(joiner: CastMember, cleo: CastMember) -> None:
    old, _code = invite(cleo)
    link, _code = invite(cleo)
    assert old != link
    joiner.get(link)
    joiner.post(JOIN, {"hue": "dusk"})
    assert "Somebody has joined and waits" in text(cleo.post("/us/invite", {"words": ""}))
    assert "Is this the person?" in text(cleo.client.get("/us/invite"))


def test_long_words_are_refused_and_kept(cleo: CastMember) -> None:
    page = text(cleo.client.post("/us/invite", {"words": "long " * 80}))
    assert 'aria-invalid="true"' in page
    assert "long long" in page
    assert not unscoped.queryset(Invitation, "parting").exists()


@pytest.mark.parametrize("path", ["/us/invite/revoke", "/us/invite/confirm", "/us/join/cancel", "/us/sessions/end"])
def test_acts_are_not_done_by_looking_nor_without_a_token(cleo: CastMember, path: str) -> None:
    invite(cleo)
    assert cleo.client.get(path).status_code == 405
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(cleo.person)
    assert strict.post(path).status_code == 403
    assert "Or say the code" in text(cleo.client.get("/us/invite"))


TOO_LATE = pairing_actions.GOOD_FOR + timedelta(minutes=1)


def test_an_invitation_that_ends_after_it_was_opened_is_not_taken(cleo: CastMember) -> None:
    link, _code = invite(cleo)
    jo = a_person("Jo", hue="tide")
    assert "Cleo invites you" in text(jo.get(link))
    with clock.moved(TOO_LATE):
        page = text(jo.post(JOIN, {"hue": "tide"}))
    assert "doesn’t work any more" in page
    assert not unscoped.queryset(Invitation, "parting").exclude(taken_by=None).exists()


def test_an_invitation_that_ends_while_it_is_taken_is_not_taken(
    cleo: CastMember, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The page found it open; it ends while the form is looked at."""
    link, _code = invite(cleo)
    jo = a_person("Jo", hue="tide")
    jo.get(link)
    is_valid = people_forms.JoinForm.is_valid
    with ExitStack() as held:

        def slowly(form: people_forms.JoinForm) -> bool:
            held.enter_context(clock.moved(TOO_LATE))
            return is_valid(form)

        monkeypatch.setattr(people_forms.JoinForm, "is_valid", slowly)
        page = text(jo.post(JOIN, {"hue": "moss"}))
    assert "Ask for a new one" in page
    assert not unscoped.queryset(Invitation, "parting").exclude(taken_by=None).exists()
    assert Person.objects.get(pk=jo.id).hue == "tide"
