"""A sitting through its pages: started by either, answered apart, finished, continued, ended, taken again."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.urls import reverse

from our2souls.delivery.models import Notification
from our2souls.lib import clock
from our2souls.people.pairing import actions as pairing_actions
from our2souls.privacy import unscoped
from our2souls.privacy.viewer import viewing
from our2souls.readiness.attempts import actions as attempt_actions
from our2souls.readiness.attempts.models import Attempt, Response, Sitting
from our2souls.readiness.instrument import catalog as instrument_catalog
from our2souls.readiness.instrument.models import PublishedInstrument
from our2souls.readiness.sittings import actions as sitting_actions
from our2souls.readiness.sittings.models import AreaOpening, AreaPress, Reveal
from tests.cast import CastMember
from tests.factories import sittings
from tests.factories.instrument import small, written
from tests.factories.sittings import again, alone, fill, items, place, said, send, topic, url
from tests.privacy.test_concurrency import at_once

NOTICES = reverse("delivery:notices")
WAITS = "There is something for each of you to answer apart"


def reveal(by: CastMember, sitting: Sitting, form: str = "short") -> None:
    """Both looked (the act is revealing's)."""
    with viewing(by.viewer):
        Reveal.objects.create(couple_id=by.us.couple_id, sitting=sitting, form=form)


@pytest.mark.parametrize("who", ["ana", "ben"])
def test_either_starts_and_the_other_finds_a_neutral_notice(couple: tuple[CastMember, CastMember], who: str) -> None:
    by, other = couple if who == "ana" else reversed(couple)
    sitting = sittings.start(by)
    assert WAITS in other.get(NOTICES).text
    assert WAITS not in by.get(NOTICES).text
    assert url("sitting", sitting.pk) in other.get(NOTICES).text
    page = other.post(url("start"), {"form": "full"})
    assert f"{by.name} has started one already" in page.text
    with viewing(other.viewer):
        assert Sitting.objects.get().form == "short"
        assert PublishedInstrument.objects.get().digest == sitting.digest
    sittings.begin(other, sitting)
    assert WAITS not in other.get(NOTICES).text


def test_two_who_start_at_once_start_one(transactional_db: None, ana: CastMember, ben: CastMember) -> None:
    instrument = instrument_catalog.available()[0]
    made = at_once(
        *(
            (who, lambda form=form: sitting_actions.start(instrument, form).pk)
            for who, form in ((ana, "full"), (ben, "short"))
        )
    )
    assert len(set(made)) == 1
    mine = at_once(*((ana, lambda: answering_begin(made[0])) for _ in range(2)))
    assert len(set(mine)) == 1
    alone_ones = at_once(*((ben, lambda: attempt_actions.start_alone(instrument, "short").pk) for _ in range(2)))
    assert len(set(alone_ones)) == 1


def answering_begin(sitting_id: object) -> object:
    sitting = Sitting.objects.get(pk=sitting_id)
    return attempt_actions.start(sitting, sitting.form).pk  # type: ignore[arg-type]


def test_a_whole_part_without_script(ana: CastMember, ben: CastMember) -> None:
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


def test_each_change_is_saved_at_once_and_one_goes_on_where_one_was(ana: CastMember) -> None:
    attempt = sittings.begin(ana, sittings.start(ana))
    first, second = topic(ana, attempt), topic(ana, attempt, which=1)
    answer = send(ana, attempt, first, wish="unsure", was_wish="")
    assert (answer.status_code, answer.content) == (204, b"")
    answer = send(ana, attempt, first, bend="5", was_bend="", go="next")
    assert set(answer.json()) == {"to"}
    assert said(ana, attempt) == {first: {"wish": "unsure", "bend": 5}}
    # A second tab that had shown nothing chosen, and sends what it knows.
    send(ana, attempt, second, wish="4", was_wish="")
    send(ana, attempt, second, importance="5", was_importance="", was_wish="")
    send(ana, attempt, second, wish="4", was_wish="4", importance="2", was_importance="5")
    send(ana, attempt, second, wish="1", was_wish="1", quietly=False)
    assert said(ana, attempt)[second] == {"wish": 4, "importance": 2}
    fill(ana, attempt, 3)
    assert ana.client.get(url("go_on", attempt.pk))["Location"] == url("question", attempt.pk, 4)


def test_five_cards_can_stay_and_a_sixth_is_answered_kindly(ana: CastMember) -> None:
    attempt = sittings.begin(ana, sittings.start(ana))
    cards = [each.key for each in instrument_catalog.instrument_of(attempt).items if each.kind == "card"]
    send(ana, attempt, _top(ana, attempt), was_cards="", cards=cards[:5])
    too_many = {"was_cards": ",".join(cards[:5]), "cards": cards[:6]}
    answer = send(ana, attempt, _top(ana, attempt), **too_many)
    assert answer.status_code == 422
    assert "Five can stay" in answer.json()["text"]
    answer = send(ana, attempt, _top(ana, attempt), quietly=False, **too_many)
    assert answer.status_code == 422
    assert answer.content.count(b" checked") == 6
    assert said(ana, attempt)[_top(ana, attempt)] == {"cards": sorted(cards[:5])}


def _top(by: CastMember, attempt: Attempt) -> str:
    return next(item.key for item in items(by, attempt) if item.kind == "top")


def test_the_time_is_kept_without_pauses(ana: CastMember) -> None:
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


def test_after_finishing_nothing_of_it_changes(ana: CastMember) -> None:
    attempt = sittings.begin(ana, sittings.start(ana))
    key = topic(ana, attempt)
    send(ana, attempt, key, wish="2")
    sittings.finish(ana, attempt)
    before = said(ana, attempt), again(ana, attempt).finished_at
    answer = send(ana, attempt, key, wish="5", was_wish="2")
    assert answer.status_code == 409
    assert "Nothing was changed" in answer.json()["text"]
    page = ana.post(place(ana, attempt, key), {"wish": "5", "was-wish": "2", "go": "next"})
    assert "Your part is finished" in page.text
    assert "Your part is finished" in ana.get(place(ana, attempt, key)).text
    ana.post(url("end", attempt.pk))
    assert before == (said(ana, attempt), again(ana, attempt).finished_at)
    assert sittings.begin(ana, again(ana, attempt).sitting).pk == attempt.pk  # type: ignore[arg-type]


def test_nobody_else_comes_near(
    ana: CastMember, ben: CastMember, cleo: CastMember, dora: CastMember, farid: CastMember
) -> None:
    sitting = sittings.start(ana)
    attempt = sittings.begin(ana, sitting)
    fill(ana, attempt, 2)
    own = ["overview", "go_on", "end", "finished", "reflection", "forget"]
    for who in (ben, cleo, dora, farid):
        for name in own:
            for ask in (who.client.get, who.client.post):
                assert ask(url(name, attempt.pk)).status_code in {404, 405}, name
        assert who.client.post(url("question", attempt.pk, 1), {"wish": "1"}).status_code == 404
        assert who.client.get(url("question", attempt.pk, 1)).status_code == 404
        if who is not ben:
            for name in ("sitting", "begin", "continue", "abandon"):
                assert who.client.get(url(name, sitting.pk)).status_code == 404
    assert cleo.client.post(url("start"), {"form": "short"}).status_code == 404
    assert ben.client.post(url("start"), {"form": "long"}).status_code == 422
    assert ana.client.get(url("reflection", attempt.pk)).status_code == 404, "not while it is the couple’s"
    with viewing(farid.viewer):
        assert not Sitting.objects.exists()


def test_taken_alone_it_is_a_reflection_and_comes_along_only_if_said(
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
    page = ben.get(url("reflection", mine.pk))
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
    assert ana.client.post(url("forget", other.pk)).status_code == 302
    with viewing(ana.viewer):
        assert not Attempt.objects.filter(sitting=None).exists()


def test_answers_to_another_content_do_not_come_along(ana: CastMember) -> None:
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


@pytest.mark.parametrize("revealed", [False, True])
def test_a_short_one_goes_on_as_a_full_one_without_asking_twice(
    ana: CastMember,
    ben: CastMember,
    revealed: bool,  # noqa: FBT001
) -> None:
    sitting = sittings.start(ana)
    for who in (ana, ben):
        short = sittings.begin(who, sitting)
        fill(who, short, 4)
        sittings.finish(who, short)
    if revealed:
        reveal(ana, sitting)
    ben.post(url("continue", sitting.pk))
    ben.post(url("continue", sitting.pk))
    assert WAITS in ana.get(NOTICES).text
    added = sittings.begin(ana, sitting)
    assert added.form == "full"
    asked = {item.key for item in items(ana, added)}
    assert asked == {item.key for item in instrument_catalog.instrument_of(added).items if not item.short}
    assert "The full form" in ben.get(url("sitting", sitting.pk)).text
    with viewing(ana.viewer):
        assert Attempt.objects.filter(sitting=sitting).count() == 2


def test_the_full_part_waits_for_the_short_one(ana: CastMember, ben: CastMember) -> None:
    sitting = sittings.start(ana)
    ana.post(url("continue", sitting.pk))
    with viewing(ben.viewer), pytest.raises(attempt_actions.NotYetAllowed):
        attempt_actions.start(sitting, "full")
    assert sittings.begin(ben, sitting).form == "short"
    assert sittings.start(ben).pk == sitting.pk, "one at a time"


@pytest.mark.parametrize("who", ["ana", "ben"])
def test_ending_erases_ones_own_and_leaves_the_others(couple: tuple[CastMember, CastMember], who: str) -> None:
    by, other = couple if who == "ana" else reversed(couple)
    sitting = sittings.start(by)
    mine, theirs = sittings.begin(by, sitting), sittings.begin(other, sitting)
    fill(by, mine, 3)
    fill(other, theirs, 3)
    sittings.finish(other, theirs)
    kept = said(other, theirs)
    assert by.client.get(url("abandon", sitting.pk)).status_code == 200
    page = by.post(url("abandon", sitting.pk))
    ended = "This sitting has ended"
    assert ended in page.text
    assert ended in other.get(url("sitting", sitting.pk)).text
    assert by.client.post(url("abandon", sitting.pk)).status_code == 404
    with viewing(by.viewer):
        assert not Attempt.objects.exists()
        assert not Response.objects.exists()
    assert said(other, theirs) == kept
    assert other.get(url("reflection", theirs.pk)).status_code == 200
    assert "Look together" not in other.get(url("finished", theirs.pk)).text
    assert WAITS not in other.get(NOTICES).text
    assert (
        not unscoped.queryset(Notification, "worker.claim")
        .filter(about=sitting.pk, cancelled_at=None, seen_at=None)
        .exists()
    )
    anew = sittings.start(other)
    assert anew.pk != sitting.pk
    brought = sittings.begin(other, anew, bring=theirs.pk)
    asked = {item.key for item in items(other, brought) if not item.about_partner}
    without_guess = {key: {name: each[name] for name in each if name != "guess"} for key, each in kept.items()}
    assert said(other, brought) == {key: each for key, each in without_guess.items() if key in asked}


def test_what_is_opened_stays_when_one_ends_it(ana: CastMember, ben: CastMember) -> None:
    sitting = sittings.start(ana)
    short = sittings.begin(ana, sitting)
    fill(ana, short)
    sittings.finish(ana, short)
    reveal(ana, sitting)
    area = next(item.area for item in items(ana, short) if item.kind == "topic")
    with viewing(ana.viewer):
        AreaOpening.objects.create(couple_id=ana.us.couple_id, sitting=sitting, form="short", area=area)
        for each in (area, "elsewhere"):
            AreaPress.objects.create(owner_id=ana.id, attempt=short, area=each)
    ana.post(url("abandon", sitting.pk))
    opened = {item.key for item in instrument_catalog.instrument_of(short).items if item.area == area}
    assert set(said(ana, short)) == {key for key in opened if key in said(ana, short)} != set()
    with viewing(ana.viewer):
        assert [press.area for press in AreaPress.objects.all()] == [area]
        assert Reveal.objects.filter(sitting=sitting).exists()
    assert "What you had opened" in ben.get(url("sitting", sitting.pk)).text


def test_it_is_taken_again_once_the_former_one_is_revealed(ana: CastMember, ben: CastMember) -> None:
    first = sittings.start(ana)
    assert sittings.start(ben).pk == first.pk
    reveal(ana, first)
    assert url("report", first.pk) in ana.get(url("readiness")).text
    second = sittings.start(ben, "full")
    assert second.pk != first.pk
    ana.post(url("continue", first.pk))
    with viewing(ana.viewer):
        assert Sitting.objects.get(pk=first.pk).continued_at is None, "one at a time"


def test_whoever_parts_keeps_their_own_and_nothing_of_two(ana: CastMember, ben: CastMember) -> None:
    sitting = sittings.start(ana)
    attempt = sittings.begin(ana, sitting)
    fill(ana, attempt, 2)
    with viewing(ben.viewer):
        pairing_actions.separate(ben.person)
    assert ana.client.get(url("sitting", sitting.pk)).status_code == 404
    assert ana.get(url("reflection", attempt.pk)).status_code == 200
    assert ana.get(url("readiness")).status_code == 200
    assert ana.client.post(url("question", attempt.pk, 1), {"go": "stop"})["Location"] == url("readiness")


def test_minutes_are_measured_once_there_are_enough(
    ana: CastMember, cleo: CastMember, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert "About 5 minutes" in ana.get(url("readiness")).text
    attempt = alone(cleo)
    fill(cleo, attempt, 1)
    sittings.finish(cleo, attempt)
    with viewing(cleo.viewer):
        held = Attempt.objects.get()
        same = {
            name: getattr(held, name) for name in ("owner_id", "instrument", "version", "digest", "seed", "finished_at")
        }
        Attempt.objects.all().delete()
        Attempt.objects.bulk_create(Attempt(form="short", seconds=60 * n, **same) for n in range(1, 51))
        Attempt.objects.bulk_create(Attempt(form="full", seconds=60, **same) for n in range(1, 50))
    text = ana.get(url("readiness")).text
    assert "Half of the people here took up to 25 minutes" in text
    assert "About 20 minutes" in text
    monkeypatch.setattr("our2souls.readiness.attempts.duration.ENOUGH", 51)
    assert "About 5 minutes" in ana.get(url("readiness")).text


def test_an_operators_own_instrument_is_a_choice(
    ana: CastMember, ben: CastMember, tmp_path: Path, settings: Any
) -> None:
    (tmp_path / "small.yaml").write_text(written(small()), encoding="utf-8")
    settings.OUR2SOULS_INSTRUMENTS = tmp_path
    instrument_catalog.clear_cache()
    try:
        page = ana.get(url("readiness")).text
        assert "Which test" in page
        assert "A small one" in page
        assert ana.client.post(url("start"), {"form": "full", "instrument": "none:1"}).status_code == 422
        assert ana.client.post(url("start"), {"form": "full", "instrument": "small:1"}).status_code == 302
        with viewing(ana.viewer):
            sitting = Sitting.objects.get()
        other = instrument_catalog.instrument_of(sitting)
        assert (sitting.instrument, sitting.digest) == ("small", other.digest)
        attempt = sittings.begin(ben, sitting)
        assert {item.key for item in items(ben, attempt)} == {item.key for item in other.items}
        assert "Someday" in ben.get(place(ben, attempt, "one-roof")).text
    finally:
        instrument_catalog.clear_cache()
