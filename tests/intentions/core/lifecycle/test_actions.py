"""What becomes of an intention, through HTTP: rest till a day, waiting for one, where whys meet, reached and celebrated."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from our2souls.delivery.worker import occurrences
from our2souls.intentions.core import weaving
from our2souls.intentions.core.common_ground import actions as common_ground
from our2souls.intentions.core.lifecycle import actions as intention_lifecycle
from our2souls.intentions.core.lifecycle import celebration
from our2souls.intentions.core.models import Celebration, CommonGround, HistoryEntry, Intention
from our2souls.intentions.revisits import actions as revisit_actions
from our2souls.intentions.revisits.actions import AnswerData
from our2souls.lib import clock
from our2souls.people.pairing import actions as pairing_actions
from our2souls.privacy.fields import NotPermitted
from our2souls.privacy.personal_data import erasure as personal_data_erasure
from our2souls.privacy.personal_data import export as personal_data_export
from our2souls.privacy.viewer import viewing
from tests.cast import CastMember
from tests.factories.intentions.core import an_intention


def url(name: str, *args: object) -> str:
    return reverse(name, args=args)


def state(member: CastMember) -> str:
    with viewing(member.viewer):
        return Intention.objects.get().state


def waiting(member: CastMember) -> list[str]:
    """The titles in somebody's inbox."""
    occurrences.run_due(100)
    page = member.get(reverse("delivery:notices")).text
    return [title for title in ("Something that rests", "Time for your review") if title in page]


def both_why(ana: CastMember, ben: CastMember, intention: Intention) -> None:
    for who, why in ((ana, "A fig tree"), (ben, "A room for the cello")):
        with viewing(who.viewer):
            weaving.write_why(intention, why=why)


def look(ana: CastMember, ben: CastMember, intention: Intention, wants: tuple[str, str]) -> None:
    for who, want in zip((ana, ben), wants, strict=True):
        with viewing(who.viewer):
            revisit_actions.answer(revisit_actions.open_or_create(intention), AnswerData(want))


def test_rest_till_a_day_asks_both_again_on_it(ana: CastMember, ben: CastMember) -> None:
    home, start = an_intention(ana, ben), clock.now()
    day = (start + timedelta(days=40)).date()
    ana.post(
        url("intentions:intention_rest", home.pk), {"look_again_on": day.isoformat(), "words": "When the pilot is out"}
    )
    assert "Your next review is on" in ben.get(url("intentions:intention", home.pk)).text
    assert "When the pilot is out" in ben.get(url("intentions:intention_history", home.pk)).text
    with clock.frozen(start + timedelta(days=38)):
        assert not waiting(ana) + waiting(ben)
    with clock.frozen(start + timedelta(days=42)):
        assert waiting(ana) == waiting(ben) == ["Something that rests"]


def test_taken_up_before_its_day_nobody_is_asked(ana: CastMember, ben: CastMember) -> None:
    home, start = an_intention(ana, ben), clock.now()
    day = (start + timedelta(days=10)).date()
    ana.post(url("intentions:intention_rest", home.pk), {"look_again_on": day.isoformat()})
    ben.post(url("intentions:intention_resume", home.pk))
    with clock.frozen(start + timedelta(days=12)):
        assert "Something that rests" not in waiting(ana) + waiting(ben)
    ben.post(url("intentions:intention_rest", home.pk), {"look_again_on": day.isoformat()})
    with clock.frozen(start + timedelta(days=12)):
        assert waiting(ana) == ["Something that rests"]


def test_rest_without_a_day_or_with_a_strange_one(ana: CastMember, ben: CastMember) -> None:
    home = an_intention(ana, ben)
    page = ana.post(url("intentions:intention_rest", home.pk), {"look_again_on": "soon", "words": "Kept words"}).text
    assert "Kept words" in page
    assert state(ana) == "active"
    ana.post(url("intentions:intention_rest", home.pk), {})
    assert state(ben) == "resting"


