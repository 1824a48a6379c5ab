"""Tables that are nobody's by their kind: what of each is exported, and what becomes of it when its person is erased."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Plumbing:
    """A table that is nobody's by its kind: what of it is exported, and what becomes of it at erasure."""

    what: str
    exported: str
    erased: str


NOBODYS = ("nothing: it holds nothing of anybody", "nothing to erase")
PLUMBING: dict[str, Plumbing] = {
    "people.Person": Plumbing(
        "the account", "all but the password’s hash", "blanked; the empty row stays, since others’ rows point at it"
    ),
    "people.Couple": Plumbing(
        "that two are or were a couple", "with one’s partnerships", "stays: it is also the other’s"
    ),
    "people.Partnership": Plumbing(
        "who was in which couple from when to when", "one’s own", "stays: it is also the other’s"
    ),
    "delivery.AccountMail": Plumbing(
        "mails around an account: codes, and that something about signing in has changed",
        "that they were sent to one’s addresses, and when",
        "those to its addresses are deleted; all others after a month",
    ),
    "privacy.DataKey": Plumbing(
        "a wrapped key, in a database of its own",
        "nothing: it opens what is exported already",
        "destroyed; a tombstone stays",
    ),
    "privacy.Share": Plumbing("what its owner opened to the partner", "nothing yet", "deleted with the owner’s rows"),
    "privacy.AuditEntry": Plumbing(
        "that somebody did something, by ids", "nothing yet", "stays: ids of what is no more"
    ),
    "django_tasks_database.DBTaskResult": Plumbing(
        "a job that waits or was done",
        "nothing: it names rows that are exported already",
        "forgotten a day after it is done",
    ),
    "account.EmailAddress": Plumbing("addresses", "all", "deleted"),
    "account.EmailConfirmation": Plumbing("not in use", *NOBODYS),
    "mfa.Authenticator": Plumbing("second steps and passkeys", "which kinds, since when; no secrets", "deleted"),
    "usersessions.UserSession": Plumbing("where one is logged in", "since when, from which browser", "deleted"),
    "sessions.Session": Plumbing("who is logged in", "nothing: it opens doors", "deleted"),
    "auth.Permission": Plumbing("not in use", *NOBODYS),
    "auth.Group": Plumbing("not in use", *NOBODYS),
    "auth.Group_permissions": Plumbing("not in use", *NOBODYS),
    "contenttypes.ContentType": Plumbing("the names of tables", *NOBODYS),
}
