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
import threading
from base64 import urlsafe_b64decode, urlsafe_b64encode
from contextlib import suppress
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

CARRIERS = [
    ipaddress.ip_network(each)
    for each in ("64:ff9b::/96", "64:ff9b:1::/48", "fec0::/10", "::/96", "::ffff:0:0/96", "2002::/16", "2001::/32")
]
"""IPv6 networks whose addresses stand for others (NAT64, mapped, 6to4, Teredo), or were for one site."""


class DeviceGone(Exception):
    """The push service knows the device no more: nothing can be sent to it again."""


class PushFailed(Exception):
    """The push service did not take it now, or cannot be reached."""


class EndpointRefused(PushFailed):
    """The address is none that this house speaks to."""


def _key() -> ec.EllipticCurvePrivateKey:
    return _derived(keys.digest_for_instance("vapid", "push key"))


@lru_cache(maxsize=4)
def _derived(digest: str) -> ec.EllipticCurvePrivateKey:
    return ec.derive_private_key(int(digest, 16) % (ORDER - 1) + 1, ec.SECP256R1())


def public_key() -> str:
    """The key that browsers bind a subscription to, as they want it: base64url of the uncompressed point."""
    point = _key().public_key().public_bytes(serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint)
    return urlsafe_b64encode(point).rstrip(b"=").decode()


def check_endpoint(endpoint: str) -> tuple[str, str]:
    """The host and the path of an endpoint.

    Raises EndpointRefused unless it is https at its usual port, without a name or password in it.
    """
    try:
        parts = urlsplit(endpoint)
        port = parts.port
    except ValueError as wrong:
        raise EndpointRefused("address") from wrong
    if parts.scheme != "https" or not parts.hostname or parts.username or port not in {None, HTTPS}:
        raise EndpointRefused("address")
    return parts.hostname, f"{parts.path or '/'}?{parts.query}" if parts.query else parts.path or "/"


def send(device: PushDevice, words: dict[str, str], *, topic: str) -> None:
    """Send words to a device, encrypted; `topic` (at most 32 letters) makes a later one with the same take its place.

    Raises DeviceGone, EndpointRefused, and PushFailed when it can be tried again. Read by whoever may read the device's row.
    """
    host, path = check_endpoint(device.endpoint)
    try:
        body = http_ece.encrypt(
            json.dumps(words, ensure_ascii=False).encode(),
            salt=os.urandom(16),
            private_key=ec.generate_private_key(ec.SECP256R1()),
            dh=_bytes(device.keys["p256dh"]),
            auth_secret=_bytes(device.keys["auth"]),
            version="aes128gcm",
        )
    except (ValueError, http_ece.ECEException) as wrong:  # a key that is no point of the curve
        raise EndpointRefused("keys") from wrong
    claims = {"sub": _contact(), "aud": f"https://{host}"}
    signed = Vapid02(private_key=_key()).sign(claims)
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
    """The status that a push service answers with; what it says besides is not read.

    The line is cut after SECONDS whatever comes over it: a timeout of the socket begins anew with each byte.
    """
    connection = http.client.HTTPSConnection(host, timeout=SECONDS)
    try:
        raw = socket.create_connection(public_address(host), timeout=SECONDS)
        lines = [raw]
        watch = threading.Timer(SECONDS, _cut, [lines])
        watch.start()
        try:
            connection.sock = _trust().wrap_socket(raw, server_hostname=host, do_handshake_on_connect=False)
            lines.append(connection.sock)
            connection.sock.do_handshake()
            connection.request("POST", path, body=body, headers=headers)
            return connection.getresponse().status
        finally:
            watch.cancel()
            raw.close()
    except (OSError, http.client.HTTPException) as failure:
        raise PushFailed(type(failure).__name__) from failure
    finally:
        connection.close()


def _cut(lines: list[socket.socket]) -> None:
    for line in lines:  # wrapped in TLS the first is only a shell
        with suppress(OSError):
            socket.socket.shutdown(line, socket.SHUT_RDWR)


def _trust() -> ssl.SSLContext:
    """Whose certificates are believed: those of public authorities that this machine knows."""
    return ssl.create_default_context()


def public_address(host: str) -> tuple[str, int]:
    """An address of a host on the public internet.

    Raises PushFailed when any of its addresses is not there: it could be this machine, or one beside it. That may pass: a
    network that wants its guests to log in first answers for every name. Raises EndpointRefused for a name that is none.
    """
    try:
        found = {str(each[4][0]) for each in socket.getaddrinfo(host, HTTPS, type=socket.SOCK_STREAM)}
    except UnicodeError as wrong:  # a part of the name is longer than names have
        raise EndpointRefused("address") from wrong
    if not found or not all(_is_public(ipaddress.ip_address(each.partition("%")[0])) for each in found):
        raise PushFailed("not public")
    return min(found), HTTPS


def _is_public(address: ipaddress.IPv4Address | ipaddress.IPv6Address) -> bool:
    """Whether an address lies on the public internet, and carries no other address within it that may not."""
    return address.is_global and not any(
        address in network for network in CARRIERS if network.version == address.version
    )
