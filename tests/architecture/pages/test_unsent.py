"""What somebody typed is never lost: every form of every page, sent when its person was logged out, or when we failed."""

from typing import Any

import pytest
from django.db import OperationalError
from django.test import Client

from our2souls.web.submissions import actions as submissions_actions
from our2souls.web.submissions import unsent
from tests.architecture import conftest
from tests.architecture.pages.forms import NAMES, WORDS, forms, is_left_out
from tests.architecture.world.scene import Scene
from tests.permissions.cases import CAST
from tests.permissions.table import TABLE
from tests.web.forms import forms_of

pytestmark = pytest.mark.host


@pytest.mark.parametrize("name", NAMES)
def test_every_form_has_a_key_and_its_words_come_back_after_logging_in(scene: Scene, name: str) -> None:
    for each in forms(scene, name):
        if (
            each.form.method != "post" or "csrfmiddlewaretoken" not in each.form.values
        ):  # one tap out of a mail has neither
            continue
        assert "form-key" in each.form.values, f"{each.page}: the form to {each.at} has no key"
        if is_left_out(each) or any(case.get["nobody"] == 200 for case in TABLE[name]):
            continue
        with conftest.undone():
            stranger = Client()
            sent = stranger.post(each.at, each.data)
            assert sent.status_code == 302, each
            if unsent.NOT_TO_WAIT & each.data.keys():
                assert unsent.SLOT not in stranger.session, f"{each.page}: words that are to wait nowhere wait"
                continue
            assert sent["Location"].endswith("?next=/unsent"), f"{each.page}: {sent['Location']}"
            stranger.force_login(scene.cast[each.who].person)
            page = stranger.get("/unsent").text
            for field in each.form.typed:
                assert f"{WORDS} {field}" in page, f"{each.page}: the words of {field} are lost"
            assert f'action="{each.at.replace("&", "&amp;")}"' in page


