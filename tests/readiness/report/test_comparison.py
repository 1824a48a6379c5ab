"""What changed since: over every version of the test, by what was asked and not by where; only beyond what chance does."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest
from django.urls import reverse

from our2souls.lib import clock
from our2souls.privacy.viewer import viewing
from our2souls.readiness.attempts.models import Sitting
from our2souls.readiness.instrument import catalog as instrument_catalog
from our2souls.readiness.instrument.continuity import Counterpart, counterpart
from our2souls.readiness.instrument.model import Item
from our2souls.readiness.report import comparison
from our2souls.readiness.report.builder import report_of
from our2souls.story.alignment import queries as alignment_queries
from tests.cast import CastMember
from tests.factories.readiness import report as factories_report


def topic(text: str = "Where?", places: str = "abcde", **more: Any) -> Item:
    """A topic whose five places are letters, in two languages."""
    return Item(
        key=more.pop("key", "where"),
        part="plans",
        area=more.pop("area", "home"),
        kind="topic",
        text={"en": text, "es": f"¿{text}"},
        name={"en": "Where"},
        places=tuple({"en": letter, "es": letter * 2} for letter in places),
        digest=more.pop("digest", f"{text} {places}"),
        **more,
    )


def test_a_question_in_nearly_the_same_words_keeps_its_past() -> None:
    here = topic(key="new", area="elsewhere")
    assert counterpart(here, [topic("Who?"), topic()]) == Counterpart(topic())
    assert counterpart(here, [topic(places="abcdX")]) == Counterpart(topic(places="abcdX"))
    assert counterpart(here, [topic(places="edcbX")]) == Counterpart(topic(places="edcbX"), turned=True)
    assert [Counterpart(here, turned=True).place(at) for at in (1, 3, 5, None)] == [5, 3, 1, None]
    assert [Counterpart(here).place(at) for at in (1, None)] == [1, None]
    # The same digest goes before nearness, wherever it stands.
    assert counterpart(here, [topic(places="abcdX"), topic(digest=here.digest)]) == Counterpart(
        topic(digest=here.digest)
    )
    # Two places reworded, another sentence, another scale, no topic: another question.
    others = [topic(places="abcXY"), topic("Who?"), topic(scale="when"), replace(topic(), kind="statement")]
    assert counterpart(here, others) is None
    # One language suffices: the Spanish was mended, the English stands.
    mended = replace(
        here, text={"en": "Where?", "es": "¿Otra?"}, places=tuple({"en": x, "es": "z"} for x in "abcde"), digest="m"
    )
    assert counterpart(mended, [topic()]) == Counterpart(topic())
    assert counterpart(replace(mended, text={"de": "Wo?"}), [topic()]) is None


@pytest.fixture
def versions(monkeypatch: pytest.MonkeyPatch) -> tuple[Any, Any]:
    """Version 1 as it is, and a next one: of two money topics one is turned and lies elsewhere by another key, one is new."""
    entries = dict(instrument_catalog._entries())
    old = entries["our2souls", 1].instrument
    turned, other, _ = (old.item(key) for key in factories_keys(old, "money"))
    moved = replace(turned, key="anew", area="time", places=turned.places[::-1], poles=turned.poles[::-1], digest="t")
    new = replace(other, text={"en": "Another question?"}, digest="n")
    items = tuple({turned.key: moved, other.key: new}.get(item.key, item) for item in old.items)
    later = replace(old, version=99, digest="later", items=items)
    entries["our2souls", 99] = instrument_catalog.CatalogEntry(later, entries["our2souls", 1].path)
    monkeypatch.setattr(instrument_catalog, "_entries", lambda: entries)
    return old, later


def factories_keys(instrument: Any, area: str) -> list[str]:
    """The topics of an area."""
    return [item.key for item in instrument.of_area(area) if item.kind == "topic"]


def revealed(version: Any, a: CastMember, b: CastMember, wish: Mapping[str, int], areas: list[str]) -> Sitting:
    """Both say this to these topics, and the middle to all others."""

    def said(item: Item) -> Mapping[str, Any]:
        return factories_report.topic(wish.get(item.key, 3)) if item.kind == "topic" else factories_report.same(item)

    with viewing(a.viewer):
        instrument_catalog.publish(version)
        sitting = Sitting.objects.create(
            couple_id=a.viewer.couple,
            instrument=version.key,
            version=version.version,
            digest=version.digest,
            form="full",
            started_by_id=a.id,
        )
    both = ((a, factories_report.play(sitting, a, said)), (b, factories_report.play(sitting, b, factories_report.same)))
    factories_report.look(*both)
    factories_report.open_areas(*both, areas=areas)
    return sitting


def test_a_new_version_keeps_what_was_asked_the_same_in_the_couples_past(
    ana: CastMember, ben: CastMember, versions: tuple[Any, Any]
) -> None:
    old, later = versions
    turned, other, kept = factories_keys(old, "money")
    with clock.frozen(clock.now() - timedelta(days=200)):
        first = revealed(old, ana, ben, {turned: 1, other: 1, kept: 1}, ["money", "time"])
    second = revealed(later, ana, ben, {"anew": 5, other: 5, kept: 5}, ["money", "time"])
    with viewing(ana.viewer):
        assert comparison.earlier_than(second) == first
        found = comparison.between(report_of(first, ana.us), report_of(second, ana.us))
    compared = {each.item.key: each for each in found.topics}
    assert "anew" in compared, "it is another key in another area"
    assert other not in compared, "it asks something else now"
    anew = compared["anew"]
    assert (anew.then.a.wish, anew.now.a.wish, anew.move) == (5, 5, ""), (
        "the other way round, they stand where they stood"
    )
    assert anew.area.key == "time"
    assert (compared[kept].then.a.wish, compared[kept].now.a.wish) == (1, 5)
    page = ana.client.get(reverse("readiness:movement", args=[second.pk])).text
    assert "The test has new questions since then." in page
    assert "No topic moved by two places or more." in page, "two from the middle then, two from it now"


def test_another_instrument_is_no_past(ana: CastMember, ben: CastMember, versions: tuple[Any, Any]) -> None:
    old, later = versions
    with clock.frozen(clock.now() - timedelta(days=200)):
        first = revealed(old, ana, ben, {}, ["money"])
        with viewing(ana.viewer):
            Sitting.objects.filter(pk=first.pk).update(instrument="another")
    second = revealed(later, ana, ben, {}, ["money"])
    with viewing(ana.viewer):
        assert comparison.earlier_than(second) is None


def test_a_report_knows_what_is_so_already_for_both(ana: CastMember, ben: CastMember) -> None:
    """Under one roof for both, and a promise for one of them: only the first is a fact that nobody had to agree on."""

    def said(promise: int) -> factories_report.Answers:
        wishes = {"one-roof": 5, "promise": promise, "home-where": 5}
        return lambda item: (
            factories_report.topic(wishes[item.key]) if item.key in wishes else factories_report.same(item)
        )

    sitting = factories_report.revealed(ana, ben, said(5), said(4), areas=["home-and-place", "adventure-and-rest"])
    with viewing(ana.viewer):
        found = report_of(sitting, ana.us)
    topics = {each.key: each.topic for each in found.topics}
    assert [key for key, topic in topics.items() if topic.so_already] == ["one-roof"]
    assert all(topics[key].comparable for key in ("one-roof", "promise", "home-where"))
    near = {topic.key for area in alignment_queries.near_areas(found) for topic in area.topics}
    for listed in ({each.key for each in found.good_news}, {each.key for each in found.near} | near):
        assert "one-roof" not in listed, "nobody had to come near"
    assert {"promise", "home-where"} <= near
    page = ana.client.get(reverse("readiness:area", args=[sitting.pk, "home-and-place"])).text
    assert page.split('id="t-one-roof"')[1].split("</article>")[0].count("You both say: now, or it is so already.") == 1


def test_an_evening_with_one_area_hides_no_whole_look_before_it(ana: CastMember, ben: CastMember) -> None:
    with clock.frozen(clock.now() - timedelta(days=200)):
        whole = factories_report.revealed(ana, ben)
    with clock.frozen(clock.now() - timedelta(days=10)):
        evening = factories_report.a_sitting(ana, form="area-money")
        factories_report.look(*((who, factories_report.play(evening, who, form="area-money")) for who in (ana, ben)))
    with viewing(ana.viewer):
        assert comparison.earlier_than(evening) == whole
        assert comparison.earlier_than(factories_report.revealed(ana, ben)) == whole
