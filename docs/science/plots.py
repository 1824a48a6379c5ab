"""Draws the plots of the evidence page beside it: `.venv/bin/python docs/science/plots.py --couples 10000 --seed 20261123`.

Each file says in its title what it is and in its description what is to be seen; nothing is told by colour alone. The same
seed gives the same files. They stand on a card of their own, so that they read on light and on dark pages.
"""

from argparse import ArgumentParser
from collections.abc import Callable, Mapping
from pathlib import Path
from xml.etree import ElementTree as ET

import matplotlib as mpl
from matplotlib.figure import Figure

from our2souls.readiness.instrument import loader
from our2souls.readiness.research.simulation import CEILINGS, MARKS, Figures, Run, flat, simulate

ROOT = Path(__file__).resolve().parents[2]
INSTRUMENTS = ROOT / "our2souls/readiness/instrument/files"
AREA = {
    "recovery": "recovery",
    "retest": "retest",
    "label_retest": "same label twice",
    "false_movement": "false movement",
}
CARD, INK, SOFT, RULE = "#fbfaf8", "#2e2a26", "#6b655e", "#dcd8d2"
ONE, TWO = "#8a5a00", "#3b4fa8"
SHOWN = 300
"""Couples that a scatter shows: more would only make it heavier."""
LABELS = {
    "recovery_full": "Recovery, full form",
    "recovery_short": "Recovery, short form",
    "auc": "Couples against strangers (AUC)",
    "top_difference_hit_all": "Top difference among the first three, of all",
    "blind_precision": "Planted blind spots, precision",
    "blind_recall": "Planted blind spots, recall",
    "label_retest": "Area has the same label twice",
    "label_kappa": "… above chance (kappa)",
    "area_recovery": "Recovery of one area (median)",
}
MAIN = "noise .45"
WAYS = {
    "blanks_stay": "blanks stay",
    "noise_30": "noise .3",
    "noise_60": "noise .6",
    "blanks_15": "blanks .15",
}
SVG = "http://www.w3.org/2000/svg"
STYLE = {
    "svg.fonttype": "none",
    "svg.hashsalt": "our2souls",
    "font.family": ["sans-serif"],
    "font.size": 10,
    "figure.facecolor": CARD,
    "axes.facecolor": CARD,
    "axes.edgecolor": INK,
    "axes.spines.top": False,
    "axes.spines.right": False,
    "text.color": INK,
    "axes.labelcolor": SOFT,
    "xtick.color": SOFT,
    "ytick.color": SOFT,
    "legend.frameon": False,
    "figure.constrained_layout.w_pad": 0.12,
    "figure.constrained_layout.h_pad": 0.08,
}


def draw(run: Run, folder: Path) -> list[Path]:
    """Write every plot of a run into a folder; the files written."""
    variants = {MAIN: run.main} | {label: run.variants[name] for name, label in WAYS.items()}
    with mpl.rc_context(STYLE):
        return [
            _save(_recovery(run), folder / "readiness-recovery.svg"),
            _save(_strangers(run), folder / "readiness-strangers.svg"),
            _save(_figures(variants), folder / "readiness-figures.svg"),
            _save(_areas(run), folder / "readiness-areas.svg"),
        ]


def _recovery(run: Run) -> tuple[Figure, str, str]:
    figure = Figure(figsize=(7, 3.9), layout="constrained")
    forms = [
        ("full form", run.cloud.full, run.main.recovery_full),
        ("short form", run.cloud.short, run.main.recovery_short),
    ]
    for axes, (form, scored, correlation), colour in zip(
        figure.subplots(1, 2, sharey=True), forms, (TWO, ONE), strict=True
    ):
        axes.scatter(run.cloud.latent[:SHOWN], scored[:SHOWN], s=10, color=colour, alpha=0.45, linewidths=0)
        axes.axline((0, 0), slope=1, color=SOFT, linestyle="--", linewidth=1)
        axes.set(xlim=(0.4, 1), ylim=(0.4, 1), aspect="equal", xlabel="true alignment")
        axes.set_title(f"{form}: r = {correlation:.3f}", loc="left", fontsize=10)
        axes.set_xticks([0.4, 0.6, 0.8, 1])
        axes.set_yticks([0.4, 0.6, 0.8, 1])
    figure.axes[0].set_ylabel("scored alignment")
    description = (
        "Two clouds of points, one for each form, along the dashed line on which score and truth are equal. The full form keeps"
        f" close to it (correlation {run.main.recovery_full:.3f}), the short form is wider ({run.main.recovery_short:.3f})."
    )
    return figure, "True and scored alignment of synthetic couples", description


def _strangers(run: Run) -> tuple[Figure, str, str]:
    figure = Figure(figsize=(7, 3.2), layout="constrained")
    axes = figure.subplots()
    for label, scored, colour, dashes in (
        ("couples", run.cloud.full, TWO, "-"),
        ("re-paired strangers", run.cloud.strangers, ONE, "--"),
    ):
        axes.hist(
            scored, bins=30, range=(0.4, 1), weights=[1 / len(scored)] * len(scored), histtype="step", color=colour,
            linestyle=dashes, linewidth=2, label=label,
        )  # fmt: skip
    axes.set(xlim=(0.4, 1), xlabel="scored alignment, full form", yticks=[])
    axes.spines.left.set_visible(False)
    axes.legend(loc="upper left")
    description = (
        "Two humps that overlap: the scored alignment of synthetic couples lies to the right of that of re-paired strangers."
        f" A couple scores above a pair of strangers in {run.main.auc:.0%} of cases."
    )
    return figure, "How near couples and re-paired strangers come", description


