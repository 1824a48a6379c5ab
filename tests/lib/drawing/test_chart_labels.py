"""Labels in a line chart: beside what they name, over no line, over no other label, on any screen."""

from datetime import date
from itertools import combinations, pairwise

from hypothesis import example, given
from hypothesis import strategies as st

from our2souls.lib.drawing import chart_labels, charts
from our2souls.lib.drawing.chart_labels import HEIGHT, LETTER, WIDTH, Label

DAYS = st.dates(date(2020, 1, 1), date(2035, 12, 31))
SERIES = st.dictionaries(DAYS, st.floats(0, 1e6, allow_nan=False), min_size=1, max_size=40)
HOPES = st.none() | st.lists(DAYS, min_size=3, max_size=3).map(sorted)
TEXTS = charts.Texts("€25,400.50", "€60,000", "around September 2028")
SCREENS = (WIDTH, 350.0, 640.0, 900.0)
SAVED = {
    date(2025, 1, 1): 6000.0,
    date(2025, 7, 1): 9500.0,
    date(2026, 1, 1): 15900.0,
    date(2026, 6, 1): 25400.0,
}


def drawn_box(label: Label, width: float) -> tuple[float, float, float, float]:
    """What a label covers on a screen of this width, in pixels, however the module reckons it."""
    wide, at = len(label.text) * LETTER, label.x * width + label.dx
    left = {"start": at, "middle": at - wide / 2, "end": at - wide}[label.anchor]
    return left, label.y - 11, left + wide, label.y + 3


def dots(path: str, width: float) -> list[tuple[float, float]]:
    """The places of a path, in pixels."""
    pairs = (each.split() for each in path.removeprefix("M").split("L"))
    return [(float(x) * width / 1000, float(y) * HEIGHT / 1000) for x, y in pairs]


def is_cut(box: tuple[float, float, float, float], line: list[tuple[float, float]]) -> bool:
    """Whether a line goes through a box, by walking along it."""
    left, top, right, bottom = box
    for (x0, y0), (x1, y1) in pairwise(line):
        for step in range(201):
            x, y = x0 + (x1 - x0) * step / 200, y0 + (y1 - y0) * step / 200
            if left < x < right and top < y < bottom:
                return True
    return False


@given(SERIES, st.none() | st.floats(1, 1e6, allow_nan=False), HOPES)
@example(SAVED, 60000, [date(2028, 3, 15), date(2028, 6, 15), date(2033, 10, 15)])
@example({date(2026, 1, 1): 0.0, date(2026, 2, 1): 58.0}, 60, None)
@example({date(2026, 1, 1): 900.0, date(2026, 1, 2): 0.0}, None, None)
def test_a_label_crosses_no_line_and_no_other_label_on_any_screen(
    values: dict[date, float], goal: float | None, hope: list[date] | None
) -> None:
    days = (hope[0], hope[1], hope[2]) if hope else None
    drawn = charts.line(sorted(values.items()), goal=goal, hope=days, texts=TEXTS)
    assert len(drawn.labels) == 1 + (goal is not None) + (goal is not None and hope is not None)
    for width in SCREENS:
        boxes = [drawn_box(label, width) for label in drawn.labels]
        lines = [dots(drawn.path, width), *([dots(drawn.hope, width)] if drawn.hope else [])]
        if drawn.goal:
            height = float(drawn.goal.rstrip("%")) * HEIGHT / 100
            lines.append([(0, height), (width, height)])
        for box in boxes:
            assert box[0] >= -0.01
            assert box[2] <= width + 0.01
            assert box[3] <= HEIGHT
            assert not any(is_cut(box, line) for line in lines)
        for one, other in combinations(boxes, 2):
            assert one[2] <= other[0] or other[2] <= one[0] or one[3] <= other[1] or other[3] <= one[1]


@given(SERIES, st.floats(1, 1e6, allow_nan=False), st.lists(DAYS, min_size=3, max_size=3).map(sorted))
def test_the_label_of_an_arrival_stands_over_its_own_day(
    values: dict[date, float], goal: float, hope: list[date]
) -> None:
    drawn = charts.line(
        sorted(values.items()), goal=goal, hope=(hope[0], hope[1], hope[2]), texts=charts.Texts(hope="around Jun 2028")
    )
    assert drawn.arrival is not None
    there = float(drawn.arrival.x.rstrip("%")) / 100
    for width in SCREENS:
        left, _top, right, _bottom = drawn_box(drawn.labels[0], width)
        assert left - 0.1 <= there * width <= right + 0.1


def test_the_label_of_the_last_value_stands_above_its_point_where_that_is_free() -> None:
    label = charts.line(sorted(SAVED.items()), goal=60000, until=date(2028, 12, 1), texts=TEXTS).labels[-1]
    assert (label.anchor, label.dx, label.strong) == ("end", -8, True)


def test_a_label_of_a_falling_line_goes_below_it() -> None:
    label = charts.line([(date(2026, 1, 1), 900.0), (date(2026, 9, 1), 500.0)], texts=TEXTS).labels[-1]
    assert label.y > 500 / 990 * HEIGHT


def test_labels_above_the_frame_have_their_room() -> None:
    crowded = [(date(2026, 1, day), 1000.0 * (day % 2)) for day in range(1, 29)]
    labels = charts.line(crowded, goal=1000, texts=TEXTS).labels
    assert chart_labels.headroom(labels) >= max(-label.box.top for label in labels) > 0
    assert chart_labels.headroom([]) == 0
