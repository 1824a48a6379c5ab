"""The sentence of a rated option: to each of the two, and for every finding."""

import itertools
from typing import get_args

import pytest
from django.utils import translation

from our2souls.bridges.options.ranking import Kind, OptionFinding, OptionRating, RatedOption, finding_of
from our2souls.bridges.options.text import SENTENCES, sentence


@pytest.mark.parametrize(
    ("me", "said"),
    [
        ("a", "You couldn’t live with this one, so it isn’t a bridge. Good that you said so."),
        ("b", "Noor couldn’t live with this one, so it isn’t a bridge. Good that it could be said."),
    ],
)
def test_a_refusal_is_welcome_whoever_reads_it(me: str, said: str) -> None:
    assert sentence(OptionFinding("not_livable", "a"), me, "Noor") == said


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_pair_of_ratings_has_a_sentence_of_its_own_finding(language: str) -> None:
    findings = {
        finding_of(RatedOption(0, 0, OptionRating(*figures[:2]), OptionRating(*figures[2:])))
        for figures in itertools.product(range(1, 6), repeat=4)
    }
    assert {finding.kind for finding in findings} == set(get_args(Kind.__value__))
    with translation.override(language):
        for finding, me in itertools.product(findings, "ab"):
            said = sentence(finding, me, "Élif")
            named = finding.whose in {"a", "b"} and finding.whose != me
            assert ("Élif" in said) == named
            assert "%(" not in said


def test_only_bridges_are_called_so_and_all_is_translated() -> None:
    for (kind, whose), words in SENTENCES.items():
        with translation.override("en"):
            english = str(words)
        with translation.override("es"):
            assert str(words) != english
        assert ("isn’t a bridge" in english) == (kind == "not_livable"), whose
