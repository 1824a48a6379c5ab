"""The simulation: every figure is there and in bounds, the same for the same seed, and the generator is the one laid down."""

import io
import json
import re
from dataclasses import replace
from pathlib import Path
from random import Random
from runpy import run_path
from statistics import mean, stdev
from typing import Any
from xml.etree import ElementTree as ET

import pytest
from django.core.management import CommandError, call_command

from our2souls.readiness.instrument import catalog as instrument_catalog
from our2souls.readiness.instrument.model import FULL
from our2souls.readiness.research import figures as research_figures
from our2souls.readiness.research import retest, simulation, synthetic_couples, truth
from our2souls.readiness.scoring.answers import TopicPair, TopicResponse
from tests.factories.readiness.worked_examples import TH

PROMISED = (
    "recovery_full",
    "recovery_short",
    "auc",
    "top_difference_hit",
    "top_difference_hit_all",
    "blind_precision",
    "blind_recall",
    "label_retest",
    "label_kappa",
    "false_movement",
    "area_recovery",
    "area_retest",
)
ROOT = Path(__file__).resolve().parents[3]
SVG = "{http://www.w3.org/2000/svg}"


def simulated(*more: str, seed: int = 5) -> tuple[str, dict[str, Any]]:
    out = io.StringIO()
    call_command("readiness", "simulate", "--couples", "40", "--seed", str(seed), *more, stdout=out)
    return out.getvalue(), json.loads(out.getvalue().strip().splitlines()[-1])


def test_a_small_simulation_has_every_figure() -> None:
    table, told = simulated()
    ours = instrument_catalog.available()[0]
    areas = {item.area for item in ours.of_form(FULL) if item.kind == "topic"}
    for figures in (told, *(told[name] for name in simulation.VARIANTS)):
        assert sum(figures["states"].values()) == pytest.approx(1, abs=0.002)
        assert set(PROMISED) <= {name for name, figure in figures.items() if isinstance(figure, float)}
        for figure in (figure for figure in figures.values() if isinstance(figure, float)):
            assert 0 <= figure <= 1
            assert f"{figure:.3f}" in table
        assert set(figures["by_area"]) == areas, "what is asked of everybody, and no module"
    for name, mark in (simulation.MARKS | simulation.CEILINGS).items():
        assert re.search(rf"^{name} +[≥≤] {mark:.2f} ", table, re.MULTILINE)
    assert all(re.search(rf"^{area} ", table, re.MULTILINE) for area in areas)
    assert told["recovery_full"] > told["recovery_short"] > 0.5
    assert told["auc"] > 0.6
    assert told["noise_30"]["recovery_full"] > told["noise_60"]["recovery_full"]
    assert told["top_difference_answered"] > told["blanks_stay"]["top_difference_answered"]
    assert (told["couples"], told["seed"]) == (40, 5)
    assert (told["instrument"], told["version"]) == (ours.key, ours.version)


@pytest.fixture(scope="module")
def played() -> simulation.Figures:
    """Three hundred couples who answer as the main column has it."""
    ours = instrument_catalog.available()[0]
    return simulation.simulate(ours, couples=300, seed=20261123, ways={}).main


@pytest.mark.parametrize("name", simulation.MARKS)
def test_marks_that_were_set_beforehand_are_reached(played: simulation.Figures, name: str) -> None:
    """The evidence page has them from 10,000 couples; of 300 a figure may lie a little lower by chance."""
    assert simulation.flat(played)[name] >= simulation.MARKS[name] - 0.025


def test_an_area_tells_no_more_than_what_comes_back(played: simulation.Figures) -> None:
    """Where nobody changed few areas are said to have moved, and the label that comes back isn't one that nearly all have."""
    figures = played.retest
    assert figures.false_movement <= simulation.CEILINGS["false_movement"] - 0.03
    assert max(of.false_movement for of in figures.by_area.values()) <= simulation.CEILINGS["false_movement"]
    assert 0.2 <= figures.states["talk"] <= 0.4
    assert figures.label_kappa >= 0.35
    assert figures.label_returns >= 0.5
    assert figures.false_topic_movement <= 0.11, "the page says one in eleven"


