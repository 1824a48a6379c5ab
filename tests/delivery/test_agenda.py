"""The agenda of one moment: only its own page asks what there is for it."""

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
