"""One’s own part through its pages: answered, saved at every change, finished, taken alone, and nobody else’s."""

from datetime import timedelta

import pytest
from django.urls import reverse

from our2souls.lib import clock
from our2souls.privacy.viewer import viewing
from our2souls.readiness.attempts import actions as attempt_actions
from our2souls.readiness.attempts.models import Attempt, Response, Sitting
from our2souls.readiness.instrument import catalog as instrument_catalog
from tests.cast import CastMember
from tests.factories.readiness import sittings
from tests.factories.readiness.report import ours
from tests.factories.readiness.sittings import again, alone, fill, items, place, said, send, topic, url


def test_an_attempt_can_be_taken_as_a_whole_without_script(ana: CastMember, ben: CastMember) -> None:
    sitting = sittings.start(ana)
    page = ana.get(url("begin", sitting.pk))
    assert "Your earlier answers" not in page.text
    attempt = sittings.begin(ana, sitting)
    listed = items(ana, attempt)
    for n, item in enumerate(listed, 1):
        page = ana.get(url("question", attempt.pk, n))
        assert instrument_catalog.instrument_of(attempt).item(item.key).text["en"].replace("'", "&#x27;") in page.text
        sent = {"wish": "2", "was-wish": "", "importance": "4", "was-importance": "", "guess": "1", "was-guess": ""}
        if item.kind in {"top", "top-guess"}:
            sent = {
                "was-cards": "",
                "cards": [each.key for each in instrument_catalog.instrument_of(attempt).items if each.kind == "card"][
                    :5
                ],
            }
        page = ana.client.post(url("question", attempt.pk, n), sent | {"go": "next"})
        assert page["Location"] == (
            url("question", attempt.pk, n + 1) if n < len(listed) else url("overview", attempt.pk)
        )
    assert ana.client.post(url("question", attempt.pk, 2), {"go": "back"})["Location"] == url("question", attempt.pk, 1)
    assert ana.client.post(url("question", attempt.pk, 1), {"go": "back"})["Location"] == url("sitting", sitting.pk)
    assert ana.client.post(url("question", attempt.pk, 2), {"go": "stop"})["Location"] == url("sitting", sitting.pk)
    assert ana.client.get(url("question", attempt.pk, len(listed) + 1)).status_code == 404
    page = ana.get(url("overview", attempt.pk))
    assert "How much it matters: 4 of 5" in page.text
    assert "Ben, you think:" in page.text
    assert "Every question has an answer" in ana.get(url("end", attempt.pk)).text
    page = ana.post(url("end", attempt.pk))
    assert "If you are afraid" in page.text
    assert reverse("people:help_now") in page.text
    assert "Look together" in page.text
    assert "each of you can guess" in page.text


def test_each_change_of_a_response_is_saved_at_once_and_an_attempt_resumes_where_one_was(ana: CastMember) -> None:
    attempt = sittings.begin(ana, sittings.start(ana))
    first, second = topic(ana, attempt), topic(ana, attempt, which=1)
    response = send(ana, attempt, first, wish="unsure", was_wish="")
    assert (response.status_code, response.content) == (204, b"")
    response = send(ana, attempt, first, bend="5", was_bend="", go="next")
    assert set(response.json()) == {"to"}
    assert said(ana, attempt) == {first: {"wish": "unsure", "bend": 5}}
    # A second tab that had shown nothing chosen, and sends what it knows.
    send(ana, attempt, second, wish="4", was_wish="")
    send(ana, attempt, second, importance="5", was_importance="", was_wish="")
    send(ana, attempt, second, wish="4", was_wish="4", importance="2", was_importance="5")
    send(ana, attempt, second, wish="1", was_wish="1", quietly=False)
    assert said(ana, attempt)[second] == {"wish": 4, "importance": 2}
    fill(ana, attempt, 3)
    assert ana.client.get(url("go_on", attempt.pk))["Location"] == url("question", attempt.pk, 4)


