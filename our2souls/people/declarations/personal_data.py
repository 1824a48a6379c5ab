"""What the people package holds of a person: the account itself with its ways in, and invitations."""

from uuid import UUID

from our2souls.delivery.registry import maintenance_tasks
from our2souls.people.account import planned_erasure
from our2souls.people.account.erase import delete_credentials
from our2souls.people.account.portability import pending_import
from our2souls.people.models import ImportedRecord, ImportUpload, Invitation, PlannedErasure
from our2souls.privacy.personal_data.registry import PersonalData, register


def declare() -> None:
    """Declare it. The account is exported by `account.export`, beside what the registry knows."""
    register(
        PersonalData(
            package="people", personal=(Invitation, ImportUpload, ImportedRecord, PlannedErasure), on_erasing=_forget
        )
    )
    maintenance_tasks.register("erasures whose week is over", planned_erasure.carry_out_due)
    maintenance_tasks.register("imports nobody decided on", pending_import.sweep)


def _forget(person_id: UUID) -> None:
    pending_import.forget(person_id)
    delete_credentials(person_id)