def test_agreement_and_kappa_are_as_computed_by_hand() -> None:
    """Of ten areas six are twice none and one is twice talk: 7 of 10. By chance .8 · .7 + .2 · .3 = .62, (.7 − .62) / .38."""
    pairs = [("none", "none")] * 6 + [("talk", "talk")] + [("none", "talk")] * 2 + [("talk", "none")]
    assert research_figures.agreement(pairs) == (0.7, round(0.08 / 0.38, 3))
    assert research_figures.agreement([("none", "none")] * 3) == (1.0, 0.0), "one label for all says nothing"
    assert research_figures.together([(1, 2), (2, 3), (3, 5)]) == pytest.approx(0.982)
    assert research_figures.together([(1, 2), (1, 3)]) == research_figures.together([]) == 0


def test_who_answers_the_same_twice_has_the_same_label_and_moved_nowhere() -> None:
    """And one who goes from one end to the other has not; what is true stands beside what was scored."""

    def sheet(*wishes: int) -> list[TopicPair]:
        said = [TopicResponse(wish, 3, 3, 3) for wish in wishes]
        return [TopicPair(f"t{at}", "money", TopicResponse(3, 3, 3, 3), each) for at, each in enumerate(said)]

    same, moved = retest.Retest(TH), retest.Retest(TH)
    for at in range(1, 5):
        same.add({"money": at / 4}, sheet(at, at, 3), sheet(at, at, 3))
        moved.add({"money": at / 4}, sheet(3, 3, 3), sheet(5, 5, 3))
    steady, restless = same.figures(), moved.figures()
    assert (steady.label_retest, steady.false_movement, steady.false_topic_movement) == (1, 0, 0)
    assert (steady.area_retest, steady.states) == (1, {"talk": 0, "none": 1})
    assert (restless.false_movement, restless.false_topic_movement) == (1, 0.667)
    far = retest.Retest(TH)
    far.add(
        {"money": 0.5},
        sheet(3, 3, 3),
        [replace(it, a=TopicResponse(1, 5, 1), b=TopicResponse(5, 5, 1)) for it in sheet(3, 3, 3)],
    )
    assert (far.figures().label_retest, far.figures().label_returns) == (0, 0)


def test_plots_say_what_they_show_and_are_the_same_for_the_same_seed(tmp_path: Path) -> None:
    draw = run_path(str(ROOT / "docs/science/plots.py"))["draw"]
    run = simulation.simulate(instrument_catalog.available()[0], couples=40, seed=5)
    for folder in (tmp_path / "once", tmp_path / "again"):
        folder.mkdir()
        assert len(draw(run, folder)) == 4
    for path in sorted((tmp_path / "once").iterdir()):
        assert path.read_bytes() == (tmp_path / "again" / path.name).read_bytes()
        assert (ROOT / "docs/science" / path.name).exists(), "the page shows it"
        root = ET.parse(path).getroot()  # noqa: S314 - our own file
        assert root.get("role") == "img"
        assert all(root.findtext(f"{SVG}{part}") for part in ("title", "desc"))


def test_a_simulation_with_the_same_seed_is_the_same() -> None:
    chance = Random("again")
    means = synthetic_couples.topic_means(chance, 12)
    couples = [synthetic_couples.couple(chance, means) for _ in range(30)]
    topics = [TopicPair(f"t{at}", f"a{at // 3}") for at in range(12)]

    def figures(seed: int) -> Any:
        stage = simulation.SimulationSetup(topics, frozenset({"t0", "t3", "t6", "t9"}), TH, couples, seed)
        return stage.figures("main", synthetic_couples.ResponseNoise())

    assert figures(1) == figures(1)
    assert figures(1) != figures(2)


