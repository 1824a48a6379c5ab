"""A form that is sent twice is one act: a double press, a resend after an answer that was lost, the browser's own offer.

What was sent is known by a digest of its form's key, its address and all that was filled in. The row is written first in the
transaction of the act, so that of two at once the second waits, and then finds that it was done.
"""

from datetime import timedelta
from hashlib import sha256
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction

from our2souls.lib.clock import now
from our2souls.privacy import unscoped
from our2souls.web.models import Submission

LONGEST = 400
"""Letters of an address that can be kept."""
KEPT = timedelta(days=14)
"""How long a page may stand open and still not do the same thing twice."""


class Repeated(Exception):
    """It was done before; `answer` is the address it led to."""

    def __init__(self, answer: str) -> None:
        super().__init__("Done before.")
        self.answer = answer


def form_of(key: str, path: str) -> str:
    """What a form is known by here: a hash of its key, which all forms of a page have, and of where it is sent."""
    return sha256(f"{key} {path}".encode()).hexdigest()[:32]


def answer_of(owner: UUID, digest: str) -> str | None:
    """Where the same thing led when it was sent before; None when it was not. One query."""
    found: str | None = _rows(owner).filter(digest=digest).values_list("answer", flat=True).first()
    return found


def claim(owner: UUID, form: str, digest: str) -> None:
    """Write down that it is being done; taken back with the transaction. Raises Repeated when somebody was faster."""
    try:
        with transaction.atomic():
            Submission(owner_id=owner, form=form, digest=digest).save(force_insert=True)
    except IntegrityError:
        raise Repeated(answer_of(owner, digest) or "") from None


def settle(owner: UUID, digest: str, answer: str) -> None:
    """Write down where it led; an empty `answer`, for a form that may be sent again, forgets it."""
    row = _rows(owner).filter(digest=digest)
    if answer:
        row.update(answer=answer)
    else:
        row.delete()


def was_kept(owner: UUID, form: str) -> bool:
    """Whether anything that this form sent was done."""
    return bool(_rows(owner).filter(form=form).exists())


def sweep() -> int:
    """Forget what is old; says how many."""
    return unscoped.queryset(Submission, "submissions.sweep").filter(sent_at__lt=now() - KEPT).delete()[0]


def _rows(owner: UUID) -> Any:
    return Submission.objects.filter(owner_id=owner)