@pytest.mark.host
@pytest.mark.parametrize("name", NAMES)
def test_the_words_of_every_form_come_back_from_a_failure(
    scene: Scene, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def locked(*_args: Any) -> None:
        raise OperationalError("database is locked")

    for each in forms(scene, name):
        if each.form.method != "post" or is_left_out(each):
            continue
        with conftest.undone(), monkeypatch.context() as patch:
            patch.setattr(submissions_actions, "answer_of", locked)
            client = scene.client(each.who)
            client.raise_request_exception = False
            answer = client.post(each.at, each.data)
            client.raise_request_exception = True
        assert answer.status_code == 503, each
        assert answer["Retry-After"]
        assert "form-action 'self'" in answer["Content-Security-Policy"]
        for field in each.form.typed:
            assert f"{WORDS} {field}" in answer.text, f"{each.page}: the words of {field} are lost"
        again = next(form for form in forms_of(answer.text) if form.method == "post")
        assert again.values["form-key"] == each.form.values["form-key"]
        assert again.values["csrfmiddlewaretoken"]
        assert set(each.data) - set(again.values) - set(again.typed) <= {
            name for name, value in each.data.items() if not value
        }


def test_what_waits_is_shown_to_nobody_but_the_person_of_the_page(scene: Scene) -> None:
    found = next(each for each in forms(scene, "intentions:dreams") if each.who == "ana" and each.form.typed)
    for who in sorted({*CAST} - {"ana", "nobody"}):
        with conftest.undone():
            stranger = Client()
            stranger.post(found.at, found.data)
            stranger.force_login(scene.cast[who].person)
            assert WORDS not in stranger.get("/unsent", follow=True).text, who
            stranger.force_login(scene.cast["ana"].person)
            assert WORDS not in stranger.get("/unsent", follow=True).text, "it was forgotten"


def test_sent_from_there_it_is_kept_and_waits_no_more(scene: Scene) -> None:
    found = next(each for each in forms(scene, "intentions:dreams") if each.who == "ana" and each.form.typed)
    with conftest.undone():
        client = Client()
        client.post(found.at, found.data)
        client.force_login(scene.cast["ana"].person)
        (form,) = [each for each in forms_of(client.get("/unsent").text) if "line" in each.typed]
        assert client.post(found.at, form.values | {"line": WORDS}).status_code == 302
        assert client.get("/unsent").status_code == 302
        assert WORDS in client.get(found.at).text


def test_what_is_not_needed_any_more_is_forgotten(scene: Scene) -> None:
    found = next(each for each in forms(scene, "intentions:dreams") if each.who == "ana" and each.form.typed)
    with conftest.undone():
        client = Client()
        client.post(found.at, found.data)
        client.force_login(scene.cast["ana"].person)
        client.post("/unsent/discard", {"key": found.form.values["form-key"]})
        assert client.get("/unsent").status_code == 302


def test_a_token_that_changed_meanwhile_costs_no_word(scene: Scene) -> None:
    found = next(each for each in forms(scene, "intentions:dreams") if each.who == "ana" and each.form.typed)
    with conftest.undone():
        client = Client(enforce_csrf_checks=True)
        client.force_login(scene.cast["ana"].person)
        answer = client.post(found.at, found.data)
        assert answer.status_code == 403
        assert "open too long" in answer.text
        (form,) = [each for each in forms_of(answer.text) if each.method == "post"]
        assert f"{WORDS} line" in answer.text
        assert client.post(found.at, form.values | {"line": WORDS}).status_code == 302
        client.logout()
        stranger = Client(enforce_csrf_checks=True)
        assert stranger.post(found.at, found.data)["Location"].endswith("?next=/unsent")


def test_a_forged_form_gets_nothing_back_and_does_nothing(scene: Scene) -> None:
    """Somebody else's page, with a key of its maker's own, sent by the browser of whoever was lured there."""
    found = next(each for each in forms(scene, "intentions:dreams") if each.form.typed)
    with conftest.undone():
        theirs = next(form for form in forms_of(scene.client("dora").get(found.at).text) if form.typed)
        found.form.values["form-key"] = theirs.values["form-key"]
        client = Client(enforce_csrf_checks=True)
        client.force_login(scene.cast["ana"].person)
        answer = client.post(found.at, found.data)
        assert answer.status_code == 403
        assert WORDS not in answer.text


def test_a_secret_is_never_given_back(scene: Scene) -> None:
    found = next(each for each in forms(scene, "intentions:dreams") if each.who == "ana" and each.form.typed)
    with conftest.undone():
        client = Client()
        client.post("/account/password/change/", found.data | {"oldpassword": "a b c", "password1": "d e f"})
        assert "unsent" not in client.session


def test_what_is_gone_meanwhile_leaves_the_words_to_be_copied(scene: Scene) -> None:
    found = next(each for each in forms(scene, "intentions:dreams") if each.who == "ana" and each.form.typed)
    with conftest.undone():
        answer = scene.client("ana").post("/dreams/no-more", found.data)
        assert answer.status_code == 404
        assert f"{WORDS} line" in answer.text
        assert "readonly" in answer.text
        assert not [form for form in forms_of(answer.text) if form.values]


def test_a_button_pressed_after_the_session_ended_leads_to_a_page_and_is_offered_again(scene: Scene) -> None:
    for each in forms(scene, "intentions:fridge"):
        if each.form.method != "post" or each.form.typed or each.at.endswith("/language"):
            continue
        with conftest.undone():
            client = Client()
            sent = client.post(each.at, each.form.values)
            assert sent["Location"].endswith("?next=/unsent")
            client.force_login(scene.cast[each.who].person)
            assert f'action="{each.at}"' in client.get("/unsent").text


@pytest.mark.parametrize(
    "name", [name for name in sorted(TABLE) if any(405 in case.get.values() for case in TABLE[name])]
)
def test_an_address_that_only_takes_forms_has_a_page_that_says_so(scene: Scene, name: str) -> None:
    for case in TABLE[name]:
        for who in ("ana", "cleo"):
            if case.get[who] == 405:
                answer = scene.client(who).get(case.path(name, scene))
                assert answer.status_code == 405
                assert answer["Allow"]
                assert "It only takes what a button or a form sends" in answer.text
