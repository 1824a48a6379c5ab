"""The figures over many couples: refused below their numbers, made only of what couples who both consent opened last."""

import io
import json
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from our2souls.privacy.viewer import Viewer, viewing
from our2souls.readiness.instrument import catalog as instrument_catalog
from our2souls.readiness.research import consent
from our2souls.readiness.research.models import ResearchConsent, StrangersBaseline
from our2souls.readiness.sittings.models import DisclosedAnswers
from tests.readiness.research.many_couples import many_couples, sat


def figures_of(task: str) -> dict[str, Any]:
    """What the command's last line says."""
    out = io.StringIO()
    call_command("readiness", task, stdout=out)
    return json.loads(out.getvalue().strip().splitlines()[-1])


def refusal(task: str) -> str:
    with pytest.raises(CommandError) as refused:
        call_command("readiness", task)
    assert refused.value.returncode == 2
    return str(refused.value)


def wishing(wish: int) -> dict[str, dict[str, int]]:
    """The same wish, of the same importance, on every topic about money."""
    items = instrument_catalog.available()[0].of_area("money")
    return {item.key: {"wish": wish, "importance": 3} for item in items if item.kind == "topic"}


def test_the_strangers_baseline_is_computed_from_fifty_couples(db: None) -> None:
    """Couples wish the same as each other, 1 to 5 in turn, so each is at 1 with their own and the next ones are apart.

    The 20 next partners' wishes are 0, 1, 2, 3, 4 places on in the round, four of each. By place on, the mean distances are
    0, 8/5, 12/5, 12/5, 8/5; their mean is 8/5, and 1 − 8/5 / 4 = 3/5.
    """
    lenders = many_couples(50, lambda at, _place: wishing(at % 5 + 1))
    sat(lenders, lambda _at, place: wishing(1 if place == "a" else 5), days_ago=200)
    figures = figures_of("strangers")
    assert figures["couples"] == 50
    assert [(each["area"], each["couples"], each["alignment"]) for each in figures["baselines"]] == [("money", 50, 0.6)]
    assert StrangersBaseline.objects.get().alignment == pytest.approx(0.6)
    assert figures_of("strangers") == figures
    assert StrangersBaseline.objects.count() == 1

    couple, a, b = lenders[0]
    with viewing(Viewer(a, couple, b)):
        consent.withdraw(Viewer(a, couple, b))
    assert not StrangersBaseline.objects.exists()
    StrangersBaseline.objects.create(instrument="old", version=1, area="money", alignment=0.5, couples=50)
    assert "49 consenting couples" in refusal("strangers")
    assert not StrangersBaseline.objects.exists()

    with viewing(Viewer(a, couple, b)):
        consent.give(Viewer(a, couple, b))
    assert figures_of("strangers") == figures
    DisclosedAnswers._base_manager.filter(couple_id=couple, person_id=a).delete()
    assert "49 consenting couples" in refusal("strangers")


def test_reliability_is_computed_from_two_hundred_couples(db: None) -> None:
    """Everybody answers all statements of one part alike after keying, half of them 2 and half 4: alpha and omega are 1.

    Of the other parts nobody answered anything: no figure.
    """
    ours = instrument_catalog.available()[0]
    modules = {area.key for area in ours.modules}
    part = [item for item in ours.items if item.kind == "statement" and item.part == ours.area("money").part]
    statements = [item for item in part if not item.gentle and item.area not in modules]
    assert {item.reversed for item in statements} == {True, False}
    assert len(statements) < len(part), "what nobody shows, and what few are asked, is in no figure"

    def agreeing(at: int, place: str) -> dict[str, dict[str, int]]:
        keyed = 2 if (at % 2 == 0) == (place == "a") else 4
        return {item.key: {"agree": 6 - keyed if item.reversed else keyed} for item in statements}

    lenders = many_couples(200, agreeing)
    scales = {scale["scale"]: scale for scale in figures_of("reliability")["scales"]}
    assert set(scales) == {*(part.key for part in ours.parts), "all"}
    figures = scales.pop(ours.area("money").part)
    assert (figures["statements"], figures["people"], figures["alpha"], figures["omega"]) == (
        len(statements),
        400,
        1.0,
        1.0,
    )
    assert all((each["people"], each["alpha"], each["omega"]) == (0, None, None) for each in scales.values())

    ResearchConsent._base_manager.filter(owner_id=lenders[7][2]).delete()
    assert "199 consenting couples" in refusal("reliability")
