"""Tables that are nobody’s by their kind: what of each is exported, and what becomes of it when its person is erased."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class UnownedTable:
    """A table that is nobody’s by its kind: what of it is exported, and what becomes of it at erasure."""

    what: str | Promise
    exported: str | Promise
    erased: str | Promise


NOBODYS = (_("nothing: it holds nothing of anybody"), _("nothing to erase"))
UNOWNED: dict[str, UnownedTable] = {
    "people.Person": UnownedTable(
        _("the account"),
        _("all but the password’s hash"),
        _("emptied; the empty row stays, since others’ rows point at it"),
    ),
    "people.Couple": UnownedTable(
        _("that two are or were a couple"), _("with your partnerships"), _("stays: it is also the other’s")
    ),
    "people.Partnership": UnownedTable(
        _("who was in which couple from when to when"), _("yours"), _("stays: it is also the other’s")
    ),
    "delivery.AccountMail": UnownedTable(
        _("emails around an account: codes, and that something about signing in has changed"),
        _("that they were sent to your addresses, and when"),
        _("those to your addresses are deleted"),
    ),
    "privacy.DataKey": UnownedTable(
        _("an encrypted key, in a database of its own"),
        _("nothing: it opens what is exported already"),
        _("destroyed; that it was there stays noted"),
    ),
    "privacy.Share": UnownedTable(
        _("what its owner opened to the partner"), _("nothing"), _("deleted with what it opened")
    ),
    "privacy.Grant": UnownedTable(
        _("what two opened to a therapist, or one of them of their own, from when to when"),
        _("yours and what was opened by you both, in words, with your therapists"),
        _("what they had opened of their own is deleted; what was open by both stays, since it is also the other’s"),
    ),
    "privacy.AuditEntry": UnownedTable(
        _("that somebody did something, by ids"), _("nothing"), _("stays: ids of what is no more")
    ),
    "django_tasks_database.DBTaskResult": UnownedTable(
        _("a job that waits or was done"),
        _("nothing: it names rows that are exported already"),
        _("forgotten soon after it is done"),
    ),
    "account.EmailAddress": UnownedTable(_("addresses"), _("all"), _("deleted")),
    "account.EmailConfirmation": UnownedTable(_("not in use"), *NOBODYS),
    "mfa.Authenticator": UnownedTable(
        _("second steps and passkeys"), _("which kinds, since when; no secrets"), _("deleted")
    ),
    "usersessions.UserSession": UnownedTable(
        _("where you are logged in"), _("since when, from which browser"), _("deleted")
    ),
    "sessions.Session": UnownedTable(_("who is logged in"), _("nothing: it would let others in"), _("deleted")),
    "auth.Permission": UnownedTable(_("not in use"), *NOBODYS),
    "auth.Group": UnownedTable(_("not in use"), *NOBODYS),
    "auth.Group_permissions": UnownedTable(_("not in use"), *NOBODYS),
    "contenttypes.ContentType": UnownedTable(_("the names of tables"), *NOBODYS),
}
