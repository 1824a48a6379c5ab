"""What the demo couples promised each other, the smaller steps on their way, and a template they began from."""

from datetime import date
from typing import Any

from our2souls.demo.stage import Stage
from our2souls.intentions.commitments import access as commitment_access
from our2souls.intentions.commitments import actions as commitment_actions
from our2souls.intentions.commitments.actions import CommitmentData
from our2souls.intentions.plan import access as plan_access
from our2souls.intentions.plan import actions as plan_actions
from our2souls.intentions.plan import substeps
from our2souls.intentions.starter_templates import actions as starter_template_actions
from our2souls.intentions.starter_templates import catalog as starter_template_catalog
from our2souls.people.couple_context import couple_context
from our2souls.people.models import Person


def _first_of_month(on: Stage, days_ago: int) -> date:
    return on.day(days_ago).replace(day=1)


def _keep_until(on: Stage, who: Person, it: Any, until: int, *, moved: date | None = None) -> None:
    """Each day of it kept on its day, until so many days ago; one of them moved by four days first, and said so."""
    viewer = couple_context(who).viewer
    while True:
        with on.acting(who, 0):
            commitment = commitment_access.commitment_for(viewer, it.intention_id, it.pk)
        day = commitment.next_occurrence
        if day is None or day > on.day(until):
            return
        days_ago = (on.today - day).days
        if moved is not None and (day.year, day.month) == (moved.year, moved.month):
            later = day.replace(day=day.day + 4)
            with on.acting(who, days_ago, "08:40"):
                commitment_actions.reschedule(commitment, day, to=later, words="Payday slipped to the 4th")
            days_ago = max(days_ago - 4, 0)
        with on.acting(who, days_ago, "20:10"):
            commitment_actions.mark_kept(commitment, day)


def home_of_sam_and_jordan(on: Stage, home: Any) -> None:
    """A monthly sum each, something due today, something a little late, neighbourhoods as smaller steps."""
    first = _first_of_month(on, 200)
    for who, moved in ((on.a, None), (on.b, _first_of_month(on, 10))):
        with on.acting(who, 200):
            it = commitment_actions.create(home, CommitmentData("Move €725 across", on=first, rule="monthly"))
        _keep_until(on, who, it, 0, moved=moved)
    with on.acting(on.a, 9):
        commitment_actions.create(
            home,
            CommitmentData(
                "Send the adviser our payslips",
                "the scanner at work is taken",
                "photograph them at the kitchen table",
                on=on.today,
            ),
        )
    with on.acting(on.b, 12):
        mira = commitment_actions.create(home, CommitmentData("Ask Mira about her building cooperative", on=on.day(2)))
        library = commitment_actions.create(
            home, CommitmentData("Find out how the library’s noise hours work", on=on.day(6))
        )
    with on.acting(on.b, 6):
        commitment_actions.mark_let_go(library, on.day(6), words="They closed that branch. I looked.")
    with on.acting(on.b, 4):
        commitment_actions.reschedule(mira, on.day(2), to=on.day(-9), words="She is away until next week")
    _smaller_steps(on, home)


def _smaller_steps(on: Stage, home: Any) -> None:
    with on.acting(on.a, 60):
        walk = next(
            step for step in plan_access.ordered_milestones().filter(intention=home) if "neighbourhoods" in step.title
        )
        plan_actions.update(
            walk,
            title=walk.title,
            keeper_id=None,
            due_on=on.day(-45),
            words="Once in daylight, once after ten. Listen for the street.",
            version=walk.version,
        )
        named = ["Schillerkiez", "Alt-Treptow", "Wedding, near the canal", "Weissensee", "Karlshorst"]
        parts = substeps.add(walk, named)
    for part, days_ago, who in ((parts[0], 52, on.a), (parts[3], 31, on.b)):
        with on.acting(who, days_ago):
            substeps.mark_done(part)


def walk_through_galicia(on: Stage, walk: Any) -> None:
    """What Sam does for it, and the questions of a template, to be read on the way."""
    with on.acting(on.b, 8):
        starter_template_actions.apply(walk, starter_template_catalog.BY_KEY["sabbatical"], [])
    with on.acting(on.a, 5):
        commitment_actions.create(walk, CommitmentData("Ten kilometres with the pack on", on=on.day(-2), rule="weekly"))
    hills = on.add_note(on.b, 4, "intention", walk.pk, "Somebody’s path, before anybody is up.", "hills.webp")
    on.choose_cover(on.a, 4, walk, hills)


def abroad_of_alina_and_marcus(on: Stage, abroad: Any) -> None:
    """Marcus studies, and some mornings are open; Alina rings the consulate."""
    with on.acting(on.b, 40):
        lessons = commitment_actions.create(
            abroad, CommitmentData("One lesson before breakfast", on=on.day(38), rule="every:2:days")
        )
    _keep_until(on, on.b, lessons, 3)
    with on.acting(on.a, 20):
        commitment_actions.create(
            abroad,
            CommitmentData(
                "Llamar al consulado",
                "la línea está ocupada",
                "escribo un correo y lo dejo por hoy",
                on=on.day(-3),
            ),
        )


def home_of_noor_and_elif(on: Stage, home: Any) -> None:
    """The steps they ticked of the template for a first home, while one yes is still missing."""
    with on.acting(on.a, 39):
        template = starter_template_catalog.BY_KEY["first-home"]
        starter_template_actions.apply(home, template, [str(template.steps[0]), "Two nights in a cabin, two in a loft"])
