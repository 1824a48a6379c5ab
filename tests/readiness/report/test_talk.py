"""The talk: three topics an evening, marks that either leaves and both see, ways into a topic, and what no page says."""

import re
from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse
from django.utils import translation

from our2souls.lib import clock
from our2souls.privacy.personal_data import erasure as personal_data_erasure
from our2souls.privacy.viewer import viewing
from our2souls.readiness.attempts.models import Sitting
from our2souls.readiness.instrument.model import Item, TalkPrompt
from our2souls.readiness.report.builder import report_of
from our2souls.readiness.report.models import TalkMark
from our2souls.readiness.report.talk import actions as talk_actions
from our2souls.readiness.report.talk import discussion_guide
from our2souls.readiness.report.talk import text as talk_text
from tests.cast import CastMember
from tests.factories.readiness import report as factories_report
from tests.markup import squeezed

APART = [key for area in ("money", "time", "home-and-place") for key in factories_report.topics_of(area)][:7]
AREAS = ["money", "time", "home-and-place", "what-matters", "work-and-ambition"]


def standing(at: int) -> factories_report.Answers:
    """Seven topics on which the two stand at opposite ends, the first the heaviest."""

    def said(item: Item) -> Mapping[str, Any] | None:
        if item.key not in APART:
            return factories_report.same(item)
        return factories_report.topic(at, importance=5 if item.key == APART[0] else 4, bend=3, guess=6 - at)

    return said


@pytest.fixture
def sitting(ana: CastMember, ben: CastMember) -> Sitting:
    """One with seven topics to talk over and an area that is closed."""
    return factories_report.revealed(ana, ben, standing(1), standing(5), areas=AREAS)


def mark(who: CastMember, sitting: Sitting, topic: str, said: str) -> Any:
    return who.client.post(reverse("readiness:talk_mark", args=[sitting.pk, topic]), {"mark": said})


def page_at(sitting: Sitting, slug: str) -> str:
    return reverse("readiness:report_page", args=[sitting.pk, slug])


def read(who: CastMember, path: str) -> str:
    page = who.client.get(path)
    assert page.status_code == 200, path
    return squeezed(page.text[page.text.index("<main") : page.text.index("</main>")])


def on_map(who: CastMember, sitting: Sitting) -> str:
    return read(who, reverse("readiness:report_map", args=[sitting.pk]))


def order(who: CastMember, sitting: Sitting) -> list[str]:
    """The topics with a page, in their order."""
    with viewing(who.viewer):
        return [topic.key for topic in discussion_guide.topics(report_of(sitting, who.us))]


def name_of(key: str) -> str:
    return str(factories_report.ours().item(key).name["en"])


def slugs(who: CastMember, sitting: Sitting, earlier: tuple[str, ...] = ()) -> str:
    with viewing(who.viewer):
        return " ".join(page.slug for page in discussion_guide.guide_pages(report_of(sitting, who.us), earlier))


def test_the_pages_of_the_talk_pause_after_every_third_topic(
    ana: CastMember, ben: CastMember, sitting: Sitting
) -> None:
    first, second, *_ = order(ana, sitting)
    talk = "talk-1 talk-2 talk-3 pause-1 talk-4 talk-5 talk-6 pause-2 talk-7"
    assert slugs(ana, sitting) == f"how strengths good-news {talk} open values surprises pick thanks"
    later = "talk-1 talk-2 talk-3 talk-4 talk-5 pause-1 talk-6 talk-7"
    assert slugs(ana, sitting, (first, second)) == f"how strengths good-news {later} open values surprises pick thanks"
    pause = read(ben, page_at(sitting, "pause-1"))
    assert "That’s three. Enough for tonight?" in pause
    assert f"What comes next: {name_of(order(ana, sitting)[3])}." in pause
    assert page_at(sitting, "talk-4") in pause
    assert "of 7" not in ben.client.get(page_at(sitting, "talk-3")).text, "nothing is counted"
    gone = ana.client.get(page_at(sitting, "pause-3"))
    assert gone.url == reverse("readiness:report_map", args=[sitting.pk]), "where an evening ends moves"
    assert ana.client.get(page_at(sitting, "talk-8")).status_code == 404


