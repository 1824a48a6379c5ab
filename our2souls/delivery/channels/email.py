"""A notice as a mail: neutral words that may stand on a lock screen, one link, and one tap to end these mails.

No pictures, no pixel, no counted links, no names of things, no words of either partner.
"""

from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMultiAlternatives
from django.template.loader import render_to_string
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from our2souls.delivery.models import Delivery
from our2souls.delivery.ports import Notice, Receiver


def compose(row: Delivery, notice: Notice, receiver: Receiver, *, stop: str) -> EmailMultiAlternatives:
    """The mail for a delivery row, in the language that is active; `stop` is the path that ends mails of this kind.

    The Message-ID is the row's: a mail that goes over the wire twice is shown once.
    """
    origin = settings.OUR2SOULS_ORIGIN
    subject = _("Something is waiting for you two") if notice.shared else _("Something is waiting for you")
    words = {
        "subject": subject,
        "language": get_language(),
        "title": notice.title,
        "name": receiver.name,
        "line": notice.line_about(row.about),
        "why": notice.why,
        "act": notice.act,
        "url": origin + notice.url(row.about),
        "stop_url": origin + stop,
    }
    message = EmailMultiAlternatives(
        subject,
        render_to_string("delivery/mail/notice.txt", words),
        to=[receiver.email],
        headers={
            "Message-ID": f"<{row.pk}@{urlsplit(origin).hostname}>",
            "List-Unsubscribe": f"<{words['stop_url']}>",
            "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
            "Auto-Submitted": "auto-generated",
        },
    )
    message.attach_alternative(render_to_string("delivery/mail/notice.html", words), "text/html")
    return message