def _figures(variants: Mapping[str, Figures]) -> tuple[Figure, str, str]:
    figure = Figure(figsize=(7, 3.9), layout="constrained")
    axes = figure.subplots()
    rows = range(len(LABELS))
    for row, name in zip(rows, LABELS, strict=True):
        axes.axhline(row, color=RULE, linewidth=1, zorder=0)
        if name in MARKS:
            axes.plot([MARKS[name]] * 2, [row - 0.28, row + 0.28], color=INK, linewidth=2, zorder=1)
    for (variant, figures), shape in zip(variants.items(), "os^v*", strict=True):
        colour, filled = (TWO, TWO) if variant == MAIN else (ONE, ONE if shape in "^v" else CARD)
        axes.plot([flat(figures)[name] for name in LABELS], rows, shape, color=colour, mfc=filled, label=variant)
    axes.set(xlim=(0.3, 1), ylim=(len(LABELS) - 0.5, -0.5), xlabel="a bar is the mark that was set beforehand")
    axes.set_yticks(rows, LABELS.values())
    axes.tick_params(axis="y", length=0)
    axes.spines.left.set_visible(False)
    figure.legend(loc="outside upper left", ncols=len(variants), columnspacing=1.2, handletextpad=0.2)
    spoken = "; ".join(f"{label} {flat(variants[MAIN])[name]:.3f}" for name, label in LABELS.items())
    return figure, "Every figure at three noises, and with more blanks", f"With {MAIN}: {spoken}."


def _areas(run: Run) -> tuple[Figure, str, str]:
    areas = run.main.retest.by_area
    figure = Figure(figsize=(7, 4.6), layout="constrained")
    axes = figure.subplots()
    rows = range(len(areas))
    for row in rows:
        axes.axhline(row, color=RULE, linewidth=1, zorder=0)
    for name, mark in (("label_retest", MARKS["label_retest"]), ("false_movement", CEILINGS["false_movement"])):
        axes.axvline(mark, color=INK, linewidth=1, linestyle=":", zorder=0)
        axes.annotate(f"mark: {AREA[name]}", (mark, -0.9), ha="center", fontsize=7, color=SOFT, annotation_clip=False)
    for (name, label), shape in zip(AREA.items(), "os^v", strict=True):
        colour, filled = (TWO, TWO) if name == "recovery" else (ONE, ONE if name == "false_movement" else CARD)
        axes.plot([getattr(of, name) for of in areas.values()], rows, shape, color=colour, mfc=filled, label=label)
    axes.set(xlim=(0, 1), ylim=(len(areas) - 0.5, -0.5))
    axes.set_yticks(rows, [area.replace("-", " ") for area in areas])
    axes.tick_params(axis="y", length=0)
    axes.spines.left.set_visible(False)
    figure.legend(loc="outside upper left", ncols=len(AREA), columnspacing=1.2, handletextpad=0.2)
    spoken = "; ".join(
        f"{label} {_range([getattr(of, name) for of in areas.values()])}" for name, label in AREA.items()
    )
    return figure, "What one area tells, area by area", f"With {MAIN}: {spoken}."


def _range(figures: list[float]) -> str:
    return f"{min(figures):.2f} to {max(figures):.2f}"


def _save(drawn: tuple[Figure, str, str], path: Path) -> Path:
    """The file, with the title and the description that a screen reader says."""
    figure, title, description = drawn
    figure.savefig(path, format="svg", metadata={"Date": None, "Creator": None})
    ET.register_namespace("", SVG)
    ET.register_namespace("xlink", "http://www.w3.org/1999/xlink")
    tree = ET.parse(path)  # noqa: S314 - written one line above
    top = tree.getroot()
    for metadata in top.findall(f"{{{SVG}}}metadata"):
        top.remove(metadata)
    top.set("role", "img")
    top.set("aria-labelledby", "title description")
    for at, (name, words) in enumerate((("title", title), ("desc", description))):
        element = ET.Element(f"{{{SVG}}}{name}", {"id": "description" if at else "title"})
        element.text = words
        top.insert(at, element)
    tree.write(path, encoding="utf-8", xml_declaration=True)
    return path


def main(tell: Callable[[str], None] = print) -> None:
    """Play the couples and draw what came of them."""
    parser = ArgumentParser(description="Draw the plots of the evidence page.")
    parser.add_argument("--couples", type=int, default=2000)
    parser.add_argument("--seed", type=int, default=20261123, help="the same seed gives the same files")
    parser.add_argument("--to", type=Path, default=Path(__file__).parent, help="the folder that they go to")
    chosen = parser.parse_args()
    newest = max(INSTRUMENTS.glob("our2souls-*.yaml"), key=lambda path: int(path.stem.rpartition("-")[2]))
    instrument = loader.parse(newest.read_text(encoding="utf-8"))
    run = simulate(instrument, couples=chosen.couples, seed=chosen.seed, progress=tell)
    for path in draw(run, chosen.to):
        tell(path.name)


if __name__ == "__main__":
    main()