def test_five_value_cards_can_be_picked_and_a_sixth_is_refused_kindly(ana: CastMember) -> None:
    attempt = sittings.begin(ana, sittings.start(ana))
    cards = [each.key for each in instrument_catalog.instrument_of(attempt).items if each.kind == "card"]
    send(ana, attempt, top_item(ana, attempt), was_cards="", cards=cards[:5])
    too_many = {"was_cards": ",".join(cards[:5]), "cards": cards[:6]}
    response = send(ana, attempt, top_item(ana, attempt), **too_many)
    assert response.status_code == 422
    assert "Five can stay" in response.json()["text"]
    response = send(ana, attempt, top_item(ana, attempt), quietly=False, **too_many)
    assert response.status_code == 422
    assert response.content.count(b" checked") == 6
    assert said(ana, attempt)[top_item(ana, attempt)] == {"cards": sorted(cards[:5])}


def top_item(by: CastMember, attempt: Attempt) -> str:
    return next(item.key for item in items(by, attempt) if item.kind == "top")


def test_the_seconds_of_an_attempt_are_counted_without_pauses(ana: CastMember) -> None:
    begun = clock.now()
    with clock.frozen(begun):
        attempt = sittings.begin(ana, sittings.start(ana))
    one, two = topic(ana, attempt), topic(ana, attempt, which=1)
    for seconds, key, more in ((10, one, {"wish": "2"}), (15, one, {"bend": "2"}), (4000, two, {"wish": "2"})):
        with clock.frozen(begun + timedelta(seconds=seconds)):
            send(ana, attempt, key, **more)
    with clock.frozen(begun + timedelta(seconds=5000)):
        sittings.finish(ana, attempt)
    with viewing(ana.viewer):
        assert {row.item: row.answer["after"] for row in Response.objects.all()} == {one: 15, two: 300}
    assert again(ana, attempt).seconds == 315


def test_a_finished_attempt_does_not_change(ana: CastMember) -> None:
    attempt = sittings.begin(ana, sittings.start(ana))
    key = topic(ana, attempt)
    send(ana, attempt, key, wish="2")
    sittings.finish(ana, attempt)
    before = said(ana, attempt), again(ana, attempt).finished_at
    response = send(ana, attempt, key, wish="5", was_wish="2")
    assert response.status_code == 409
    assert "Nothing was changed" in response.json()["text"]
    page = ana.post(place(ana, attempt, key), {"wish": "5", "was-wish": "2", "go": "next"})
    assert "Your answers are sealed." in page.text
    assert "Your answers are sealed." in ana.get(place(ana, attempt, key)).text
    ana.post(url("end", attempt.pk))
    assert before == (said(ana, attempt), again(ana, attempt).finished_at)
    assert sittings.begin(ana, again(ana, attempt).sitting).pk == attempt.pk  # type: ignore[arg-type]


def test_nobody_else_finds_an_attempt(
    ana: CastMember, ben: CastMember, cleo: CastMember, dora: CastMember, farid: CastMember
) -> None:
    sitting = sittings.start(ana)
    attempt = sittings.begin(ana, sitting)
    fill(ana, attempt, 2)
    own = ["overview", "go_on", "end", "finished", "own_reflection", "delete"]
    for who in (ben, cleo, dora, farid):
        for name in own:
            for ask in (who.client.get, who.client.post):
                assert ask(url(name, attempt.pk)).status_code in {404, 405}, name
        assert who.client.post(url("question", attempt.pk, 1), {"wish": "1"}).status_code == 404
        assert who.client.get(url("question", attempt.pk, 1)).status_code == 404
        if who is not ben:
            for name in ("sitting", "begin", "continue_in_full", "abandon"):
                assert who.client.get(url(name, sitting.pk)).status_code == 404
    assert cleo.client.post(url("start"), {"form": "short"}).status_code == 404
    assert ben.client.post(url("start"), {"form": "long"}).status_code == 422
    assert ana.client.get(url("own_reflection", attempt.pk)).status_code == 404, "not while it is the couple’s"
    with viewing(farid.viewer):
        assert not Sitting.objects.exists()