def test_a_pause_comes_only_where_something_is_left_to_talk_over(ana: CastMember, ben: CastMember) -> None:
    def three(at: int) -> factories_report.Answers:
        return lambda item: standing(at)(item) if item.area == "money" else factories_report.same(item)

    sitting = factories_report.revealed(ana, ben, three(1), three(5), areas=AREAS)
    assert "pause" not in slugs(ana, sitting)
    assert "talk-3" in slugs(ana, sitting)


def test_either_leaves_a_mark_and_both_find_it(ana: CastMember, ben: CastMember, sitting: Sitting) -> None:
    first, second, third, fourth, *_ = order(ana, sitting)
    for who in (ana, ben):
        assert "Read it together" in on_map(who, sitting)
        assert "Go on where you were" not in on_map(who, sitting)
    assert mark(ana, sitting, first, "talked").url == page_at(sitting, "talk-2"), "on to what comes next"
    assert mark(ben, sitting, second, "talked").url == page_at(sitting, "talk-3")
    assert mark(ben, sitting, third, "talked").url == page_at(sitting, "pause-1")
    for who in (ana, ben):
        assert "You talked about it" in read(who, page_at(sitting, "talk-1"))
        found = on_map(who, sitting)
        assert f'href="{page_at(sitting, "talk-4")}"' in found
        assert f"Your bookmark lies at {name_of(fourth)}." in found
        assert not re.search("talked about it|of 7", found), "nothing is counted"
    assert mark(ana, sitting, order(ana, sitting)[5], "later").url == reverse("readiness:report_map", args=[sitting.pk])
    assert f"Your bookmark lies at {name_of(order(ana, sitting)[5])}." in on_map(ben, sitting)
    assert "Kept for another evening" in read(ben, page_at(sitting, "talk-6"))
    assert mark(ben, sitting, order(ana, sitting)[5], "none").url == page_at(sitting, "talk-6")
    assert f"Your bookmark lies at {name_of(fourth)}." in on_map(ana, sitting), "either takes either’s mark back"
    mark(ben, sitting, first, "none")
    assert f"Your bookmark lies at {name_of(first)}." in on_map(ana, sitting)
    for key in order(ana, sitting):
        mark(ana, sitting, key, "talked")
    assert "Your bookmark" not in on_map(ben, sitting)
    assert "Read it together" in on_map(ben, sitting), "all of it was talked about"
    with viewing(ben.viewer):
        assert {row.kind for row in TalkMark.objects.all()} == {"talked"}
        assert TalkMark.objects.count() == len(APART), "the last word stands, once each"


def test_what_was_talked_about_on_another_day_takes_no_place_of_tonight(
    ana: CastMember, ben: CastMember, sitting: Sitting
) -> None:
    first, second, *_ = order(ana, sitting)
    with clock.frozen(clock.now() - timedelta(days=2)):
        for key in (first, second):
            mark(ana, sitting, key, "talked")
    assert "First tonight" in ana.client.get(page_at(sitting, "talk-3")).text
    assert "tonight" not in ana.client.get(page_at(sitting, "talk-1")).text
    assert mark(ben, sitting, order(ana, sitting)[4], "talked").url == page_at(sitting, "pause-1")


def test_a_mark_is_left_only_at_an_open_topic_of_ones_own_sitting(
    ana: CastMember, ben: CastMember, cleo: CastMember, dora: CastMember, eli: CastMember, sitting: Sitting
) -> None:
    hers = factories_report.revealed(dora, eli, standing(1), standing(5), areas=["money"])
    closed = factories_report.topics_of("closeness")[0]
    for topic, said in [
        (closed, "talked"),
        ("money-talk", "talked"),
        ("nothing-of-ours", "later"),
        (APART[0], "done"),
        (APART[0], ""),
    ]:
        assert mark(ana, sitting, topic, said).status_code == 404, (topic, said)
    for who, where in [(cleo, sitting), (dora, sitting), (eli, sitting), (ana, hers), (ben, hers)]:
        for said in ("talked", "later", "none"):
            assert mark(who, where, APART[0], said).status_code == 404
        assert who.client.get(page_at(where, "talk-1")).status_code == 404
    assert ana.client.get(reverse("readiness:talk_mark", args=[sitting.pk, APART[0]])).status_code == 405
    with viewing(ana.viewer):
        assert not TalkMark.objects.exists()
    unread = factories_report.a_sitting(ana)
    assert mark(ana, unread, APART[0], "talked").status_code == mark(ana, unread, APART[0], "none").status_code == 404


