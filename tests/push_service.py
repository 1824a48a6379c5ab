"""A push service that decrypts what it is given, on this machine, under a name and a certificate of its own."""

import http.server
import json
import ssl
import threading
from base64 import urlsafe_b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import http_ece
import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from our2souls.delivery.channels import push

HOST = "push.example.org"
ENDPOINT = f"https://{HOST}/send/abc"
POINT = (serialization.Encoding.X962, serialization.PublicFormat.UncompressedPoint)


def text(raw: bytes) -> str:
    return urlsafe_b64encode(raw).rstrip(b"=").decode()


@dataclass
class PushService:
    """A push service with one browser behind it: what it was given, opened, and what it answers, for some paths otherwise."""

    browser: ec.EllipticCurvePrivateKey = field(default_factory=lambda: ec.generate_private_key(ec.SECP256R1()))
    auth: bytes = b"sixteen bytes ok"
    status: int = 201
    statuses: dict[str, int] = field(default_factory=dict)
    paths: list[str] = field(default_factory=list)
    drips: bool = False
    dripped: int = 0
    heard: list[dict[str, Any]] = field(default_factory=list)
    headers: list[dict[str, str]] = field(default_factory=list)

    @property
    def keys(self) -> dict[str, str]:
        return {"p256dh": text(self.browser.public_key().public_bytes(*POINT)), "auth": text(self.auth)}

    def take(self, headers: dict[str, str], body: bytes, path: str = "") -> int:
        self.headers.append(headers)
        status = self.statuses.get(path, self.status)
        if status == 201:
            self.paths.append(path)
            plain = http_ece.decrypt(body, private_key=self.browser, auth_secret=self.auth, version="aes128gcm")
            self.heard.append(json.loads(plain))
        return status


def a_certificate(folder: Path, host: str = HOST) -> Path:
    """A certificate for a host, with its key, in one file."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, host)])
    now = datetime.now(UTC)
    made = x509.CertificateBuilder(name, name, key.public_key(), x509.random_serial_number())
    made = made.not_valid_before(now - timedelta(days=1)).not_valid_after(now + timedelta(days=1))
    made = made.add_extension(x509.SubjectAlternativeName([x509.DNSName(host)]), critical=False)
    made = made.add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
    file = folder / "push.pem"
    pem = serialization.Encoding.PEM
    secret = key.private_bytes(pem, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    file.write_bytes(secret + made.sign(key, hashes.SHA256()).public_bytes(pem))
    return file


@contextmanager
def serving(folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[PushService]:
    """The push service; only meanwhile its address and its certificate are believed."""
    served, certificate = PushService(), a_certificate(folder)

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            while served.drips and served.dripped < 50:
                self.wfile.write(b"H")
                served.dripped += 1
                threading.Event().wait(0.1)
            self.send_response(served.take(dict(self.headers), body, self.path))
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, *_args: object) -> None:
            pass

    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    server.socket = context.wrap_socket(server.socket, server_side=True)
    beside = threading.Thread(target=server.serve_forever, args=(0.05,))
    beside.start()
    monkeypatch.setattr(push, "public_address", lambda _host: server.server_address)
    monkeypatch.setattr(push, "_trust", lambda: ssl.create_default_context(cafile=str(certificate)))
    yield served
    server.shutdown()
    beside.join()
    server.server_close()