def test_an_attempt_taken_alone_is_a_reflection_and_is_brought_along_only_on_request(
    ana: CastMember, ben: CastMember, cleo: CastMember
) -> None:
    hers = alone(cleo)
    assert hers.pk == alone(cleo).pk
    assert "would say" not in cleo.get(place(cleo, hers, topic(cleo, hers))).text
    mine = alone(ben)
    assert "top-guess" not in {item.kind for item in items(ben, mine)}
    key = topic(ben, mine)
    send(ben, mine, key, wish="5", importance="4", guess="2")
    sittings.finish(ben, mine)
    assert said(ben, mine) == {key: {"wish": 5, "importance": 4}}
    page = ben.get(url("own_reflection", mine.pk))
    assert "Your reflection" in page.text
    assert "Ana" not in page.text.split("<main")[1]
    sitting = sittings.start(ana, "full")
    page = ben.get(url("begin", sitting.pk))
    assert "Bring your answers of" in page.text
    assert "Bring your answers" not in ana.get(url("begin", sitting.pk)).text
    forged = ana.client.post(url("begin", sitting.pk), {"bring": str(mine.pk)})
    assert forged.status_code == 422, "nobody brings what is another’s"
    in_two = sittings.begin(ben, sitting, bring=mine.pk)
    assert said(ben, in_two) == {key: {"wish": 5, "importance": 4}}
    assert said(ben, mine) == said(ben, in_two)
    send(ben, in_two, key, wish="1", was_wish="5")
    assert said(ben, mine)[key]["wish"] == 5
    other = alone(ana)
    assert not said(ana, sittings.begin(ana, sitting)), "nothing comes along by itself"
    assert ana.client.post(url("delete", other.pk)).status_code == 302
    with viewing(ana.viewer):
        assert not Attempt.objects.filter(sitting=None).exists()


def test_answers_to_another_content_cannot_be_brought_along(ana: CastMember) -> None:
    mine = alone(ana)
    fill(ana, mine, 3)
    with viewing(ana.viewer):
        Attempt.objects.filter(pk=mine.pk).update(digest="0" * 64)
    sitting = sittings.start(ana)
    assert "Bring your answers" not in ana.get(url("begin", sitting.pk)).text
    assert ana.client.post(url("begin", sitting.pk), {"bring": str(mine.pk)}).status_code == 422
    with viewing(ana.viewer):
        begun = attempt_actions.start(sitting, "short", Attempt.objects.get(pk=mine.pk))
        assert not Response.objects.filter(attempt=begun).exists()


def test_the_duration_shown_is_measured_once_there_are_enough_attempts(
    ana: CastMember, cleo: CastMember, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert f"About {ours().minutes['short']} minutes" in ana.get(url("readiness")).text
    attempt = alone(cleo)
    fill(cleo, attempt, 1)
    sittings.finish(cleo, attempt)
    with viewing(cleo.viewer):
        row = Attempt.objects.get()
        same = {
            name: getattr(row, name) for name in ("owner_id", "instrument", "version", "digest", "seed", "finished_at")
        }
        Attempt.objects.all().delete()
        Attempt.objects.bulk_create(Attempt(form="short", seconds=60 * n, **same) for n in range(1, 51))
        Attempt.objects.bulk_create(Attempt(form="full", seconds=60, **same) for n in range(1, 50))
    text = ana.get(url("readiness")).text
    assert "Half of the people here took up to 25 minutes" in text
    assert f"About {ours().minutes['full']} minutes" in text
    monkeypatch.setattr("our2souls.readiness.attempts.duration.ENOUGH", 51)
    assert f"About {ours().minutes['short']} minutes" in ana.get(url("readiness")).text
