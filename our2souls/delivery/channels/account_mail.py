"""Mails around an account: codes, and that something about signing in has changed. Kept in the request, sent by the worker.

A page never waits for a mail server, and a server that is down takes nothing back. Whoever asks for codes at an address,
from wherever, gets at most MOST of them sent there; that is counted in rows, which no cache loses. What is asked for at an
address without an account leaves the same row, so that neither the answer nor its cost tells whether there is one.
"""

import json
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

from django.core.mail.backends.base import BaseEmailBackend
from django.db import IntegrityError, transaction
from django.db.models import Max, QuerySet
from django.utils.encoding import punycode

from our2souls.delivery.channels import email, queue
from our2souls.delivery.models import AccountMail
from our2souls.lib.clock import now
from our2souls.privacy import keys
from our2souls.privacy.transaction import act

MOST = ((timedelta(hours=1), 5), (timedelta(days=1), 20))
"""How many limited mails an address gets in a time."""
FIRST_PAUSE = timedelta(seconds=30)
"""A code is waited for: a mail that fails is tried again sooner than a notice."""
KEPT = timedelta(days=30)
"""For how long the fact is kept that a mail was sent."""
TRIES = 10
"""More than the mails an address gets in an hour: who has lost so often against others was one too many."""
EXPIRED = "expired"


@dataclass(frozen=True, slots=True)
class AccountMessage:
    """Whom a mail goes to and what it says; `kind` is a name from our code, `sender` another name for the house than ours."""

    kind: str
    to: str
    subject: str
    body: str
    sender: str = ""


def enqueue(
    letter: AccountMessage, *, good_for: timedelta | None = None, limited: bool = False, for_nobody: bool = False
) -> bool:
    """Keep a mail, to be sent at once, and not any more when it was `good_for` so long; says whether it was kept.

    `limited` mails to one address are kept only as long as they are not too many. One `for_nobody` is counted and never sent.
    """
    made = now()
    row = AccountMail(
        id=uuid4(),
        kind=letter.kind,
        address=digest(letter.to),
        limited=limited,
        for_nobody=for_nobody,
        made_at=made,
        due_at=made,
        expires_at=made + good_for if good_for else None,
    )
    words = {"to": letter.to, "subject": letter.subject, "body": letter.body, "sender": letter.sender}
    sealed = _seal(row, words)
    row.sealed = "" if for_nobody else sealed
    return _enqueue(row)


@act
def _enqueue(row: AccountMail) -> bool:
    """Write the row under the next number of its address; the numbers keep two who ask at once from both being the last."""
    before = AccountMail.objects.filter(address=row.address)
    for _try in range(TRIES):
        row.number = (before.aggregate(last=Max("number"))["last"] or 0) + 1
        if row.limited and _too_many(before, row.made_at):  # after the number: whoever comes in between takes it
            return False
        try:
            with transaction.atomic():
                row.save(force_insert=True)
        except IntegrityError:  # another one has taken the number, and counts now
            continue
        return True
    return False


def _too_many(before: QuerySet[AccountMail], at: datetime) -> bool:
    counted = before.filter(limited=True, made_at__lte=at + queue.SLACK)
    return any(counted.filter(made_at__gt=at - span).count() >= most for span, most in MOST)


def digest(address: str) -> str:
    """What an address is known by here: the same for every way to write it, and no way back to it."""
    name, _at, host = address.strip().lower().rpartition("@")
    return keys.digest_for_instance(f"{name}@{punycode(host)}", "account-mail")


def waiting() -> QuerySet[AccountMail]:
    """Mails that still wait."""
    return AccountMail.objects.filter(sent_at=None, given_up_at=None, for_nobody=False)


def send(row: AccountMail, mailer: BaseEmailBackend) -> bool:
    """Send a claimed mail and forget its words; one whose code has run out is given up. Says whether it went out.

    Dying between the wire and the mark sends it once more, under the same Message-ID. Raises what the mailer raises.
    """
    if not queue.renew(waiting(), row):
        return False
    words = _unseal(row)
    if _has_run_out(row):
        only_whom = _seal(row, {"to": words["to"]})
        queue.held(waiting(), row).update(given_up_at=now(), error=EXPIRED, sealed=only_whom, lease_until=None)
        return False
    name = words.get("sender")
    sender = email.sender(name) if name else None
    email.hand_over(email.Mail(row.pk, words["subject"], words["body"], sender, to=[words["to"]]), mailer)
    queue.held(waiting(), row).update(sent_at=now(), sealed="", lease_until=None)
    return True


def given_up() -> QuerySet[AccountMail]:
    """Mails that could not be sent, those whose code has run out among them."""
    return AccountMail.objects.exclude(given_up_at=None)


def may_go_again() -> QuerySet[AccountMail]:
    """Those of them that still say something."""
    return given_up().exclude(error=EXPIRED).exclude(expires_at__lte=now())


def address_of(row: AccountMail) -> str:
    """Whom a mail that was not sent is for."""
    return str(_unseal(row)["to"])


def facts_of(addresses: Collection[str]) -> list[dict[str, Any]]:
    """Which mails went to these addresses, and when, for their owner's export."""
    rows = AccountMail.objects.filter(address__in=[digest(each) for each in addresses]).order_by("made_at")
    return [dict(row) for row in rows.values("kind", "made_at", "sent_at", "given_up_at")]


def erase_for(addresses: Collection[str]) -> None:
    """Their owner is erased: no mail waits for them, and that there were some is forgotten."""
    AccountMail.objects.filter(address__in=[digest(each) for each in addresses]).delete()


def forget_old() -> None:
    """Forget the facts after a while, and those of nobody when they count no more."""
    at = now()
    AccountMail.objects.filter(made_at__lt=at - MOST[-1][0], for_nobody=True).delete()
    AccountMail.objects.filter(made_at__lt=at - KEPT).exclude(sent_at=None, given_up_at=None).delete()


def pull_back() -> timedelta:
    """Bring back what a clock that ran ahead has put off, held or counted; says how far ahead it was."""
    return queue.pull_back(AccountMail.objects.all(), waiting())


def _has_run_out(row: AccountMail) -> bool:
    return row.expires_at is not None and row.expires_at <= now()


def _seal(row: AccountMail, words: dict[str, str]) -> str:
    return keys.encrypt_for_instance(json.dumps(words), f"account-mail:{row.pk}")


def _unseal(row: AccountMail) -> dict[str, str]:
    words: dict[str, str] = json.loads(keys.decrypt_for_instance(row.sealed, f"account-mail:{row.pk}"))
    return words
