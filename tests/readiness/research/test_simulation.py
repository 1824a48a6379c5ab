"""The simulation: every figure is there and in bounds, the same for the same seed, and the generator is the one laid down."""

import io
import json
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
from our2souls.readiness.research import figures as research_figures
from our2souls.readiness.research import simulation, synthetic_couples
from our2souls.readiness.scoring.answers import TopicPair
from tests.factories.readiness.worked_examples import TH

PROMISED = ("recovery_full", "recovery_short", "auc", "top_difference_hit", "blind_precision", "blind_recall")
ROOT = Path(__file__).resolve().parents[3]
SVG = "{http://www.w3.org/2000/svg}"


def simulated(*more: str, seed: int = 5) -> tuple[str, dict[str, Any]]:
    out = io.StringIO()
    call_command("readiness", "simulate", "--couples", "40", "--seed", str(seed), *more, stdout=out)
    return out.getvalue(), json.loads(out.getvalue().strip().splitlines()[-1])


def test_a_small_simulation_has_every_figure() -> None:
    table, told = simulated()
    ways = {"main": told, **{name: told[name] for name in simulation.VARIANTS}}
    for figures in ways.values():
        shares = figures["states"].values()
        assert sum(shares) == pytest.approx(1, abs=0.002)
        for name in simulation.Figures.__dataclass_fields__:
            assert name == "states" or 0 <= figures[name] <= 1
            assert name == "states" or f"{figures[name]:.3f}" in table
    assert set(PROMISED) <= set(told)
    assert told["recovery_full"] > told["recovery_short"] > 0.5
    assert told["auc"] > 0.6
    assert min(told["top_difference_hit"], told["blind_precision"], told["blind_recall"]) > 0.6
    assert told["noise_30"]["recovery_full"] > told["noise_60"]["recovery_full"]
    assert (told["couples"], told["seed"], told["instrument"], told["version"]) == (40, 5, "our2souls", 2)


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
    assert synthetic_couples.noisy_response(chance, minds[0], synthetic_couples.ResponseNoise(blank=1)).wish is None
    taps = [
        synthetic_couples.noisy_response(chance, minds[0], synthetic_couples.ResponseNoise(blank=0.5, by_tap=True))
        for _ in range(40)
    ]
    assert any(each.wish is None and each.importance is not None for each in taps)
    lined, plain = TopicPair("t", "a", lines=(1,)), TopicPair("t", "a")
    assert [round(simulation.truly_apart(1.4, y, lined), 9) for y in (1.0, 1.49, 1.51, 3.0, 4.4)] == [
        0.4,
        0.09,
        2,
        2,
        3,
    ]
    pair = tuple(replace(minds[0], wish=wish, guess=wish) for wish in (1.4, 1.6))
    assert simulation.truly_blind(pair, lined)
    assert not simulation.truly_blind(pair, plain)
    assert simulation.true_alignment((pair,), [lined]) == 0.5
    assert simulation.true_alignment((pair,), [plain]) == pytest.approx(0.95)
    assert research_figures.auc([1, 2], [1, 0]) == 0.875  # of four pairs three won, one tied
