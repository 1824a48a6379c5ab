"""`bench home` measures and ends with one line of JSON; what it measures is no business of a timed test."""

import json
import subprocess
import sys

import pytest

FIGURES = {
    "floor_rps", "new_rps", "ten_years_rps", "floor_ratio", "history_ratio",
    "queries_new", "queries_ten_years", "rss_mb", "floor_rss_mb", "cold_start_ms",
}  # fmt: skip


@pytest.mark.host
def test_the_benchmark_measures_home_against_the_floor() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "our2souls.config.cli", "bench", "home", "--rounds", "1", "--seconds", "0.2"],
        check=True,
        capture_output=True,
        text=True,
        timeout=180,
    )
    figures = json.loads(done.stdout.splitlines()[-1])
    assert figures.keys() == FIGURES
    assert figures["queries_ten_years"] == figures["queries_new"] <= 10
    assert min(figures[name] for name in ("floor_rps", "new_rps", "ten_years_rps")) > 0


@pytest.mark.host
def test_the_benchmark_measures_a_search_in_ten_years_beside_home() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "our2souls.config.cli", "bench", "search", "--rounds", "2"],
        check=True,
        capture_output=True,
        text=True,
        timeout=180,
    )
    figures = json.loads(done.stdout.splitlines()[-1])
    assert figures.keys() == {"search_everywhere_ms", "search_nowhere_ms", "home_ms"}
    assert min(figures.values()) > 0


@pytest.mark.host
def test_the_benchmark_sends_reminders_to_a_channel_that_does_nothing() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "our2souls.config.cli", "bench", "reminders", "--scheduled", "2000", "--workers", "1"],
        check=True,
        capture_output=True,
        text=True,
        timeout=180,
    )
    figures = json.loads(done.stdout.splitlines()[-1])
    assert (figures["scheduled"], figures["due"], figures["workers"]) == (2000, 10, 1)
    assert min(figures[name] for name in ("come_per_s", "handed_per_s", "floor_per_s", "growth_ratio", "rss_mb")) > 0
