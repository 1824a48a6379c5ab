"""Web push (RFC 8030): a notification on a device that somebody turned it on for, encrypted so that no push service can read it.

The payload is encrypted by RFC 8291 (http-ece) and signed by RFC 8292 (py-vapid), with a key of the house that is derived from the
master key. Where it goes was given by a browser, so by anybody who is signed in: only https, only the usual port, and only
addresses of the public internet, which are looked up once and then spoken to.
"""

import http.client
import ipaddress
import json
import os
import socket
import ssl
from base64 import urlsafe_b64decode, urlsafe_b64encode
from functools import lru_cache
from urllib.parse import urlsplit

import http_ece
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric import ec
from django.conf import settings
from py_vapid import Vapid02

from our2souls.delivery.models import PushDevice
from our2souls.privacy import keys

SECONDS = 5
HTTPS = 443
DAY = 24 * 60 * 60
GONE = frozenset({404, 410})
SENT = range(200, 300)
ORDER = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
"""How many points the curve P-256 has (SEC 2, 2.4.2): a private key lies below."""


class DeviceGone(Exception):
    """The push service knows the device no more: nothing can be sent to it again."""


class PushFailed(Exception):
    """The push service did not take it now, or cannot be reached."""


class EndpointRefused(PushFailed):
    """The address is none that this house speaks to."""


@lru_cache(maxsize=4)
def _key(master: bytes) -> ec.EllipticCurvePrivateKey:  # noqa: ARG001 - a key for each master key
    number = int(keys.digest_for_instance("vapid", "push key"), 16) % (ORDER - 1) + 1
    return ec.derive_private_key(number, ec.SECP256R1())


def public_key() -> str:
    """The key that browsers bind a subscription to, as they want it: base64url of the uncompressed point."""
    point = (
        _key(settings.OUR2SOULS_MASTER_KEY)
        .public_key()
        .public_bytes(serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint)
    )
    return urlsafe_b64encode(point).rstrip(b"=").decode()


def check_endpoint(endpoint: str) -> tuple[str, str]:
    """The host and the path of an endpoint.

    Raises EndpointRefused unless it is https at its usual port, without a name or password in it.
    """
    parts = urlsplit(endpoint)
    if parts.scheme != "https" or not parts.hostname or parts.username or parts.port not in {None, HTTPS}:
        raise EndpointRefused("address")
    return parts.hostname, f"{parts.path or '/'}?{parts.query}" if parts.query else parts.path or "/"


def send(device: PushDevice, words: dict[str, str], *, topic: str) -> None:
    """Send words to a device, encrypted; `topic` (at most 32 letters) makes a later one with the same take its place.

    Raises DeviceGone, and PushFailed when it can be tried again. Read by whoever may read the device's row.
    """
    host, path = check_endpoint(device.endpoint)
    body = http_ece.encrypt(
        json.dumps(words, ensure_ascii=False).encode(),
        salt=os.urandom(16),
        private_key=ec.generate_private_key(ec.SECP256R1()),
        dh=_bytes(device.keys["p256dh"]),
        auth_secret=_bytes(device.keys["auth"]),
        version="aes128gcm",
    )
    claims = {"sub": _contact(), "aud": f"https://{host}"}
    signed = Vapid02(private_key=_key(settings.OUR2SOULS_MASTER_KEY)).sign(claims)
    headers = signed | {"TTL": str(DAY), "Content-Encoding": "aes128gcm", "Urgency": "normal", "Topic": topic}
    status = _post(host, path, body, headers)
    if status in GONE:
        raise DeviceGone
    if status not in SENT:
        raise PushFailed(str(status))


def _contact() -> str:
    """Whom a push service can turn to (RFC 8292, 2.1): the site, or where it has no https an address at its name."""
    if settings.SECURE:
        return str(settings.OUR2SOULS_ORIGIN)
    name = urlsplit(settings.OUR2SOULS_ORIGIN).hostname or "localhost"
    return f"mailto:push@{name if '.' in name else name + '.localdomain'}"


def _bytes(text: str) -> bytes:
    return urlsafe_b64decode(text + "=" * (-len(text) % 4))


def _post(host: str, path: str, body: bytes, headers: dict[str, str]) -> int:
    """The status that a push service answers with; what it says besides is not read."""
    connection = http.client.HTTPSConnection(host, timeout=SECONDS)
    try:
        raw = socket.create_connection(public_address(host), timeout=SECONDS)
        connection.sock = _trust().wrap_socket(raw, server_hostname=host)
        connection.request("POST", path, body=body, headers=headers)
        return connection.getresponse().status
    except (OSError, http.client.HTTPException) as failure:
        raise PushFailed(type(failure).__name__) from failure
    finally:
        connection.close()


def _trust() -> ssl.SSLContext:
    """Whose certificates are believed: those of public authorities that this machine knows."""
    return ssl.create_default_context()


def public_address(host: str) -> tuple[str, int]:
    """An address of a host on the public internet.

    Raises EndpointRefused when any of its addresses is not there: it could be this machine, or one beside it.
    """
    found = {str(each[4][0]) for each in socket.getaddrinfo(host, HTTPS, type=socket.SOCK_STREAM)}
    if not found or not all(ipaddress.ip_address(each.partition("%")[0]).is_global for each in found):
        raise EndpointRefused("not public")
    return min(found), HTTPS
