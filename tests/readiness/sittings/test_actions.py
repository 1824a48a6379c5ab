"""A sitting through its pages: started by either, continued, ended, taken again, in an instrument of the couple’s choice."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from django.urls import reverse

from our2souls.delivery.models import Notification
from our2souls.people.pairing import actions as pairing_actions
from our2souls.privacy import unscoped
from our2souls.privacy.viewer import viewing
from our2souls.readiness.attempts import actions as attempt_actions
from our2souls.readiness.attempts.models import Attempt, Response, Sitting
from our2souls.readiness.instrument import catalog as instrument_catalog
from our2souls.readiness.instrument.model import Item
from our2souls.readiness.instrument.models import PublishedInstrument
from our2souls.readiness.sittings import actions as sitting_actions
from our2souls.readiness.sittings.models import AreaPress, Reveal
from tests.cast import CastMember
from tests.factories.delivery import inbox_shows
from tests.factories.readiness import report, sittings
from tests.factories.readiness.instrument import small, written
from tests.factories.readiness.sittings import fill, items, place, said, url
from tests.privacy.test_concurrency import at_once

NOTICES = reverse("delivery:notices")
WAITS = "started the couple test: your part waits for you"


def a_reveal(by: CastMember, sitting: Sitting, form: str = "short") -> None:
    """Both looked (by rows: the act itself is `reveal.look_together`)."""
    with viewing(by.viewer):
        Reveal.objects.create(couple_id=by.us.couple_id, sitting=sitting, form=form)


@pytest.mark.parametrize("who", ["ana", "ben"])
def test_either_starts_a_sitting_and_the_other_finds_a_neutral_notification(
    couple: tuple[CastMember, CastMember], who: str
) -> None:
    by, other = couple if who == "ana" else reversed(couple)
    sitting = sittings.start(by)
    assert WAITS in other.get(NOTICES).text
    assert WAITS not in by.get(NOTICES).text
    assert inbox_shows(other, sitting.pk)
    page = other.post(url("start"), {"form": "full"})
    assert f"{by.name} has started one already" in page.text
    with viewing(other.viewer):
        assert Sitting.objects.get().form == "short"
        assert PublishedInstrument.objects.get().digest == sitting.digest
    sittings.begin(other, sitting)
    assert WAITS not in other.get(NOTICES).text


def test_both_who_start_a_sitting_at_once_start_one(transactional_db: None, ana: CastMember, ben: CastMember) -> None:
    instrument = instrument_catalog.available()[0]
    made = at_once(
        *(
            (who, lambda form=form: sitting_actions.start(instrument, form).pk)
            for who, form in ((ana, "full"), (ben, "short"))
        )
    )
    assert len(set(made)) == 1
    mine = at_once(*((ana, lambda: started_attempt(made[0])) for _ in range(2)))
    assert len(set(mine)) == 1
    alone_ones = at_once(*((ben, lambda: attempt_actions.start_alone(instrument, "short").pk) for _ in range(2)))
    assert len(set(alone_ones)) == 1


def started_attempt(sitting_id: object) -> object:
    sitting = Sitting.objects.get(pk=sitting_id)
    return attempt_actions.start(sitting, sitting.form).pk  # type: ignore[arg-type]


@pytest.mark.parametrize("revealed", [False, True])
def test_a_short_sitting_is_continued_in_full_without_asking_twice(
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
        a_reveal(ana, sitting)
    ben.post(url("continue_in_full", sitting.pk))
    ben.post(url("continue_in_full", sitting.pk))
    assert WAITS in ana.get(NOTICES).text
    added = sittings.begin(ana, sitting)
    assert added.form == "full"
    asked = {item.key for item in items(ana, added)}
    assert asked == {item.key for item in instrument_catalog.instrument_of(added).of_form("full") if not item.short}
    assert "The full form" in ben.get(url("sitting", sitting.pk)).text
    with viewing(ana.viewer):
        assert Attempt.objects.filter(sitting=sitting).count() == 2


def test_the_full_form_of_a_continued_sitting_waits_for_the_short_one(ana: CastMember, ben: CastMember) -> None:
    sitting = sittings.start(ana)
    ana.post(url("continue_in_full", sitting.pk))
    with viewing(ben.viewer), pytest.raises(attempt_actions.NotYetAllowed):
        attempt_actions.start(sitting, "full")
    assert sittings.begin(ben, sitting).form == "short"
    assert sittings.start(ben).pk == sitting.pk, "one at a time"


@pytest.mark.parametrize("who", ["ana", "ben"])
def test_ending_a_sitting_erases_ones_own_answers_and_leaves_the_others(
    couple: tuple[CastMember, CastMember], who: str
) -> None:
    by, other = couple if who == "ana" else reversed(couple)
    sitting = sittings.start(by)
    mine, theirs = sittings.begin(by, sitting), sittings.begin(other, sitting)
    fill(by, mine, 3)
    fill(other, theirs, 3)
    sittings.finish(other, theirs)
    kept = said(other, theirs)
    assert by.client.get(url("abandon", sitting.pk)).status_code == 200
    page = by.post(url("abandon", sitting.pk))
    ended = "This test has ended"
    assert ended in page.text
    assert ended in other.get(url("sitting", sitting.pk)).text
    assert by.client.post(url("abandon", sitting.pk)).status_code == 404
    with viewing(by.viewer):
        assert not Attempt.objects.exists()
        assert not Response.objects.exists()
    assert said(other, theirs) == kept
    assert other.get(url("own_reflection", theirs.pk)).status_code == 200
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


def test_opened_areas_stay_when_one_ends_the_sitting(ana: CastMember, ben: CastMember) -> None:
    def hers(item: Item) -> Mapping[str, Any]:
        return {"wish": "unsure"} if item.key == "money-when" else report.same(item)

    area = "money"
    sitting = report.revealed(ana, ben, hers, areas=[area])
    with viewing(ana.viewer):
        full = Attempt.objects.get()
        AreaPress.objects.create(owner_id=ana.id, attempt=full, area="elsewhere")
    assert {item.gentle for item in report.ours().of_area(area)} == {True, False}
    ana.post(url("abandon", sitting.pk))
    shown = {item.key for item in report.ours().of_area(area) if not item.gentle} - {"money-when"}
    assert set(said(ana, full)) == shown, "what was said to oneself alone was not opened"
    with viewing(ana.viewer):
        assert [press.area for press in AreaPress.objects.all()] == [area]
        assert Reveal.objects.filter(sitting=sitting).exists()
    assert "What you had opened" in ben.get(url("sitting", sitting.pk)).text


def test_a_new_sitting_starts_once_the_former_one_is_revealed(ana: CastMember, ben: CastMember) -> None:
    first = sittings.start(ana)
    assert sittings.start(ben).pk == first.pk
    a_reveal(ana, first)
    assert url("report_map", first.pk) in ana.get(url("readiness")).text
    second = sittings.start(ben, "full")
    assert second.pk != first.pk
    ana.post(url("continue_in_full", first.pk))
    with viewing(ana.viewer):
        assert Sitting.objects.get(pk=first.pk).forms == ("short",), "one at a time"


def test_after_separation_each_keeps_their_own_attempt_and_nothing_of_the_sitting(
    ana: CastMember, ben: CastMember
) -> None:
    sitting = sittings.start(ana)
    attempt = sittings.begin(ana, sitting)
    fill(ana, attempt, 2)
    with viewing(ben.viewer):
        pairing_actions.separate(ben.person)
    assert ana.client.get(url("sitting", sitting.pk)).status_code == 404
    assert ana.get(url("own_reflection", attempt.pk)).status_code == 200
    assert ana.get(url("readiness")).status_code == 200
    assert ana.client.post(url("question", attempt.pk, 1), {"go": "stop"})["Location"] == url("readiness")


def test_a_sitting_can_use_an_operators_own_instrument(
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
