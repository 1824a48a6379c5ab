"""What pages around signing in and pairing need beside the kit: QR codes, options for a device, where mail goes."""

import json
from typing import Any

from django import template
from django.conf import settings
from django.core.serializers.json import DjangoJSONEncoder
from django.template import Context
from django.urls import reverse

from our2souls.lib import address_spelling
from our2souls.people.pairing import qr as pairing_qr
from our2souls.people.pairing import queries as pairing_queries

register = template.Library()


@register.inclusion_tag("people/pairing/_qr.html")
def qr(text: str, label: str) -> dict[str, Any]:
    """A text to be scanned, drawn in the page itself: our policy lets no image in from an address made of data."""
    return {"code": pairing_qr.code(text), "label": label}


@register.filter
def for_device(options: Any) -> str:
    """Options for the browser's passkey dialogue, for an attribute: no script of ours lies in a page."""
    return json.dumps(options, cls=DjangoJSONEncoder)


@register.simple_tag
def mail_is_sent() -> bool:
    """Whether letters leave this machine; otherwise they lie in its data folder and at its terminal."""
    return bool(settings.OUR2SOULS_MAIL_IS_SENT)


@register.simple_tag
def address(route: str) -> str:
    """The whole address of a page, for a letter: under the name that the host chose, not the one a request came by."""
    return f"{settings.OUR2SOULS_ORIGIN}{reverse(route)}"


@register.filter
def in_fours(code: str) -> list[str]:
    """A code in groups of four, as it is said aloud."""
    return [code[start : start + 4] for start in range(0, len(code), 4)]


@register.simple_tag(takes_context=True)
def waits(context: Context) -> bool:
    """Whether the reader has taken somebody's invitation and waits for the second yes: they are not asked to invite anybody."""
    return pairing_queries.accepted_preview(context["request"].user) is not None


@register.filter
def readable(address: str) -> str:
    """An e-mail address as people write it, not as mail servers know it."""
    return address_spelling.readable(address)
