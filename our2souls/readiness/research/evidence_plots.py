"""The plots of the evidence page: SVG files on a card of their own, so that they read on light and on dark pages. Pure.

Each says in its title what it is and in its description what is to be seen; nothing is told by colour alone.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape

from our2souls.lib.drawing.svg_numbers import clamp, figure
from our2souls.readiness.research.simulation import Figures, Run, ScatterData

CARD, INK, SOFT, RULE = "#fbfaf8", "#2e2a26", "#6b655e", "#dcd8d2"
ONE, TWO = "#8a5a00", "#3b4fa8"
DRAWN = 600
"""Couples that a cloud shows: more would only make it heavier."""
MARKS = (
    ("Recovery, full form", "recovery_full", 0.9),
    ("Recovery, short form", "recovery_short", 0.7),
    ("Couples against strangers (AUC)", "auc", None),
    ("Top difference among the first three", "top_difference_hit", 0.8),
    ("Planted blind spots, precision", "blind_precision", 0.8),
    ("Planted blind spots, recall", "blind_recall", 0.8),
)
"""Each figure with the mark that READINESS.md sets, if any."""
STATES = (("ready", "ready to plan"), ("ease", "at ease"), ("talk", "talk first"), ("explore", "explore"))
TONES = ("#3b4fa8", "#a9b2dd", "#c98f2c", "#eadfc8")


def plots(run: Run) -> dict[str, str]:
    """Each plot by its file name."""
    told = {"noise .3": run.variants["noise_30"], "noise .45": run.main, "noise .6": run.variants["noise_60"]}
    ways = told | {"blanks .15": run.variants["blanks_15"], "blank taps": run.variants["blank_taps"]}
    return {
        "readiness-recovery.svg": _recovery(run.cloud, run.main),
        "readiness-strangers.svg": _strangers(run.cloud, run.main),
        "readiness-figures.svg": _figures(ways),
        "readiness-states.svg": _states(ways),
    }


@dataclass(frozen=True, slots=True)
class Frame:
    """A field of a plot and the values at its edges; values beyond are drawn on the edge."""

    left: float
    top: float
    width: float
    height: float
    xs: tuple[float, float]
    ys: tuple[float, float]

    def x(self, value: float) -> float:
        """Where a value lies from the left."""
        low, high = self.xs
        return self.left + self.width * clamp((value - low) / (high - low), 0, 1)

    def y(self, value: float) -> float:
        """Where a value lies from the top."""
        low, high = self.ys
        return self.top + self.height * (1 - clamp((value - low) / (high - low), 0, 1))

    def floor(self, ticks: Iterable[float], label: str) -> Iterator[str]:
        """The line below with its ticks and what it counts."""
        base = self.top + self.height
        yield line(self.left, base, self.left + self.width, base, INK)
        for tick in ticks:
            yield text(self.x(tick), base + 18, f"{tick:.1f}", "middle", SOFT)
        yield text(self.left + self.width / 2, base + 38, label, "middle", SOFT)


def line(x1: float, y1: float, x2: float, y2: float, stroke: str, dashes: str = "") -> str:
    """A straight line."""
    dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
    ends = f'x1="{figure(x1)}" y1="{figure(y1)}" x2="{figure(x2)}" y2="{figure(y2)}"'
    return f'<line {ends} stroke="{stroke}"{dashed}/>'


def text(x: float, y: float, words: str, anchor: str = "start", fill: str = INK) -> str:
    """Words at a place."""
    return f'<text x="{figure(x)}" y="{figure(y)}" text-anchor="{anchor}" fill="{fill}">{escape(words)}</text>'


def svg(width: int, height: int, *, title: str, told: str, parts: Iterable[str]) -> str:
    """A whole file."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}" width="{width}" height="{height}"'
        ' role="img" aria-labelledby="title told" font-family="system-ui, sans-serif" font-size="13">\n'
        f'<title id="title">{escape(title)}</title>\n<desc id="told">{escape(told)}</desc>\n'
        f'<rect width="{width}" height="{height}" rx="12" fill="{CARD}"/>\n' + "\n".join(parts) + "\n</svg>\n"
    )


def _recovery(cloud: ScatterData, main: Figures) -> str:
    parts = []
    for at, (form, scored, r) in enumerate(
        [("full form", cloud.full, main.recovery_full), ("short form", cloud.short, main.recovery_short)]
    ):
        frame = Frame(56 + at * 340, 44, 280, 280, (0.4, 1.0), (0.4, 1.0))
        dots = "".join(
            f"M{figure(frame.x(x))} {figure(frame.y(y))}h0"
            for x, y in zip(cloud.latent[:DRAWN], scored[:DRAWN], strict=True)
        )
        parts += [
            text(frame.left, 28, f"{form}: r = {r:.3f}"),
            line(frame.left, frame.top, frame.left, frame.top + frame.height, INK),
            *(text(frame.left - 8, frame.y(tick) + 4, f"{tick:.1f}", "end", SOFT) for tick in (0.4, 0.6, 0.8, 1.0)),
            *frame.floor((0.4, 0.6, 0.8, 1.0), "true alignment"),
            line(frame.x(0.4), frame.y(0.4), frame.x(1), frame.y(1), SOFT, "4 4"),
            (
                f'<path d="{dots}" stroke="{ONE if at else TWO}" stroke-opacity=".45" stroke-width="4"'
                ' stroke-linecap="round" fill="none"/>'
            ),
        ]
    parts.append(f'<g transform="rotate(-90 16 184)">{text(16, 184, "scored alignment", "middle", SOFT)}</g>')
    return svg(
        700,
        384,
        title="True and scored alignment of synthetic couples",
        told=f"Two clouds of points, one for each form, along the dashed line on which score and truth are equal. The full"
        f" form keeps close to it (correlation {main.recovery_full:.3f}), the short form is wider ({main.recovery_short:.3f}).",
        parts=parts,
    )