def test_marks_tell_nobody_who_left_them_and_stay_when_one_is_erased(
    ana: CastMember, ben: CastMember, sitting: Sitting
) -> None:
    mark(ana, sitting, APART[0], "talked")
    assert {field.name for field in TalkMark._meta.get_fields()} == {"id", "couple", "sitting", "topic", "kind", "at"}
    inbox = ben.client.get(reverse("delivery:notices")).text
    assert name_of(APART[0]) not in inbox
    with viewing(ana.viewer):
        personal_data_erasure.erase_person(ana.id)
    with viewing(ben.viewer):
        assert TalkMark.objects.count() == 1


def test_a_topic_begins_with_the_instruments_own_ways_in_and_else_with_ours() -> None:
    def words(text: str) -> dict[str, str]:
        return {"en": text, "es": f"{text} (es)"}

    item = factories_report.ours().item(APART[0])
    own = (
        TalkPrompt(words("Ask 1"), words("Back 1"), words("Step 1")),
        TalkPrompt(words("Ask 2"), words("Back 2"), words("S")),
    )
    with translation.override("es"):
        assert [each.ask for each in talk_text.prompts(replace(item, prompts=own))] == ["Ask 1 (es)", "Ask 2 (es)"]
        generic = talk_text.prompts(replace(item, prompts=()))
    assert len(generic) == 2
    assert generic[0].ask == "¿Cómo sería un día cualquiera si esto fuera como tú deseas?"
    assert all(each.ask and each.listen and each.step for each in generic)


def test_the_second_way_in_is_folded(ana: CastMember, sitting: Sitting) -> None:
    page = read(ana, page_at(sitting, "talk-1"))
    way = page[page.index("A way in") :]
    assert way.index("Listen back") < way.index("<details")
    assert "Another way in" in way


def test_what_both_called_no_question_for_them_is_said_under_its_area(
    ana: CastMember, ben: CastMember, sitting: Sitting
) -> None:
    with viewing(ana.viewer):
        report = report_of(sitting, ana.us)
    area = report.area("money")
    assert area is not None
    aside = replace(area, aside=(factories_report.ours().item(APART[6]),))
    from django.template.loader import render_to_string

    whole = replace(report, areas=tuple(aside if each.area.key == "money" else each for each in report.areas))
    paper = squeezed(render_to_string("readiness/report/parts/full_report.html", {"report": whole, "us": ana.us}))
    assert f"You both said that this isn’t a question for you: {name_of(APART[6])}." in paper


def test_more_than_fits_two_screens_is_folded(ana: CastMember, ben: CastMember) -> None:
    def unknown(item: Item) -> Mapping[str, Any] | None:
        return factories_report.topic(4, guess=1) if item.kind == "topic" else factories_report.same(item)

    sitting = factories_report.revealed(ana, ben, unknown, unknown)
    news = read(ana, page_at(sitting, "good-news"))
    assert news[: news.index("<details")].count("<article") == 3
    assert news.count("<article") > 30, "the rest is there"
    pick = read(ana, page_at(sitting, "pick"))
    assert pick.count("<details") == 5
    assert len(re.findall(r"<details[^>]* open", pick)) == 1


def test_a_way_back_to_what_was_marked_in_another_order_ends_at_its_own_page(
    ana: CastMember, ben: CastMember, sitting: Sitting
) -> None:
    with viewing(ana.viewer):
        talk_actions.mark(sitting, factories_report.topics_of("work-and-ambition")[0], TalkMark.LATER)
    assert "Your bookmark lies at" in on_map(ben, sitting), "a topic without a page of its own holds none"
    assert name_of(order(ana, sitting)[0]) in on_map(ben, sitting)
    no_page = factories_report.topics_of("work-and-ambition")[0]
    assert mark(ana, sitting, no_page, "none").url == page_at(sitting, "how")
