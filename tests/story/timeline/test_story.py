"""The time line: what is on it, in which order, by which choice, and that it is derived."""

from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.urls import reverse

from our2souls.intentions.core.lifecycle import actions as lifecycle
from our2souls.intentions.core.lifecycle import celebration
from our2souls.intentions.core.models import Intention
from our2souls.lib import clock
from our2souls.milestones import actions as milestone_actions
from our2souls.people.pairing import actions as pairing_actions
from our2souls.privacy.viewer import viewing
from our2souls.rituals.core import actions as ritual_actions
from our2souls.rituals.gatherings import access as gathering_access
from our2souls.rituals.gatherings import actions as gathering_actions
from our2souls.story.timeline import queries
from our2souls.story.timeline.moments import Teller
from our2souls.story.timeline.queries import StoryFilter
from our2souls.vision import access as vision_access
from our2souls.vision.media.attachments import Attachments
from our2souls.vision.notes import actions as notes_actions
from tests.cast import CastMember, pair
from tests.factories.dreams import a_dream
from tests.factories.intentions.core import an_intention
from tests.factories.milestones import a_relationship_milestone
from tests.factories.readiness import report
from tests.factories.rhythm.rituals import a_ritual
from tests.factories.vision import letters
from tests.factories.vision.media import a_picture
from tests.factories.vision.notes import a_note, a_note_about

STORY = reverse("story:story")


def on(day: date) -> Any:
    """At noon of a day."""
    return clock.frozen(datetime.combine(day, time(12), tzinfo=UTC))


def reached(by: CastMember, other: CastMember, name: str, day: date, words: str = "") -> Intention:
    intention = an_intention(by, other, name)
    with viewing(by.viewer):
        lifecycle.reach(intention, on=day)
        if words:
            celebration.celebrate(intention, words)
    return intention


def photo_of(who: CastMember, note: Any) -> Any:
    """The id of a note's photo."""
    with viewing(who.viewer):
        return vision_access.photos_of(note)[0].pk


def titles(who: CastMember, query: str = "") -> list[str]:
    """The titles of the moments on a page, in their order."""
    return [moment.title or moment.label for moment in who.get(f"{STORY}{query}").context["moments"]]


def test_the_story_has_what_the_two_did_newest_first(ana: CastMember, ben: CastMember) -> None:
    today = clock.today("UTC")
    home = reached(ana, ben, "A year without the car", date(2025, 5, 2), "I was wrong about January")
    photo = a_note_about(ben, "intention", home.pk, pictures=[a_picture()])
    met = a_relationship_milestone(ana, "The day we met", date(2019, 3, 4), words="You had the wrong room")
    a_relationship_milestone(ben, "Still to come", today + timedelta(days=40))
    page = ana.get(STORY)
    for text in ("A year without the car", "I was wrong about January", "The day we met", "You had the wrong room"):
        assert text in page.text
    assert reverse("vision:photo", args=[photo.pk, photo_of(ben, photo), 960]) in page.text
    assert "Still to come" not in page.text
    days = [moment.day for moment in page.context["moments"]]
    assert days == sorted(days, reverse=True)
    assert [moment.id for moment in page.context["moments"]][-1] == met.pk
    assert titles(ben) == titles(ana)


def test_it_begins_with_the_two_and_says_when_they_said_yes(ana: CastMember, ben: CastMember) -> None:
    assert titles(ana) == ["Ana and Ben, here together"]
    an_intention(ana, ben, "Only proposed", chosen=False)
    an_intention(ana, ben, "A home")
    page = ben.get(STORY).text
    assert "A home" in page
    assert "You both said yes" in page
    assert "Only proposed" not in page


def test_nothing_of_one_alone_is_in_it(ana: CastMember, ben: CastMember) -> None:
    a_dream(ana, "A lighthouse", share=True)
    a_note(ana, "A note of my own", attachments=Attachments([a_picture()]))
    with letters.on(letters.DAY - timedelta(days=30)):
        letters.sealed(ana, "me")
    with letters.on(letters.DAY + timedelta(days=30)):
        for who in (ana, ben):
            assert titles(who) == ["Ana and Ben, here together"]


