"""The fridge through HTTP: put up, ticked, arranged, reworded, taken down and back, turned into more."""

from datetime import timedelta

import pytest
from django.urls import reverse

from our2souls.dreams.models import Dream
from our2souls.intentions.core.models import Intention
from our2souls.intentions.fridge import actions as fridge_actions
from our2souls.intentions.fridge import queries as fridge_queries
from our2souls.intentions.fridge.models import FridgeItem
from our2souls.lib import clock
from our2souls.privacy.fields import NotPermitted
from our2souls.privacy.viewer import viewing
from tests.cast import CastMember
from tests.markup import squeezed


def url(name: str, *args: object) -> str:
    return reverse(name, args=args)


def a_line(by: CastMember, text: str = "Swim before breakfast") -> FridgeItem:
    with viewing(by.viewer):
        return fridge_actions.add(text)


def lines(by: CastMember) -> list[str]:
    """What is up, as this partner reads it, in order."""
    with viewing(by.viewer):
        return [line.text for line in fridge_queries.up()]


def test_lines_of_both_stand_on_the_fridge_newest_first(ana: CastMember, ben: CastMember) -> None:
    ana.post(url("intentions:fridge"), {"text": "Dumplings, all sixty"})
    page = ben.post(url("intentions:fridge"), {"text": "Night train to a harbour"}).text
    assert page.index("Night train to a harbour") < page.index("Dumplings, all sixty")
    assert lines(ana) == ["Night train to a harbour", "Dumplings, all sixty"]


@pytest.mark.parametrize(("typed", "sentence"), [("  ", "Write a line first"), ("x" * 91, "90")])
def test_an_invalid_line_for_the_fridge_is_refused_kindly_and_stays_typed(
    ana: CastMember, typed: str, sentence: str
) -> None:
    page = ana.post(url("intentions:fridge"), {"text": typed})
    assert page.status_code == 422
    assert sentence in page.text
    assert typed.strip() in page.text
    assert not lines(ana)


def test_alone_there_is_no_fridge(cleo: CastMember) -> None:
    assert "Invite your partner" in cleo.get(url("intentions:fridge")).text
    cleo.post(url("intentions:fridge"), {"text": "Mine"})
    assert FridgeItem._base_manager.count() == 0
    with viewing(cleo.viewer), pytest.raises(NotPermitted):
        fridge_actions.add("Mine")


def test_either_ticks_a_line_and_who_did_first_stays(ana: CastMember, ben: CastMember) -> None:
    line = a_line(ana)
    ben.post(url("intentions:fridge_act", line.pk, "tick"))
    ana.post(url("intentions:fridge_act", line.pk, "tick"))
    with viewing(ana.viewer):
        line = FridgeItem.objects.get()
        assert line.ticked_by_id == ben.id
        assert not lines(ana)
    ana.post(url("intentions:fridge_act", line.pk, "untick"))
    assert lines(ben) == ["Swim before breakfast"]


def test_lines_are_moved_by_one_place_and_arranged_as_a_whole(ana: CastMember, ben: CastMember) -> None:
    third, second, first = (a_line(ana, text) for text in ("c", "b", "a"))
    ana.post(url("intentions:fridge_act", third.pk, "up"))
    assert lines(ben) == ["a", "c", "b"]
    ben.post(url("intentions:fridge_act", first.pk, "up"))
    ben.post(url("intentions:fridge_act", second.pk, "down"))
    assert lines(ana) == ["a", "c", "b"]
    ben.post(url("intentions:fridge_act", first.pk, "down"))
    assert lines(ana) == ["c", "a", "b"]
    new = a_line(ben, "put up meanwhile")
    ana.post(url("intentions:fridge_order"), {"order": [second.pk, first.pk, third.pk, "no id", ana.id]})
    assert lines(ana) == ["put up meanwhile", "b", "a", "c"]
    page = ben.post(url("intentions:fridge_act", new.pk, "down"), {"order": "yes"})
    assert page.redirect_chain[0][0].startswith(url("intentions:fridge_order"))
    assert lines(ana) == ["b", "put up meanwhile", "a", "c"]
    shown = squeezed(page.text)
    assert shown.index(">b<") < shown.index(">put up meanwhile<")


def test_an_arrangement_reaches_no_other_fridge(ana: CastMember, dora: CastMember) -> None:
    theirs = [a_line(dora, text) for text in ("two", "one")]
    before = lines(dora)
    ana.post(url("intentions:fridge_order"), {"order": [line.pk for line in theirs]})
    assert lines(dora) == before


