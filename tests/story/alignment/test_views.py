"""Where you meet: what both chose and when last, where answers meet, what is open; the same for both."""

import re
from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

from django.urls import reverse

from our2souls.bridges.core import actions as bridge_actions
from our2souls.intentions.core import choosing
from our2souls.intentions.core.lifecycle import actions as lifecycle
from our2souls.intentions.core.models import Intention
from our2souls.intentions.page import queries as intention_queries
from our2souls.intentions.revisits import actions as revisits
from our2souls.lib import clock
from our2souls.privacy.viewer import viewing
from our2souls.readiness.instrument.model import Item
from our2souls.readiness.report import builder, follow_ups
from our2souls.story.alignment import queries
from tests.cast import CastMember
from tests.factories.bridges.core import a_bridge
from tests.factories.intentions.core import an_intention
from tests.factories.readiness import report

PATH = reverse("story:alignment")


def page_of(member: CastMember) -> str:
    """The page as one reads it, without its marks."""
    answer = member.get(PATH)
    assert answer.status_code == 200
    return " ".join(re.sub(r"<[^>]+>", " ", answer.text.partition("<main")[2].partition("</main")[0]).split())


def both_answer(members: tuple[CastMember, ...], intention: Intention, wants: tuple[str, ...]) -> None:
    for member, want in zip(members, wants, strict=True):
        with viewing(member.viewer):
            found = Intention.objects.get(pk=intention.pk)
            revisits.answer(revisits.open_or_create(found), revisits.AnswerData(want=want))


def test_what_both_chose_stands_with_when_last(ana: CastMember, ben: CastMember) -> None:
    noon = clock.now().replace(hour=16, minute=0)  # one day for both of them, wherever they live
    with clock.frozen(noon):
        with clock.frozen(clock.now() - timedelta(days=60)):
            chosen = clock.today(ana.us.zone)
            home = an_intention(ana, ben, "Our first home")
        page = page_of(ana)
        assert f"Our first home Chosen by both, last on {chosen.day}" in page
        assert "Last reviewed on" not in page
        both_answer((ana, ben), home, ("yes", "yes"))
        page = page_of(ben)
        assert f"Last reviewed on {clock.today('America/New_York').day}" in page
        assert page_of(ana) == page.replace("You and Ana see", "You and Ben see")


def test_a_review_that_one_answered_is_no_review_yet(ana: CastMember, ben: CastMember) -> None:
    both_answer((ana,), an_intention(ana, ben), ("no",))
    for member in (ana, ben):
        assert "Last reviewed on" not in page_of(member)
        assert "Waiting for one of you" not in page_of(member)


def test_the_last_review_that_both_answered_counts_while_a_newer_one_waits(ana: CastMember, ben: CastMember) -> None:
    with clock.frozen(clock.now() - timedelta(days=100)):
        home = an_intention(ana, ben)
    with clock.frozen(clock.now() - timedelta(days=40)):
        both_answer((ana, ben), home, ("yes", "yes"))
        with viewing(ana.viewer):
            reviewed = intention_queries.chosen_and_reviewed()[0].reviewed_at
    both_answer((ana,), home, ("yes",))
    with viewing(ben.viewer):
        assert reviewed is not None
        assert intention_queries.chosen_and_reviewed()[0].reviewed_at == reviewed


def test_what_one_alone_said_yes_to_is_chosen_by_nobody(ana: CastMember, ben: CastMember) -> None:
    woven = an_intention(ana, ben, chosen=False)
    with viewing(ana.viewer):
        choosing.choose(woven)
        assert [each.chosen_at for each in intention_queries.chosen_and_reviewed()] == [None]


def test_a_topic_that_one_alone_answered_is_no_meeting(ana: CastMember, ben: CastMember) -> None:
    skipped = report.topics_of("money")[0]

    def without(item: Item) -> Mapping[str, Any] | None:
        return {"wish": "skip"} if item.key == skipped else report.same(item)

    sitting = report.revealed(ana, ben, report.same, without, areas=["money"])
    with viewing(ana.viewer):
        found = builder.latest_revealed(ana.us)
        assert found is not None
        assert found.sitting == sitting
        near = queries.near_areas(found)
    assert [each.area.area.key for each in near] == ["money"]
    assert {topic.key for topic in near[0].topics} == set(report.topics_of("money")) - {skipped}


