"""Turn the app lock on, change it, turn it off."""

from our2souls.people.account.app_lock import pin as app_lock_pin
from our2souls.people.models import Person
from our2souls.privacy import audit
from our2souls.privacy.transaction import act

OFF = 0


def turn_on(person: Person, *, minutes: int, pin: str = "") -> None:
    """Lock after so many minutes without a request, with this PIN; without one, with the PIN that is set.

    Raises ValueError where there is neither.
    """
    if not pin and not person.lock_pin:
        raise ValueError("A lock needs a PIN.")
    _save(person, minutes, app_lock_pin.seal(person.pk, pin) if pin else person.lock_pin)


def turn_off(person: Person) -> None:
    """Lock no more, and forget the PIN."""
    _save(person, OFF, "")


@act
def _save(person: Person, minutes: int, sealed: str) -> None:
    locked = Person.objects.select_for_update().get(pk=person.pk)
    locked.lock_after, locked.lock_pin = minutes, sealed
    locked.save(update_fields=["lock_after", "lock_pin"])
    audit.record("app_lock.changed", person_id=locked.pk)
    person.lock_after, person.lock_pin = minutes, sealed  # the request goes on with the lock as it is now
