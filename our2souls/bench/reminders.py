"""`bench reminders`: how fast due reminders come round and are handed to a channel that does nothing, beside a floor.

Of so many that wait 1 % are due. The cost of one of them is compared with its cost where 10,000 wait, of which 100 are due.
"""

import json
import subprocess
import sys
import time
from statistics import median
from typing import Any

from our2souls.bench.home import made, printed

SEED, WORK = "our2souls.bench.reminders_seed", "our2souls.bench.reminders_work"
SMALL, ROUNDS = 10_000, 3
BEFORE_THE_START = 6.0
"""Seconds in which each worker is up and waits for the others."""


def run(*, scheduled: int, workers: int) -> dict[str, Any]:
    """Fill a database that passes, or the empty one that DATABASE_URL names. Returns the figures."""
    small = min(SMALL, scheduled)
    with made(SEED) as (_folder, environment, _people):
        few = [_of(environment, small, "all") for _round in range(ROUNDS if scheduled > small else 1)]
        many = _of(environment, scheduled, "all")
        printed(SEED, environment, str(scheduled))
        come = printed(WORK, environment, "come")
        sent = _together(environment, workers)
        floor = printed(WORK, environment, "floor")
    cost_few, cost_many = median(each["seconds"] / each["count"] for each in few), many["seconds"] / many["count"]
    return {
        "scheduled": scheduled,
        "due": many["count"],
        "workers": workers,
        "come_per_s": round(come["count"] / come["seconds"], 1),
        "handed_per_s": round(sent, 1),
        "floor_per_s": round(floor["count"] / floor["seconds"], 1),
        "floor_ratio": round(sent / (floor["count"] / floor["seconds"]), 3),
        "growth_ratio": round(cost_many / cost_few, 3),
        "rss_mb": many["rss_mb"],
    }


def _of(environment: dict[str, str], scheduled: int, what: str) -> dict[str, float]:
    """What a worker makes of so many."""
    printed(SEED, environment, str(scheduled))
    return dict(printed(WORK, environment, what))


def _together(environment: dict[str, str], workers: int) -> float:
    """How many mails a second several workers hand over, all of them together."""
    start = str(time.monotonic() + BEFORE_THE_START)
    command = [sys.executable, "-m", WORK, "send", start]
    running = [
        subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True)  # noqa: S603 - our own
        for _worker in range(workers)
    ]
    done = [json.loads(process.communicate()[0].splitlines()[-1]) for process in running]
    longest = max(each["seconds"] for each in done)
    return float(sum(each["count"] for each in done) / longest)