def test_when_one_says_no_longer_it_waits_and_a_rest_is_offered(ana: CastMember, ben: CastMember) -> None:
    home = an_intention(ana, ben)
    look(ana, ben, home, ("no", "yes"))
    assert state(ana) == "waiting"
    for who in (ana, ben):
        page = who.get(url("intentions:intention", home.pk)).text
        assert "Waiting for one of you." in page
        assert url("intentions:intention_rest", home.pk) in page
        assert "Both of you said no longer" not in page
    with clock.moved(timedelta(days=70)):
        assert not waiting(ana) + waiting(ben)
    look(ana, ben, home, ("yes", "yes"))
    assert state(ben) == "active"


def test_when_both_say_no_longer_the_page_says_both_and_nothing_is_released(ana: CastMember, ben: CastMember) -> None:
    home = an_intention(ana, ben)
    look(ana, ben, home, ("no", "no"))
    page = ben.get(url("intentions:intention", home.pk)).text
    assert "Both of you said no longer" in page
    assert state(ana) == "waiting"


def test_words_for_where_whys_meet_stand_once_the_other_agrees(ana: CastMember, ben: CastMember) -> None:
    home = an_intention(ana, ben)
    both_why(ana, ben, home)
    ana.post(url("intentions:common_ground", home.pk), {"words": "A place to make noise"})
    with viewing(ana.viewer):
        proposal = CommonGround.objects.get()
    agree = url("intentions:common_ground_agree", home.pk, proposal.pk)
    assert agree not in ana.get(url("intentions:intention", home.pk)).text
    ana.post(agree)
    with viewing(ana.viewer), pytest.raises(NotPermitted):
        common_ground.agree(proposal)
    assert "Your words for what you have in common." in ana.get(url("intentions:intention", home.pk)).text
    assert agree in ben.get(url("intentions:intention", home.pk)).text
    ben.post(agree)
    for who in (ana, ben):
        page = who.get(url("intentions:intention", home.pk)).text
        assert "A place to make noise" in page
        assert "Suggest other words" in page
    with viewing(ana.viewer):
        met = HistoryEntry.objects.get(act="met")
        assert (met.person_id, met.before + met.after) == (ben.id, "")


def test_other_words_set_the_first_aside_and_the_agreed_stand_till_then(ana: CastMember, ben: CastMember) -> None:
    home = an_intention(ana, ben)
    both_why(ana, ben, home)
    with viewing(ana.viewer):
        first = common_ground.propose(home, "First words")
    with viewing(ben.viewer):
        common_ground.agree(first)
        second = common_ground.propose(home, "Second words")
    page = ana.get(url("intentions:intention", home.pk)).text
    assert "First words" in page
    assert "Second words" in page
    ana.post(url("intentions:common_ground", home.pk), {"words": "Third words"})
    late = ana.post(url("intentions:common_ground_agree", home.pk, second.pk))
    assert "These words were changed meanwhile" in late.text
    with viewing(ben.viewer):
        agreed, open_one = common_ground.agreed_and_proposed(home)
        assert agreed is not None
        assert open_one is not None
        assert (agreed.words, open_one.words) == ("First words", "Third words")
    ben.post(url("intentions:common_ground_set_aside", home.pk, open_one.pk))
    assert "Third words" not in ben.get(url("intentions:intention", home.pk)).text


def test_no_words_are_found_before_both_whys_are_read(ana: CastMember, ben: CastMember) -> None:
    home = an_intention(ana, ben)
    with viewing(ana.viewer):
        weaving.write_why(home, why="A fig tree")
    assert "It takes both whys" in ana.get(url("intentions:common_ground", home.pk)).text
    ana.post(url("intentions:common_ground", home.pk), {"words": "Too early"})
    with viewing(ana.viewer):
        assert not CommonGround.objects.exists()


def test_an_empty_proposal_keeps_the_page_and_says_so(ana: CastMember, ben: CastMember) -> None:
    home = an_intention(ana, ben)
    both_why(ana, ben, home)
    page = ana.post(url("intentions:common_ground", home.pk), {"words": " "})
    assert page.status_code == 422
    assert "some are needed" in page.text