def test_letters_come_into_it_on_their_day_and_not_before(ana: CastMember, ben: CastMember) -> None:
    with letters.on(letters.DAY - timedelta(days=30)):
        letter = letters.sealed(ana)
        assert str(letter.pk) not in ben.get(STORY).text
    with letters.on(letters.DAY + timedelta(days=1)):
        moment = ben.get(STORY).context["moments"][0]
    assert (moment.id, moment.day, moment.kind) == (letter.pk, letters.DAY, "letter")


def test_pictures_of_both_stand_in_it_and_notes_in_words_on_the_board_alone(ana: CastMember, ben: CastMember) -> None:
    a_note(ana, "Only words", shared=True)
    a_note(ben, "The *hills*, in the one dry hour", shared=True, attachments=Attachments([a_picture()]))
    page = ana.get(STORY).text
    assert "The hills, in the one dry hour" in page
    assert "Pictured by Ben" in page
    assert "Only words" not in page


def test_a_ritual_is_told_by_the_months_it_was_kept_in_and_what_was_missed_is_not(
    ana: CastMember, ben: CastMember
) -> None:
    with on(date(2026, 7, 1)):
        ritual = a_ritual(ana, ben, first_on=date(2026, 7, 5))
    for day in (5, 12, 19, 26):
        with on(date(2026, 7, day)), viewing(ben.viewer):
            gathering = gathering_access.gathering_for(ben.viewer, ritual.pk, date(2026, 7, day))
            if day == 19:
                gathering_actions.mark_missed(gathering)
            else:
                gathering_actions.keep(gathering, one_thing="")
    found = {moment.kind: moment for moment in ana.get(STORY).context["moments"]}
    assert found["kept"].title.replace("\u2068", "").replace("\u2069", "") == "Sunday coffee, kept 3 times"
    assert found["ritual"].day == date(2026, 7, 1)
    assert "missed" not in ana.get(STORY).text.casefold()
    with viewing(ana.viewer):
        ritual_actions.end(type(ritual).objects.get(pk=ritual.pk))
    ana.post(reverse("story:story_choices"), {"on_this_day": "on"})
    assert titles(ana) == ["Ana and Ben, here together"]


def test_the_couple_test_stands_in_it_once_both_have_looked(ana: CastMember, ben: CastMember) -> None:
    sitting = report.a_sitting(ana, form="short")
    attempts = [(who, report.play(sitting, who, form="short")) for who in (ana, ben)]
    assert reverse("readiness:report_map", args=[sitting.pk]) not in ana.get(STORY).text
    report.look(*attempts)
    assert reverse("readiness:report_map", args=[sitting.pk]) in ana.get(STORY).text


def test_what_rests_or_was_let_go_is_left_out_by_whoever_wants_that_alone(ana: CastMember, ben: CastMember) -> None:
    gone, rests = an_intention(ana, ben, "A boat"), an_intention(ana, ben, "Learn to dance")
    a_note_about(ana, "intention", rests.pk, "A floor of wood", pictures=[a_picture()])
    with viewing(ana.viewer):
        lifecycle.rest(rests)
        lifecycle.release(gone)
    with viewing(ben.viewer):
        lifecycle.release(gone)
    page = ana.get(STORY).text
    assert "Let go, by both of you" in page
    assert "Resting since then" in page
    ana.post(reverse("story:story_choices"), {"on_this_day": "on"})
    for text in ("A boat", "Learn to dance", "A floor of wood", "Resting or let go"):
        assert text not in ana.get(STORY).text
        assert text in ben.get(STORY).text
    ana.post(reverse("story:story_choices"), {"on_this_day": "on", "endings": "on"})
    assert "A boat" in ana.get(STORY).text


