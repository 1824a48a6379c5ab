"""What delivery holds of a person is declared, exported to them alone, and goes with them."""

from our2souls.delivery.models import Notification, Preference, PushDevice, Schedule
from our2souls.privacy import unscoped
from our2souls.privacy.personal_data import erasure as personal_data_erasure
from our2souls.privacy.personal_data import export as personal_data_export
from our2souls.privacy.personal_data import registry as personal_data_registry
from our2souls.privacy.viewer import viewing
from tests.cast import CastMember
from tests.factories.delivery import Tea, deliveries


def test_delivery_declares_its_personal_data() -> None:
    (declared,) = (data for data in personal_data_registry.packages() if data.package == "delivery")
    assert set(declared.personal) == {Schedule, Notification, Preference, PushDevice}


def test_the_export_of_delivery_holds_ones_own_alone(ana: CastMember, ben: CastMember, tea: Tea) -> None:
    thing = tea.keep(ana)
    tea.keep(ben)
    tea.notify(ben)
    with viewing(ana.viewer):
        mine = personal_data_export.everything()["packages"]["delivery"]
    assert [row["about"] for row in mine["schedule"]] == [thing]
    assert mine["notification"] == []


def test_erasing_a_person_deletes_all_of_their_delivery_rows(ana: CastMember, ben: CastMember, tea: Tea) -> None:
    for member in (ana, ben):
        tea.keep(member)
        tea.notify(member)
        member.client.post("/notices/wishes", {})
    personal_data_erasure.erase_person(ana.id)
    assert {row.owner_id for row in deliveries()} == {ben.id}
    for model in (Schedule, Preference):
        assert set(unscoped.queryset(model, "erasure").values_list("owner_id", flat=True)) == {ben.id}