def test_reached_it_is_celebrated_by_each_in_their_words(ana: CastMember, ben: CastMember) -> None:
    home = an_intention(ana, ben)
    page = ana.post(url("intentions:intention_reach", home.pk), {"on": "2026-11-01"})
    assert page.redirect_chain[-1][0] == url("intentions:celebration", home.pk)
    ana.post(url("intentions:celebration", home.pk), {"words": "The fig tree fits"})
    seen = ben.get(url("intentions:celebration", home.pk)).text
    assert "The fig tree fits" in seen
    ben.post(url("intentions:celebration", home.pk), {"words": "It is loud already"})
    ben.post(url("intentions:celebration", home.pk), {"words": "It is loud, finally"})
    with viewing(ana.viewer):
        assert {row.words for row in Celebration.objects.all()} == {"The fig tree fits", "It is loud, finally"}
    assert url("intentions:celebration", home.pk) in ana.get(url("intentions:intention", home.pk)).text
    assert ana.post(url("intentions:celebration", home.pk), {"words": ""}).status_code == 422


def test_not_quite_there_it_goes_on_with_its_looks(ana: CastMember, ben: CastMember) -> None:
    home = an_intention(ana, ben)
    ana.post(url("intentions:intention_reach", home.pk), {"on": "2026-11-01"})
    assert state(ben) == "reached"
    ben.post(url("intentions:intention_reopen", home.pk))
    assert state(ana) == "active"
    with viewing(ana.viewer):
        held = Intention.objects.get()
        assert held.next_look_on is not None
        assert held.reached_on is None
    assert ana.get(url("intentions:celebration", home.pk)).redirect_chain[-1][0] == url("intentions:intention", home.pk)


def test_all_looks_stand_on_a_time_line_in_pages(ana: CastMember, ben: CastMember) -> None:
    start = clock.now() - timedelta(days=31 * 28)
    with clock.frozen(start):
        home = an_intention(ana, ben)
    for month in range(27):
        with clock.frozen(start + timedelta(days=31 * month + 1)):
            look(ana, ben, home, ("yes", "yes" if month else "no"))
    newest = ana.get(url("intentions:revisits", home.pk))
    assert newest.text.count("looked-text") == 24
    assert "Earlier" in newest.text
    following = newest.context["following"]
    oldest = ana.get(f"{url('intentions:revisits', home.pk)}?before={following}")
    assert oldest.text.count("looked-text") == 3
    assert "no longer" in oldest.text
    assert ana.get(f"{url('intentions:revisits', home.pk)}?before=nonsense").text.count("looked-text") == 24


def test_a_look_again_is_not_shown_to_who_left(ana: CastMember, ben: CastMember) -> None:
    home, start = an_intention(ana, ben), clock.now()
    with viewing(ana.viewer):
        intention_lifecycle.rest(home, look_again_on=date.fromordinal(start.date().toordinal() + 5))
    with viewing(ben.viewer):
        pairing_actions.separate(ben.person)
    with clock.frozen(start + timedelta(days=7)):
        assert "Something that rests" not in waiting(ana) + waiting(ben)


def test_erasing_who_proposed_takes_the_words_out_of_what_both_agreed_on(ana: CastMember, ben: CastMember) -> None:
    home = an_intention(ana, ben)
    both_why(ana, ben, home)
    with viewing(ana.viewer):
        proposal = common_ground.propose(home, "A place to make noise")
        celebration.celebrate(home, "The fig tree fits")
    with viewing(ben.viewer):
        common_ground.agree(proposal)
        celebration.celebrate(home, "It is loud")
    personal_data_erasure.erase_person(ana.id)
    with viewing(ben.viewer):
        told = str(personal_data_export.everything())
    assert "A place to make noise" not in told
    assert "The fig tree fits" not in told
    assert "It is loud" in told
