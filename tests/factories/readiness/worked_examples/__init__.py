"""Worked examples of every score, computed by hand in the comments.

Each takes the scoring modules as `s`, so that the same examples can be held against broken ones (mutation_check).
"""

from tests.factories.readiness.worked_examples.agreement import alignment, already, firm, lines, states, talk
from tests.factories.readiness.worked_examples.answers import aids, profiles, statements
from tests.factories.readiness.worked_examples.change import movement, moves, reliability
from tests.factories.readiness.worked_examples.topics import TH
from tests.factories.readiness.worked_examples.understanding import cells, reading

__all__ = ["ALL", "TH"]

ALL = (
    alignment,
    already,
    lines,
    firm,
    cells,
    reading,
    statements,
    profiles,
    talk,
    states,
    aids,
    movement,
    moves,
    reliability,
)