def test_a_simulation_of_too_few_couples_is_refused() -> None:
    with pytest.raises(CommandError, match="at least 20") as refused:
        call_command("readiness", "simulate", "--couples", "19")
    assert refused.value.returncode == 2


def test_synthetic_couples_are_generated_as_the_science_page_says() -> None:
    """Wishes of SD 1.2 around their mean, couples alike by .4 on average, importance 3.5; what is planted is as it is said."""
    chance = Random(1)
    couples = [synthetic_couples.couple(chance, [3.0] * 12) for _ in range(400)]
    minds = [mind for couple in couples for pair in couple for mind in pair]
    assert mean(mind.wish for mind in minds) == pytest.approx(3.0, abs=0.05)
    assert stdev(mind.wish for mind in minds) == pytest.approx(1.13, abs=0.04)  # 1.2, clipped to 1..5
    assert mean(mind.importance for mind in minds) == pytest.approx(3.47, abs=0.05)
    assert {True} == {
        1 <= value <= 5 for mind in minds for value in (mind.wish, mind.importance, mind.bend, mind.guess)
    }
    together = mean((a.wish - 3) * (b.wish - 3) for couple in couples for a, b in couple)
    assert together / 1.13**2 == pytest.approx(0.385, abs=0.05)
    for at, couple in enumerate(couples[:60]):
        a, b = synthetic_couples.planted_difference(chance, couple, at % 12)[at % 12]
        assert abs(a.wish - b.wish) >= 2.5
        assert max(a.importance, b.importance) >= 4.5
        for blind in (False, True):
            a, b = synthetic_couples.planted_knowledge(chance, couple, 0, blind=blind)[0]
            off = max(abs(a.guess - b.wish), abs(b.guess - a.wish))
            assert abs(a.wish - b.wish) == pytest.approx(3)
            assert off >= 2 - 1e-9 if blind else off == 0
            assert 1 <= min(a.guess, b.guess) <= max(a.guess, b.guess) <= 5

    def blanks(**how: Any) -> list[tuple[bool, ...]]:
        noise = synthetic_couples.ResponseNoise(blank=0.5, **how)
        said = [synthetic_couples.noisy_response(chance, minds[0], noise) for _ in range(600)]
        return [(it.wish is None, it.importance is None, it.bend is None, it.guess is None) for it in said]

    # A tap is blank by itself, half of the time, and a quarter of the time where it is asked for again, as a wish and its
    # importance are and room and guess are not; a screen as a whole.
    assert mean(of for row in blanks(asked_again=False) for of in row) == pytest.approx(0.5, abs=0.05)
    assert mean(of for row in blanks() for of in row[:2]) == pytest.approx(0.25, abs=0.05)
    assert mean(of for row in blanks() for of in row[2:]) == pytest.approx(0.5, abs=0.05)
    assert any(len(set(row)) == 2 for row in blanks())
    assert {len(set(row)) for row in blanks(by_screen=True)} == {1}
    lined, plain = TopicPair("t", "a", lines=(1,)), TopicPair("t", "a")
    assert [round(truth.truly_apart(1.4, y, lined), 9) for y in (1.0, 1.49, 1.51, 3.0, 4.4)] == [
        0.4,
        0.09,
        2,
        2,
        3,
    ]
    pair = tuple(replace(minds[0], wish=wish, guess=wish) for wish in (1.4, 1.6))
    assert truth.truly_blind(pair, lined)
    assert not truth.truly_blind(pair, plain)
    assert truth.true_alignment((pair,), [lined]) == 0.5
    assert truth.true_alignment((pair,), [plain]) == pytest.approx(0.95)
    already = tuple(replace(minds[0], wish=wish) for wish in (4.6, 5.0))
    when = TopicPair("t", "a", when=True)
    assert truth.true_alignment((already, pair), [when, plain]) == pytest.approx(0.95), "so already for both: no credit"
    assert truth.true_alignment((already,), [when]) == 0.5
    assert research_figures.auc([1, 2], [1, 0]) == 0.875  # of four pairs three won, one tied