def _strangers(cloud: ScatterData, main: Figures) -> str:
    frame = Frame(40, 40, 620, 220, (0.4, 1.0), (0.0, 1.0))
    bins = 30
    heights = [_shares(values, frame.xs, bins) for values in (cloud.full, cloud.strangers)]
    most = max(max(each) for each in heights)
    parts = [*frame.floor((0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0), "scored alignment, full form")]
    for at, (name, stroke, dashes) in enumerate([("couples", TWO, ""), ("re-paired strangers", ONE, "6 4")]):
        path = "".join(
            f"{'L' if step else 'M'}{figure(frame.x(0.4 + 0.6 * (step + 0.5) / bins))} {figure(frame.y(share / most))}"
            for step, share in enumerate(heights[at])
        )
        dashed = f' stroke-dasharray="{dashes}"' if dashes else ""
        parts.append(f'<path d="{path}" stroke="{stroke}" stroke-width="2.5" fill="none"{dashed}/>')
        row = 52 + at * 22
        parts.append(
            f'<path d="M56 {row - 4}h34" stroke="{stroke}" stroke-width="2.5" fill="none"{dashed}/>'
            + text(98, row, name)
        )
    return svg(
        700,
        320,
        title="How near couples and re-paired strangers come",
        told=f"Two humps that overlap: the scored alignment of synthetic couples lies to the right of that of re-paired"
        f" strangers. A couple scores above a pair of strangers in {main.auc:.0%} of cases.",
        parts=parts,
    )


def _shares(values: Sequence[float], within: tuple[float, float], bins: int) -> list[float]:
    low, high = within
    counts = [0] * bins
    for value in values:
        counts[int(clamp((value - low) / (high - low) * bins, 0, bins - 1))] += 1
    return [count / len(values) for count in counts]


def _figures(ways: dict[str, Figures]) -> str:
    frame = Frame(270, 56, 390, 264, (0.4, 1.0), (0.0, 1.0))
    shapes = dict(zip(ways, ("▲", "●", "▼", "□", "○"), strict=True))
    parts = [text(40 + at * 128, 28, f"{shapes[way]} {way}") for at, way in enumerate(ways)]
    parts += frame.floor((0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0), "a bar is the mark that was set beforehand")
    for at, (label, name, mark) in enumerate(MARKS):
        y = frame.top + 22 + at * 44
        parts += [text(frame.left - 12, y + 5, label, "end"), line(frame.left, y, frame.left + frame.width, y, RULE)]
        if mark is not None:
            x = frame.x(mark)
            parts.append(f'<path d="M{figure(x)} {figure(y - 12)}v24" stroke="{INK}" stroke-width="2"/>')
        for way, figures in ways.items():
            fill = TWO if way == "noise .45" else ONE
            parts.append(text(frame.x(getattr(figures, name)), y + 5, shapes[way], "middle", fill))
    said = "; ".join(f"{label} {getattr(ways['noise .45'], name):.3f}" for label, name, _ in MARKS)
    return svg(
        700,
        376,
        title="Every figure at three noises, and with more blanks",
        told=f"With noise .45: {said}.",
        parts=parts,
    )


def _states(ways: dict[str, Figures]) -> str:
    parts = []
    for at, (_, label) in enumerate(STATES):
        left = 110 + at * 140
        parts += [
            f'<rect x="{left}" y="18" width="14" height="14" rx="3" fill="{TONES[at]}"/>',
            text(left + 22, 30, label),
        ]
    for row, (way, figures) in enumerate(ways.items()):
        y, x = 52 + row * 44, 110.0
        parts.append(text(98, y + 19, way, "end"))
        for at, (key, _) in enumerate(STATES):
            wide = 560 * figures.states[key]
            parts.append(
                f'<rect x="{figure(x)}" y="{y}" width="{figure(max(wide - 2, 0))}" height="28" fill="{TONES[at]}"/>'
            )
            if wide > 30:  # noqa: PLR2004 - a figure needs as much
                on = INK if at else CARD
                parts.append(text(x + wide / 2, y + 19, f"{figures.states[key]:.0%}", "middle", on))
            x += wide
    main = ways["noise .45"].states
    said = ", ".join(f"{label} {main[key]:.0%}" for key, label in STATES)
    return svg(700, 280, title="Which states areas come out in", told=f"With noise .45: {said}.", parts=parts)