def test_only_its_writer_changes_a_line_or_takes_it_down(ana: CastMember, ben: CastMember) -> None:
    line = a_line(ana)
    data = {"text": "Mine now", "version": line.version}
    assert ben.post(url("intentions:fridge_item", line.pk), data).status_code == 404
    assert ben.post(url("intentions:fridge_remove", line.pk)).status_code == 404
    for act in (lambda: fridge_actions.remove(line), lambda: fridge_actions.update(line, text="Mine", version=1)):
        with viewing(ben.viewer), pytest.raises(NotPermitted):
            act()
    assert "Take it down" not in ben.get(url("intentions:fridge_item", line.pk)).text
    ana.post(url("intentions:fridge_item", line.pk), data | {"text": "Swim after breakfast"})
    assert lines(ben) == ["Swim after breakfast"]


def test_a_line_changed_on_two_devices_shows_both_texts(ana: CastMember) -> None:
    line = a_line(ana)
    ana.post(url("intentions:fridge_item", line.pk), {"text": "From the phone", "version": 1})
    page = ana.post(url("intentions:fridge_item", line.pk), {"text": "From the desk", "version": 1}).text
    assert "From the phone" in page
    assert "From the desk" in page
    assert lines(ana) == ["From the phone"]
    ana.post(url("intentions:fridge_item", line.pk), {"text": "From both", "version": 2})
    assert lines(ana) == ["From both"]


def test_a_removed_line_can_be_restored_for_a_day_and_is_gone_after(ana: CastMember, ben: CastMember) -> None:
    line = a_line(ana)
    page = ana.post(url("intentions:fridge_remove", line.pk)).text
    assert url("intentions:fridge_restore", line.pk) in page
    assert ben.get(url("intentions:fridge_item", line.pk)).status_code == 404
    assert ben.post(url("intentions:fridge_restore", line.pk)).status_code == 404
    assert lines(ben) == []
    ana.post(url("intentions:fridge_restore", line.pk))
    assert lines(ben) == ["Swim before breakfast"]
    ana.post(url("intentions:fridge_remove", line.pk))
    other = a_line(ana, "Another")
    with clock.moved(timedelta(days=1, minutes=1)):
        ana.post(url("intentions:fridge_remove", other.pk))
    assert list(FridgeItem._base_manager.values_list("pk", flat=True)) == [other.pk]


def test_a_dream_made_from_a_line_leaves_no_trace_for_the_other(ana: CastMember, ben: CastMember) -> None:
    line = a_line(ben, "Learn one song badly")
    before = ana.get(url("intentions:fridge")).text
    page = ana.get(f"{url('dreams:dream_new')}?fridge={line.pk}").text
    assert "Learn one song badly" in page
    ana.post(f"{url('dreams:dream_new')}?fridge={line.pk}", {"line": "Learn one song badly", "audience": "keep"})
    with viewing(ana.viewer):
        assert Dream.objects.get().line == "Learn one song badly"
    assert "became" not in ben.get(url("intentions:fridge")).text
    assert lines(ben) == ["Learn one song badly"]
    assert before


def test_an_intention_made_from_a_line_is_named_beside_it(ana: CastMember, ben: CastMember) -> None:
    line = a_line(ana, "Record one talk")
    page = ben.get(f"{url('intentions:intention_new')}?fridge={line.pk}").text
    assert "Record one talk" in page
    ben.post(url("intentions:intention_new"), {"fridge": line.pk, "name": "Long Table", "choose": "yes"})
    with viewing(ana.viewer):
        assert FridgeItem.objects.get().intention_id == Intention.objects.get().pk
    page = ana.get(url("intentions:fridge")).text
    assert "Became a dream or an intention" in page
    assert "Now Long Table, an intention of you both." in page
    assert lines(ana) == ["Record one talk"]
    another = a_line(ana, "Another")
    offered = ana.get(url("intentions:fridge_item", line.pk)).text
    assert f"{url('intentions:intention_new')}?fridge={line.pk}" not in offered, "it became one already"
    assert (
        f"{url('intentions:intention_new')}?fridge={another.pk}"
        in ana.get(url("intentions:fridge_item", another.pk)).text
    )


@pytest.mark.parametrize("where", ["dreams:dream_new", "intentions:intention_new"])
def test_nothing_begins_from_a_strangers_line(ana: CastMember, dora: CastMember, where: str) -> None:
    line = a_line(dora)
    assert ana.get(f"{url(where)}?fridge={line.pk}").status_code == 404
    assert ana.get(f"{url(where)}?fridge=nonsense").status_code == 404


def test_the_printed_fridge_leaves_room_for_lines_by_hand(ana: CastMember) -> None:
    for number in range(fridge_queries.SHEET):
        a_line(ana, f"Line {number}")
    assert ana.get(url("intentions:fridge")).text.count("<li></li>") == 5
    a_line(ana, "One more")
    assert ana.get(url("intentions:fridge")).text.count("<li></li>") == 1
