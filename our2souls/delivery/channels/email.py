"""A mail as it leaves the house, from here or from the people package: who it is from, and headers as programs read them.

A notice has neutral words that may stand on a lock screen, one link, and one tap to end these mails. No pictures, no pixel,
no counted links; no names of things and no words of either partner, unless its recipient turned that on.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from email.policy import EmailPolicy, Policy, default
from email.utils import formataddr, parseaddr
from typing import Any
from urllib.parse import urlsplit
from uuid import UUID

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.core.mail.backends.base import BaseEmailBackend
from django.template.loader import render_to_string
from django.utils.encoding import punycode
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from our2souls.delivery.channels.failures import NoAddress
from our2souls.delivery.models import Notification, Tense
from our2souls.delivery.registry import LetterPart, NotificationType, Recipient

WHOLE = frozenset({"list-unsubscribe", "message-id"})
"""Headers that programs read by the letter. Where they are long, Python would write them as encoded words."""


class WholeHeaders(EmailPolicy):
    """Any policy, with those headers on one line however long: SMTP carries 998 characters (RFC 5321, 4.5.3.1.6)."""

    def fold(self, name: str, value: Any) -> str:
        """The header as lines of text."""
        if name.lower() in WHOLE:
            return f"{name}: {value}{self.linesep}"
        folded: str = super().fold(name, value)
        return folded

    def fold_binary(self, name: str, value: Any) -> bytes:
        """The header as bytes."""
        return self.fold(name, value).encode("ascii") if name.lower() in WHOLE else super().fold_binary(name, value)


class Mail(EmailMultiAlternatives):
    """A mail of this house: found again by its Message-ID, and known to be nobody's own letter."""

    def __init__(self, row_id: UUID | str, *given: Any, headers: dict[str, str] | None = None, **more: Any) -> None:
        # a mail that goes over the wire twice is shown once; the machine's own name is nobody's business
        ours = {"Message-ID": f"<{row_id}@{host()}>", "Auto-Submitted": "auto-generated"}
        super().__init__(*given, headers=ours | (headers or {}), **more)

    def message(self, *, policy: "Policy[Any] | None" = None) -> Any:
        """The mail in bytes, nearly; `policy` says how lines end."""
        return super().message(policy=WholeHeaders() + (policy or default))


def host() -> str:
    """The name or number of the house, as it is written where only ASCII may stand."""
    name = punycode(urlsplit(settings.OUR2SOULS_ORIGIN).hostname or "")
    return f"[{name}]" if ":" in name else name


def origin() -> str:
    """The address people open, likewise."""
    parts = urlsplit(settings.OUR2SOULS_ORIGIN)
    return f"{parts.scheme}://{host()}:{parts.port}" if parts.port else f"{parts.scheme}://{host()}"


@dataclass(frozen=True, slots=True)
class MailExtras:
    """What stands in a mail beside what its kind says. The subject stays neutral.

    `names` are lines that say what it is about, for a recipient who asked for
    that; `parts` those of a letter; `tense`: whether its day lies ahead or behind.
    """

    names: Sequence[str] = ()
    parts: Sequence[LetterPart] = ()
    tense: Tense = Tense.PRESENT


def compose(row: Notification, notice: NotificationType, recipient: Recipient, extra: MailExtras, *, stop: str) -> Mail:
    """The mail for a delivery row, in the language that is active; `stop` is the path that ends mails of this kind."""
    both = notice.shared and not recipient.discreet
    subject = _("Something is waiting for you two") if both else _("Something is waiting for you")
    words = {
        "subject": subject,
        "language": get_language(),
        "title": _("There is something new")
        if recipient.discreet
        else notice.title_for(notice.mail_title, extra.tense),
        "name": recipient.name,
        "line": "" if recipient.discreet else notice.line_about(row.about, extra.tense),
        "names": extra.names,
        "parts": () if recipient.discreet else extra.parts,
        "why": "" if recipient.discreet else notice.why,
        "act": _("Open it") if recipient.discreet else notice.act,
        "house": _("Notes") if recipient.discreet else "Our2Souls",
        "url": origin() + notice.url(row.about),
        "stop_url": origin() + stop,
    }
    message = Mail(
        f"{row.pk}.{row.round}" if row.round else row.pk,
        subject,
        render_to_string("delivery/mail/notification.txt", words),
        from_email=sender(_("Notes")) if recipient.discreet else None,
        to=[recipient.email],
        headers={
            "List-Unsubscribe": f"<{words['stop_url']}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
        },
    )
    message.attach_alternative(render_to_string("delivery/mail/notification.html", words), "text/html")
    return message


def sender(name: str) -> str:
    """The address mails come from, under another name: one that says nothing."""
    return formataddr((name, parseaddr(settings.DEFAULT_FROM_EMAIL)[1]))


def hand_over(message: Mail, mailer: BaseEmailBackend) -> None:
    """Give a mail to the mail server. Raises NoAddress, and what the mailer raises."""
    try:
        mailer.send_messages([message])
    except ValueError as wrong:
        raise NoAddress from wrong
