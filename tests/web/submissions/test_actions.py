"""Sending a form again is not doing it again: pressed twice, resent by the browser, twice at once."""

import threading
from datetime import timedelta
from typing import Any

import pytest
from django.db import connections
from django.test import Client
from django.urls import reverse

from our2souls.checkins.models import CheckIn
from our2souls.dreams.models import Dream
from our2souls.intentions.fridge.models import FridgeItem
from our2souls.lib import clock
from our2souls.privacy.viewer import viewing
from our2souls.web.models import Submission
from our2souls.web.submissions import actions as submissions_actions
from tests.cast import CastMember
from tests.web.forms import key_of

LINE = "A table that seats eight"


def send_form(by: CastMember, at: str, data: dict[str, Any], *, key: str | None = None) -> Any:
    """Open a page and send its form."""
    return by.client.post(at, data | {"form-key": key or key_of(by.get(at).text)})


def dreams_of(by: CastMember) -> int:
    with viewing(by.viewer):
        return Dream.objects.count()


def test_the_same_form_sent_again_is_one_act_with_one_answer(ana: CastMember, ben: CastMember) -> None:
    at = reverse("intentions:dreams")
    key = key_of(ana.get(at).text)
    first, again = (send_form(ana, at, {"line": LINE}, key=key) for _time in range(2))
    assert dreams_of(ana) == 1
    assert first.status_code == again.status_code == 302
    assert first["Location"] == again["Location"]


def test_other_words_from_the_same_page_are_another_act(ana: CastMember, ben: CastMember) -> None:
    at = reverse("intentions:dreams")
    key = key_of(ana.get(at).text)
    for line in (LINE, "A house by the sea"):
        send_form(ana, at, {"line": line}, key=key)
    assert dreams_of(ana) == 2


def test_the_same_words_from_a_page_opened_anew_are_another_act(ana: CastMember, ben: CastMember) -> None:
    for _time in range(2):
        send_form(ana, reverse("intentions:dreams"), {"line": LINE})
    assert dreams_of(ana) == 2


def test_a_deleting_form_sent_again_gets_the_same_answer(ana: CastMember, ben: CastMember) -> None:
    at = reverse("intentions:fridge")
    send_form(ana, at, {"text": LINE})
    with viewing(ana.viewer):
        line = FridgeItem.objects.get()
    page = ana.get(reverse("intentions:fridge_item", args=[line.pk])).text
    remove = reverse("intentions:fridge_remove", args=[line.pk])
    answers = [ana.client.post(remove, {"form-key": key_of(page)}) for _time in range(2)]
    assert [answer.status_code for answer in answers] == [302, 302]


def test_a_form_that_was_refused_may_be_sent_again(ana: CastMember, ben: CastMember) -> None:
    at = reverse("intentions:dreams")
    key = key_of(ana.get(at).text)
    assert all(send_form(ana, at, {"line": " "}, key=key).status_code in {200, 422} for _time in range(2))
    assert not Submission._base_manager.exists()


def test_a_form_key_does_nothing_for_another_person(ana: CastMember, ben: CastMember) -> None:
    at = reverse("intentions:dreams")
    response = send_form(ben, at, {"line": LINE}, key=key_of(ana.get(at).text))
    assert response.status_code == 403
    assert LINE not in response.text
    assert dreams_of(ben) == 0


@pytest.mark.parametrize("key", ["", "made-up", "x" * 48])
def test_a_form_with_a_made_up_key_is_not_remembered(ana: CastMember, ben: CastMember, key: str) -> None:
    at = reverse("intentions:dreams")
    for _time in range(2):
        ana.client.post(at, {"line": LINE, "form-key": key})
    assert dreams_of(ana) == 2
    assert not Submission._base_manager.exists()


def test_a_form_that_failed_on_our_side_is_done_when_it_is_sent_again(
    ana: CastMember, ben: CastMember, monkeypatch: pytest.MonkeyPatch
) -> None:
    at = reverse("intentions:dreams")
    key = key_of(ana.get(at).text)
    ana.client.raise_request_exception = False
    with monkeypatch.context() as patch:
        patch.setattr("our2souls.intentions.page.views_list.redirect", lambda *_a: 1 / 0)
        assert send_form(ana, at, {"line": LINE}, key=key).status_code == 500
    assert dreams_of(ana) == 0
    assert send_form(ana, at, {"line": LINE}, key=key).status_code == 302
    assert dreams_of(ana) == 1


def test_a_page_can_ask_whether_its_form_was_saved(ana: CastMember, ben: CastMember) -> None:
    at = reverse("intentions:dreams")
    key = key_of(ana.get(at).text)
    asked, another = (
        f"{reverse('web:was_kept', args=[key])}?at={where}" for where in (at, reverse("dreams:dream_new"))
    )
    assert ana.get(asked).json() == {"mine": True, "kept": False}
    send_form(ana, at, {"line": LINE}, key=key)
    assert ana.get(asked).json() == {"mine": True, "kept": True}
    assert ana.get(another).json() == {"mine": True, "kept": False}, "another form of the same page"
    assert ben.get(asked).json() == {"mine": False, "kept": False}


def test_old_submissions_are_deleted(ana: CastMember, ben: CastMember) -> None:
    send_form(ana, reverse("intentions:dreams"), {"line": LINE})
    assert submissions_actions.sweep() == 0
    with clock.moved(timedelta(days=15)):
        assert submissions_actions.sweep() == 1


@pytest.mark.django_db(transaction=True, databases=["default", "keys", "limits"])
def test_two_equal_forms_at_once_are_one_act(ana: CastMember, ben: CastMember) -> None:
    at = reverse("checkins:check_in")
    data = {"place": "4-2", "sharing": "me", "form-key": key_of(ana.get(at).text)}
    answers: list[tuple[int, str]] = []
    together = threading.Barrier(4)

    def send() -> None:
        client = Client()
        client.cookies = ana.client.cookies
        together.wait()
        response = client.post(at, data)
        answers.append((response.status_code, response.headers.get("Location", response.text[:2000])))
        connections.close_all()

    threads = [threading.Thread(target=send) for _time in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with viewing(ana.viewer):
        assert CheckIn.objects.count() == 1
    assert len(set(answers)) == 1
    assert answers[0][0] == 302
