"""Erasing oneself: the words, the key, the ways in. What remains is a row that says nobody, for what others hold."""

from uuid import UUID, uuid4

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator

from our2souls.delivery.channels import account_mail
from our2souls.people.account import sessions
from our2souls.people.choices import hues
from our2souls.people.models import Partnership, Person
from our2souls.people.pairing import actions as pairing_actions
from our2souls.people.pairing import past
from our2souls.privacy import unscoped
from our2souls.privacy.personal_data import erasure as personal_data_erasure
from our2souls.privacy.transaction import act

NOWHERE = "erased.invalid"


@act
@unscoped.door("erasure")
def erase(person: Person) -> None:
    """Erase a person: leave their couple first, then everything they own, their data key and every way to log in.

    The account's row stays without anything of theirs, because what others keep points at it. Cannot be undone.
    """
    if pairing_actions.in_couple(person.pk):
        pairing_actions.separate(person)
    pairing_actions.withdraw(person)
    personal_data_erasure.erase_person(person.pk)
    _blank_account(person.pk)


def _blank_account(person_id: UUID) -> None:
    ended = Partnership.objects.filter(person_id=person_id)
    for couple_id in ended.values_list("couple_id", flat=True):
        past.let_go_of(couple_id, person_id)
    ended.update(name_at_end="")
    blank = Person.objects.select_for_update().get(pk=person_id)
    blank.name = blank.pronouns = ""
    blank.email = f"{uuid4().hex}@{NOWHERE}"
    blank.hue, blank.time_zone, blank.language, blank.scheme = hues.FIRST, "UTC", "en", "auto"
    blank.discreet = False
    blank.lock_after, blank.lock_pin = 0, ""
    blank.quiet_from = blank.quiet_until = blank.last_login = None
    blank.is_active = False
    blank.set_unusable_password()
    blank.save()


@unscoped.door("erasure")
def delete_credentials(person_id: UUID) -> None:
    """Take away addresses, the mails to them, passkeys, second steps and sessions."""
    person = Person.objects.get(pk=person_id)
    addresses = EmailAddress.objects.filter(user_id=person_id).values_list("email", flat=True)
    account_mail.erase_for({person.email, *addresses})
    sessions.end_all(person)
    Authenticator.objects.filter(user_id=person_id).delete()
    EmailAddress.objects.filter(user_id=person_id).delete()
