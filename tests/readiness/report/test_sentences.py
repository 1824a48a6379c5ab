"""Statements as sentences, gentle ones nowhere, values without blame, and no decimal on any page."""

import re
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest
from django.urls import reverse

from our2souls.privacy.viewer import viewing
from our2souls.readiness.attempts.models import Sitting
from our2souls.readiness.instrument import catalog as instrument_catalog
from our2souls.readiness.instrument.model import Item
from our2souls.readiness.report.builder import report_of
from our2souls.readiness.report.talk import discussion_guide
from tests.cast import CastMember
from tests.factories.readiness import report as factories_report
from tests.markup import squeezed


def page_at(sitting: Sitting, slug: str) -> str:
    return reverse("readiness:report_page", args=[sitting.pk, slug])


def read(who: CastMember, path: str) -> str:
    page = who.client.get(path)
    assert page.status_code == 200, path
    return squeezed(page.text[page.text.index("<main") : page.text.index("</main>")])


def slugs(who: CastMember, sitting: Sitting) -> list[str]:
    with viewing(who.viewer):
        return [page.slug for page in discussion_guide.guide_pages(report_of(sitting, who.us))]


@pytest.fixture
def gentle(monkeypatch: pytest.MonkeyPatch) -> set[str]:
    """Statements about closeness that have become gentle since they were disclosed."""
    keys = {"close-missed", "sex-at-ease"}
    entries = instrument_catalog._entries()
    entry = entries[("our2souls", factories_report.ours().version)]
    items = tuple(replace(item, gentle=item.gentle or item.key in keys) for item in entry.instrument.items)
    changed = replace(entry, instrument=replace(entry.instrument, items=items))
    monkeypatch.setattr(
        instrument_catalog, "_entries", lambda: entries | {("our2souls", entry.instrument.version): changed}
    )
    return keys


def apart_on(item: Item, agree: int) -> Mapping[str, Any]:
    return {"agree": agree} if item.kind == "statement" else factories_report.same(item)


def test_a_gentle_statement_is_on_no_page_of_the_report_even_if_it_was_disclosed(
    ana: CastMember, ben: CastMember, request: pytest.FixtureRequest
) -> None:
    ours = factories_report.ours()
    sitting = factories_report.revealed(
        ana, ben, lambda item: apart_on(item, 1), lambda item: apart_on(item, 5), areas=["closeness", "time"]
    )
    before = read(ana, reverse("readiness:area", args=[sitting.pk, "closeness"]))
    assert ours.item("close-missed").text["en"] in before
    assert "Ana: Strongly disagree. Ben: Strongly agree." in before
    rests = re.search(r"rests on (\d+) questions", read(ana, reverse("readiness:report_map", args=[sitting.pk])))
    assert rests
    keys = request.getfixturevalue("gentle")
    for who in (ana, ben):
        paths = [reverse(f"readiness:{name}", args=[sitting.pk]) for name in ("report_map", "report_print")]
        paths += [reverse("readiness:area", args=[sitting.pk, key]) for key in ("closeness", "time")]
        paths += [page_at(sitting, slug) for slug in ("strengths", "good-news", "open", "surprises", "pick", "thanks")]
        for path in paths:
            page = read(who, path)
            assert not [key for key in keys if str(ours.item(key).text["en"]) in page], path
        assert f"rests on {int(rests[1]) - 2} questions" in read(who, paths[0]), "nor is it counted"
        assert ours.item("close-wanted").text["en"] in read(who, paths[2])


def test_statements_come_back_as_sentences_on_the_page_and_on_paper(ana: CastMember, ben: CastMember) -> None:
    def one(works: int, brushed: int) -> factories_report.Answers:
        agrees = {"repair-works": works, "repair-brushed": brushed, "family-backed": 1, "family-strain": 5}
        return lambda item: {"agree": agrees[item.key]} if item.key in agrees else factories_report.same(item)

    sitting = factories_report.revealed(
        ana, ben, one(5, 1), one(2, 2), areas=["talking-and-repair", "family-and-friends"]
    )
    texts = {item.key: item.text["en"] for item in factories_report.ours().items if item.kind == "statement"}
    printed = read(ana, reverse("readiness:report_print", args=[sitting.pk]))
    repair, family = (
        read(ben, reverse("readiness:area", args=[sitting.pk, key]))
        for key in ("talking-and-repair", "family-and-friends")
    )
    for page in (repair, printed):
        assert f"You see this differently: “{texts['repair-works']}”" in page
        assert "Ana: Strongly agree. Ben: Disagree." in page
        assert f"Neither of you would say: “{texts['repair-brushed']}”" in page
    for page in (family, printed):
        assert f"Neither of you would say: “{texts['family-backed']}”" in page, "hard for both is said as it is"
        assert f"You both say: “{texts['family-strain']}”" in page
    strengths = read(ana, page_at(sitting, "strengths"))
    assert texts["repair-brushed"] in strengths
    assert not [key for key in ("repair-works", "family-backed", "family-strain") if str(texts[key]) in strengths]


def test_no_page_of_a_report_carries_a_decimal(ana: CastMember, ben: CastMember) -> None:
    sitting = factories_report.revealed(ana, ben, factories_report.anas, factories_report.bens)
    paths = [reverse(f"readiness:{name}", args=[sitting.pk]) for name in ("report_map", "report_print")]
    paths += [reverse("readiness:area", args=[sitting.pk, key]) for key in factories_report.areas_for_all()]
    paths += [page_at(sitting, slug) for slug in slugs(ana, sitting)]
    for path in paths:
        shown = re.sub(r"<svg.*?</svg>|<[^>]+>", "", read(ana, path))
        assert not re.search(r"\d[.,]\d", shown), path


def test_the_values_of_a_short_sitting_blame_nobody(ana: CastMember, ben: CastMember) -> None:
    sitting = factories_report.a_sitting(ana, form="short")
    both = [(who, factories_report.play(sitting, who, form="short")) for who in (ana, ben)]
    factories_report.look(*both)
    factories_report.open_areas(*both, areas=["what-matters"])
    page = read(ana, page_at(sitting, "values"))
    assert "The short form doesn’t ask for the cards one by one." in page
    assert "can’t be said" not in page


def test_cards_that_were_not_guessed_are_named_and_never_counted(ana: CastMember, ben: CastMember) -> None:
    cards = factories_report.cards()

    def five(first: int) -> factories_report.Answers:
        def said(item: Item) -> Mapping[str, Any] | None:
            if item.kind == "top":
                return {"cards": [card.key for card in cards[first : first + 5]]}
            return factories_report.same(item)

        return said

    sitting = factories_report.revealed(ana, ben, five(0), five(3), areas=["what-matters"])
    page = read(ana, page_at(sitting, "values"))
    missed = ", ".join(str(card.name["en"]) for card in cards[5:8])
    assert f"Ana hadn’t thought that Ben would choose: {missed}." in page
    assert "Ben hadn’t thought" not in page
    assert not re.search(r"guessed \d", page), "no contest"
