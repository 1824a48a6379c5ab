"""What delivery holds of a person is declared, exported to them alone, and goes with them."""

from our2souls.delivery.models import Delivery, Preference, Schedule
from our2souls.privacy import erasure, export, registry, unscoped
from our2souls.privacy.viewer import viewing
from tests.cast import Member
from tests.delivery.conftest import Tea, deliveries


def test_is_declared() -> None:
    (declared,) = (data for data in registry.packages() if data.package == "delivery")
    assert set(declared.personal) == {Schedule, Delivery, Preference}


def test_export_holds_ones_own_alone(ana: Member, ben: Member, tea: Tea) -> None:
    thing = tea.keep(ana)
    tea.keep(ben)
    tea.notify(ben)
    with viewing(ana.viewer):
        mine = export.everything()["packages"]["delivery"]
    assert [row["about"] for row in mine["schedule"]] == [thing]
    assert mine["delivery"] == []


def test_erasing_takes_it_all(ana: Member, ben: Member, tea: Tea) -> None:
    for member in (ana, ben):
        tea.keep(member)
        tea.notify(member)
        member.client.post("/notices/wishes", {})
    erasure.erase_person(ana.id)
    assert {row.owner_id for row in deliveries()} == {ben.id}
    for model in (Schedule, Preference):
        assert set(unscoped.rows(model, "erasure").values_list("owner_id", flat=True)) == {ben.id}
