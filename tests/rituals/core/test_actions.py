"""Rituals of two: proposed in words, begun by two yeses, moved, left out, at rest, ended."""

from datetime import UTC, date, datetime, time
from typing import Any

import pytest
from django.urls import reverse

from our2souls.delivery import schedules
from our2souls.lib import clock
from our2souls.privacy.viewer import viewing
from our2souls.rituals.core import queries
from our2souls.rituals.core.models import Ritual
from tests.cast import CastMember
from tests.factories.rhythm.rituals import FIRST, NAME, SUNDAYS, a_ritual, form

NEW = reverse("rituals:ritual_new")
BEFORE = datetime(2026, 12, 1, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def tuesday() -> Any:
    """The first of December, a Tuesday."""
    with clock.frozen(BEFORE):
        yield


def the_ritual(of: CastMember) -> Ritual:
    with viewing(of.viewer):
        return Ritual.objects.get()


def act(who: CastMember, ritual: Ritual, what: str, version: str = "") -> str:
    sent = {"version": version or str(the_ritual(who).version)}
    text: str = who.post(reverse("rituals:ritual_act", args=[ritual.pk, what]), sent).text
    return text


def test_words_are_shown_as_understood_before_anything_is_kept(ana: CastMember) -> None:
    first = ana.post(NEW, form(when="1st saturday of the month at 6pm", hour="", understood=""))
    assert "On the first Saturday of each month at 18:00; next on Saturday, 5 December." in first.text
    with viewing(ana.viewer):
        assert not Ritual.objects.exists()
    again = form(when="1st saturday of the month at 6pm", hour="", understood="FREQ=MONTHLY;BYDAY=1SA 18:00")
    page = ana.post(NEW, again).text
    assert "Proposed. It begins once Ben says yes too." in page
    made = the_ritual(ana)
    assert (made.rule, made.hour, made.first_on) == ("FREQ=MONTHLY;BYDAY=1SA", time(18), date(2026, 12, 1))


def test_words_that_say_no_rule_are_refused_with_examples(ana: CastMember) -> None:
    answer = ana.client.post(NEW, form(when="when we feel like it"))
    assert answer.status_code == 422
    assert "every Sunday at 10:00" in answer.text


@pytest.mark.parametrize(
    ("fields", "rule"),
    [
        ({"pattern": "day"}, "FREQ=DAILY"),
        ({"pattern": "week", "weekdays": ["0", "3"], "every": "2"}, "FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,TH"),
        ({"pattern": "week"}, "FREQ=WEEKLY;BYDAY=TU"),
        ({"pattern": "month"}, "FREQ=MONTHLY;BYMONTHDAY=1"),
        ({"pattern": "nth", "weekdays": ["5"], "place": "-1", "count": "6"}, "FREQ=MONTHLY;BYDAY=-1SA;COUNT=6"),
        ({"pattern": "year", "until": "2030-12-31"}, "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=1;UNTIL=20301231"),
    ],
)
def test_the_fields_say_a_rule_too(ana: CastMember, fields: dict[str, Any], rule: str) -> None:
    ana.post(NEW, form(when="", understood="", **fields))
    assert the_ritual(ana).rule == rule


def test_a_rule_that_would_be_over_before_it_begins_is_refused(ana: CastMember) -> None:
    answer = ana.client.post(NEW, form(when="every Sunday until 3 December 2026", understood=""))
    assert answer.status_code == 422
    assert "It would be over before it begins" in answer.text
    assert ana.client.post(NEW, form(when="", understood="")).status_code == 422
    assert ana.client.post(NEW, form(hour="")).status_code == 422


def test_a_ritual_begins_with_the_second_yes_and_either_lets_it_rest(ana: CastMember, ben: CastMember) -> None:
    ana.post(NEW, form())
    made = the_ritual(ana)
    assert made.state == "proposed"
    assert "Waits for your yes" in ben.get(reverse("rituals:rituals")).text
    assert "Waits for Ben’s yes" in ana.get(reverse("rituals:rituals")).text
    act(ana, made, "yes")  # said twice it is said once
    assert the_ritual(ana).state == "proposed"
    assert "You both said yes" in act(ben, made, "yes")
    assert the_ritual(ana).state == "active"
    act(ana, made, "withdraw")
    assert the_ritual(ana).state == "active"
    assert "Ben let it rest" in (act(ben, made, "rest") and ana.get(reverse("rituals:ritual", args=[made.pk])).text)
    act(ben, made, "resume")
    assert the_ritual(ana).state == "active"
    act(ana, made, "end")
    assert the_ritual(ben).state == "ended"
    act(ana, made, "resume")
    assert the_ritual(ben).state == "active"


def test_a_yes_can_be_taken_back_until_both_have_said_it(ana: CastMember, ben: CastMember) -> None:
    made = a_ritual(ana)
    act(ana, made, "withdraw")
    act(ben, made, "yes")
    assert the_ritual(ana).state == "proposed"
    act(ana, made, "yes")
    assert the_ritual(ana).state == "active"


def test_a_yes_on_an_old_page_is_none_to_what_was_changed_since(ana: CastMember, ben: CastMember) -> None:
    made = a_ritual(ana)
    edit = reverse("rituals:ritual_edit", args=[made.pk])
    ana.post(edit, form(first_on=FIRST.isoformat(), hour="03:00", version="1"))
    for read in ({"version": "1"}, {"version": "x"}, {}):
        answer = ben.post(reverse("rituals:ritual_act", args=[made.pk, "yes"]), read)
        assert "It was changed meanwhile" in answer.text
        assert the_ritual(ben).state == "proposed"
    assert "You both said yes" in act(ben, made, "yes", version="2")


def test_what_the_other_laid_down_waits_for_their_yes(ana: CastMember, ben: CastMember) -> None:
    made = a_ritual(ana, ben)
    for what in ("rest", "end"):
        act(ben, made, what)
        assert "once Ben says yes too" in act(ana, made, "resume")
        assert the_ritual(ben).state == "proposed"
        assert schedules.next_date(ben.id, "ritual", made.pk) is None
        act(ben, made, "yes")
        assert the_ritual(ana).state == "active"


def test_a_ritual_of_many_years_can_still_be_changed(ana: CastMember, ben: CastMember) -> None:
    made = a_ritual(ana, ben, first_on=date(2019, 12, 1))
    ana.post(reverse("rituals:ritual_edit", args=[made.pk]), form(name="Tea", first_on="2019-12-01", version="1"))
    act(ben, made, "accept", version="2")
    made = the_ritual(ben)
    with viewing(ben.viewer):
        assert made.name == "Tea"


def test_who_was_slower_sees_both_versions(ana: CastMember, ben: CastMember) -> None:
    made = a_ritual(ana, ben)
    edit = reverse("rituals:ritual_edit", args=[made.pk])
    ben.post(edit, form(name="Coffee in bed", minutes="90", first_on=FIRST.isoformat(), version="1"))
    answer = ana.client.post(edit, form(name="Tea", first_on=FIRST.isoformat(), version="1"))
    assert answer.status_code == 422
    assert "Coffee in bed" in answer.text
    assert "An hour and a half</p>" in answer.text
    assert 'value="Tea"' in answer.text


def test_opening_the_form_and_saving_it_changes_nothing(ana: CastMember, ben: CastMember) -> None:
    made = a_ritual(
        ana, ben, rule="FREQ=MONTHLY;BYMONTHDAY=28,29,30,31;BYSETPOS=-1;COUNT=6", first_on=date(2026, 12, 31)
    )
    page = ana.get(reverse("rituals:ritual_edit", args=[made.pk]))
    sent = {name: field.value() for name, field in ((f.html_name, f) for f in page.context["form"]) if field.value()}
    sent |= {"hour": "10:00", "first_on": "2026-12-31"}
    ana.post(reverse("rituals:ritual_edit", args=[made.pk]), sent)
    again = the_ritual(ben)
    assert (again.rule, again.state, again.version) == (made.rule, "active", 1)


def test_one_time_is_moved_or_left_out_and_put_back(ana: CastMember, ben: CastMember) -> None:
    made = a_ritual(ana, ben)
    page = reverse("rituals:ritual", args=[made.pk])
    moved = reverse("rituals:occasion_move", args=[made.pk, FIRST])
    assert "6 December" in ben.get(moved).text
    ben.post(moved, {"to_day": "2026-12-07", "to_hour": "18:30"})
    assert "Monday, 7 December, 18:30" in ana.get(page).text
    assert "Moved from Sunday, 6 December" in ana.get(page).text
    ana.post(reverse("rituals:occasion_act", args=[made.pk, date(2026, 12, 13), "skip"]))
    text = ben.get(page).text
    assert "Sunday, 13 December is left out" in text
    for day in (FIRST, date(2026, 12, 13)):
        ben.post(reverse("rituals:occasion_act", args=[made.pk, day, "restore"]))
    with viewing(ana.viewer):
        assert queries.standing_changes(made) == []


@pytest.mark.parametrize(
    "sent",
    [
        {"to_day": "2026-11-30", "to_hour": "10:00"},
        {"to_day": "2027-06-01", "to_hour": "10:00"},
        {"to_day": "2026-12-07"},
    ],
)
def test_a_time_cannot_be_moved_behind_or_far_away(ana: CastMember, ben: CastMember, sent: dict[str, str]) -> None:
    made = a_ritual(ana, ben)
    assert ana.client.post(reverse("rituals:occasion_move", args=[made.pk, FIRST]), sent).status_code == 422


def test_a_time_that_is_over_is_neither_moved_nor_left_out(ana: CastMember, ben: CastMember) -> None:
    made = a_ritual(ana, ben)
    with clock.frozen(datetime(2026, 12, 8, tzinfo=UTC)):
        page = ana.post(reverse("rituals:occasion_act", args=[made.pk, FIRST, "skip"])).text
        assert "That time is over." in page
        with viewing(ana.viewer):
            assert queries.standing_changes(made) == []


def test_a_template_fills_the_form_and_is_kept_with_one_press(ana: CastMember) -> None:
    page = ana.get(f"{NEW}?template=sunday-coffee")
    assert 'value="every Sunday"' in page.text
    sent = {f.html_name: f.value() for f in page.context["form"] if f.value()}
    sent |= {"hour": "10:00", "first_on": "2026-12-01"}
    assert "Proposed." in ana.post(NEW, sent).text
    assert the_ritual(ana).rule == SUNDAYS
    assert NAME in ana.get(reverse("rituals:rituals")).text


def test_who_lives_elsewhere_reads_their_own_hour_too(ana: CastMember, ben: CastMember) -> None:
    made = a_ritual(ana, ben)
    page = reverse("rituals:ritual", args=[made.pk])
    assert "Sunday, 6 December, 10:00 in Madrid; 04:00 for you" in ben.get(page).text
    assert "in Madrid" not in ana.get(page).text


def test_a_ritual_is_found_by_its_words(ana: CastMember, ben: CastMember) -> None:
    made = a_ritual(ana, ben)
    assert reverse("rituals:ritual", args=[made.pk]) in ben.post(reverse("web:search"), {"words": "coffee"}).text
