"""The agenda of one moment: only its own page asks what there is for it."""

from datetime import timedelta
from uuid import uuid4

import pytest

from our2souls.delivery import registry as delivery_registry
from our2souls.delivery.registry import Agenda, AgendaItem
from our2souls.lib.clock import now


def test_what_fills_the_page_of_one_moment_is_asked_by_no_other_page(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    item = AgendaItem(uuid4(), "Look back together", "/", now(), "ritual")

    def revisits() -> list[AgendaItem]:
        asked.append("revisit")
        return [item]

    agenda = Agenda()
    agenda.register_for("ritual", "revisit", revisits)
    agenda.register_for("ritual", "offer", list)
    monkeypatch.setattr(delivery_registry.occasions, "_known", {"ritual", "bridge"})
    assert agenda.waiting() == []
    assert agenda.waiting_for("bridge") == []
    assert asked == []
    assert agenda.waiting_for("ritual") == [("revisit", [item])]
    assert agenda.kinds_for("ritual") == ["revisit", "offer"]


def test_what_was_put_aside_is_told_wherever_else_it_stands_for_moments_that_can_be_had(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    later, earlier, therapist = (
        AgendaItem(uuid4(), title, "/", at, moment)  # type: ignore[arg-type] - one of the moments each
        for title, at, moment in (
            ("Later", now(), "ritual"),
            ("Earlier", now() - timedelta(days=1), "bridge"),
            ("Not to be had", now(), "therapist"),
        )
    )
    agenda = Agenda()
    agenda.register("readiness", lambda: [later, therapist])
    agenda.register("bridges", lambda: [earlier])
    agenda.register_for("ritual", "review", lambda: [therapist])
    monkeypatch.setattr(delivery_registry.occasions, "_known", {"ritual", "bridge"})
    assert agenda.put_aside() == [earlier, later]