def test_a_year_and_a_kind_can_be_asked_for(ana: CastMember, ben: CastMember) -> None:
    reached(ana, ben, "A year without the car", date(2024, 5, 2))
    a_relationship_milestone(ana, "The first trip", date(2024, 8, 1), precision="month")
    a_relationship_milestone(ana, "The day we met", date(2019, 3, 4))
    assert titles(ana, "?year=2024") == ["The first trip", "A year without the car"]
    assert titles(ana, "?year=2024&kind=reached") == ["A year without the car"]
    assert titles(ana, "?kind=days") == ["Ana and Ben, here together", "The first trip", "The day we met"]
    assert "August 2024" in ana.get(f"{STORY}?kind=days").text
    page = ana.get(f"{STORY}?year=2021").text
    assert "Nothing of 2021 stands here" in page
    assert '<option value="2021" selected' in page
    assert titles(ana, "?year=twenty&kind=secrets") == titles(ana)
    assert "Nothing of this kind yet" in ana.get(f"{STORY}?kind=test").text


def test_birthdays_without_a_year_happened_on_no_day(ana: CastMember, ben: CastMember) -> None:
    a_relationship_milestone(ana, "Grandmother’s birthday", date(1904, 3, 4), precision="date", yearly=True)
    assert titles(ana) == ["Ana and Ben, here together"]


@pytest.mark.parametrize("size", [1, 2, 3, 5])
def test_pages_follow_one_another_and_leave_nothing_out(ana: CastMember, ben: CastMember, size: int) -> None:
    """Though several stand on one day, and the two began on that day too."""
    today = clock.today("UTC")
    for number in range(5):
        a_relationship_milestone(ana, f"Day {number}", today if number < 3 else date(2020, 1, number))
        an_intention(ana, ben, f"Intention {number}")
    teller = Teller(ana.us, endings=True)
    found, before = [], ""
    with viewing(ana.viewer):
        whole = queries.page(teller, StoryFilter(), size=100).moments
        for _page in range(30):
            page = queries.page(teller, StoryFilter(), before, size)
            found += page.moments
            before = page.older
            if not before:
                break
    assert found == whole
    assert len(whole) == 11


def test_a_key_that_cannot_be_read_gives_the_first_page(ana: CastMember, ben: CastMember) -> None:
    for key in ("x", "2026-01-01~day", "2026-99-01~day~" + str(uuid4()), "~~", "2026-01-01~day~x"):
        assert titles(ana, f"?before={key}") == ["Ana and Ben, here together"]


def test_it_is_derived_what_is_taken_out_is_gone_and_what_is_changed_is_changed(
    ana: CastMember, ben: CastMember
) -> None:
    home = reached(ana, ben, "A year without the car", date(2025, 5, 2), "I was wrong")
    note = a_note_about(ben, "intention", home.pk, "Look", pictures=[a_picture()])
    day = a_relationship_milestone(ana, "The day we met", date(2019, 3, 4))
    with viewing(ben.viewer):
        notes_actions.remove(note)
        milestone_actions.remove(day)
        lifecycle.reopen(home)
    page = ana.get(STORY)
    for text in ("The day we met", "I was wrong", str(note.pk)):
        assert text not in page.text
    assert [moment.kind for moment in page.context["moments"] if moment.id == home.pk] == ["chosen"]


def test_others_find_nothing_of_it(ana: CastMember, ben: CastMember, cleo: CastMember, dora: CastMember) -> None:
    reached(ana, ben, "A year without the car", date(2025, 5, 2))
    assert cleo.client.get(STORY).status_code == 404
    assert "A year without the car" not in dora.get(STORY).text


def test_a_new_couple_begins_with_an_empty_story(ana: CastMember, ben: CastMember, cleo: CastMember) -> None:
    reached(ana, ben, "A year without the car", date(2025, 5, 2))
    with viewing(ben.viewer):
        pairing_actions.separate(ben.person, notice_delay=timedelta(0))
    assert ana.client.get(STORY).status_code == 404
    pair(ana, cleo)
    assert titles(ana) == ["Ana and Cleo, here together"]