def test_topics_far_apart_are_no_meeting(ana: CastMember, ben: CastMember) -> None:
    first, second, *_rest = report.topics_of("money")
    wishes = {first: (1, 3), second: (2, 3)}

    def answers(place: int) -> Callable[[Item], Mapping[str, Any] | None]:
        return lambda item: report.topic(wishes[item.key][place]) if item.key in wishes else None

    report.revealed(ana, ben, answers(0), answers(1), areas=["money"])
    with viewing(ben.viewer):
        found = builder.latest_revealed(ben.us)
        assert found is not None
        assert [topic.key for each in queries.near_areas(found) for topic in each.topics] == [second]


def test_what_is_open_is_said_without_saying_whose_turn_it_is(ana: CastMember, ben: CastMember) -> None:
    woven, waits, rests = (an_intention(ana, ben, name, chosen=name != "Woven") for name in ("Woven", "Waits", "Rests"))
    with viewing(ana.viewer):
        choosing.choose(woven)
        lifecycle.rest(rests)
    both_answer((ana, ben), waits, ("no", "yes"))
    for member in (ana, ben):
        page = page_of(member)
        opened = page.partition("Still open")[2]
        assert "Waits Waiting for one of you." in opened
        assert "Woven It starts once you have both said yes." in opened
        assert "Chosen by both" not in page
        assert "Rests" not in page


def test_only_what_both_opened_of_the_test_is_on_it(ana: CastMember, ben: CastMember) -> None:
    sitting = report.a_sitting(ana)
    attempts = [(who, report.play(sitting, who, report.same)) for who in (ana, ben)]
    assert "Here stands what you both open of the couple test" in page_of(ana)
    report.look(*attempts)
    closed = page_of(ana)
    assert "In what you both opened, nothing stands close together" in closed
    report.open_areas(*attempts, areas=["money"])
    page = page_of(ben)
    near = page.partition("Where your answers meet")[2].partition("Still open")[0]
    assert "Money" in near
    assert "Children" not in near
    assert not re.search(r"\d ?%", near), "no figure about the two"


def test_what_they_put_aside_of_the_test_rests_here(ana: CastMember, ben: CastMember) -> None:
    sitting = report.revealed(ana, ben)
    with viewing(ana.viewer):
        row = follow_ups.set_aside_for(sitting, "ritual", "money")
    for member in (ana, ben):
        assert "Money For your next ritual" in page_of(member).partition("Still open")[2]
    with viewing(ben.viewer):
        follow_ups.done(row)
    assert "Nothing waits for a decision." in page_of(ana)


def test_alone_or_with_another_there_is_nothing_of_it(
    ana: CastMember, ben: CastMember, cleo: CastMember, others: tuple[CastMember, CastMember, CastMember]
) -> None:
    an_intention(ana, ben, "Our first home")
    dora, eli, farid = others
    assert [cleo.get(PATH).status_code, farid.get(PATH).status_code] == [404, 404]
    assert not [who for who in (dora, eli) if "Our first home" in page_of(who)]


def test_us_leads_to_it_and_to_oneself(ana: CastMember, ben: CastMember, cleo: CastMember) -> None:
    page = ana.get(reverse("people:us")).text
    assert f'href="{PATH}"' in page
    assert f'href="{reverse("story:statements")}"' in page
    alone = cleo.get(reverse("people:us")).text
    assert PATH not in alone
    assert reverse("story:statements") in alone
    assert reverse("story:statements") in ana.get(reverse("intentions:dreams")).text


def test_a_bridge_under_way_is_still_open(ana: CastMember, ben: CastMember) -> None:
    bridge = a_bridge(ana, ben, title="City or cabin")
    for member in (ana, ben):
        assert "City or cabin A bridge under way" in page_of(member)
    with viewing(ben.viewer):
        bridge_actions.stop(bridge)
    assert "City or cabin" not in page_of(ana)
