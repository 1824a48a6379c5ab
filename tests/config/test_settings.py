"""Settings that depend on the environment, read in a process of their own."""

import json
from typing import Any

import pytest

from our2souls.config import allowed_hosts
from tests.config.command import Run

pytestmark = pytest.mark.host

TELL = """
import json
from django.conf import settings as s
from django.db import connections
names = json.loads('''{names}''')
found = {{name: getattr(s, name, None) for name in names}}
for alias in ("default", "keys", "limits"):
    if connections[alias].vendor == "sqlite":
        with connections[alias].cursor() as cursor:
            for pragma in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout"):
                found[alias + "." + pragma] = cursor.execute("PRAGMA " + pragma).fetchone()[0]
print(json.dumps(found, default=str))
"""


def settings_of(our2souls: Run, *names: str, **variables: str) -> dict[str, Any]:
    """The named settings and the state of the databases, as a fresh process has them."""
    done = our2souls("shell", "--no-imports", "-c", TELL.format(names=json.dumps(names)), **variables)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_sqlite_survives_power_loss(our2souls: Run) -> None:
    found = settings_of(our2souls, "DATABASES")
    for alias in ("default", "keys", "limits"):
        assert found[f"{alias}.journal_mode"] == "wal"
        assert found[f"{alias}.synchronous"] == (1 if alias == "limits" else 2)  # NORMAL for counts, FULL for words
        assert found[f"{alias}.foreign_keys"] == 1
        assert found[f"{alias}.busy_timeout"] == 8_000
        assert found["DATABASES"][alias]["OPTIONS"]["transaction_mode"] == "IMMEDIATE"
        assert not found["DATABASES"][alias].get("ATOMIC_REQUESTS")


def test_behind_https_cookies_are_secure(our2souls: Run) -> None:
    names = ("SESSION_COOKIE_SECURE", "CSRF_COOKIE_SECURE", "SESSION_COOKIE_NAME", "SECURE_HSTS_SECONDS")
    names += ("ALLOWED_HOSTS", "MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN", "CSRF_TRUSTED_ORIGINS")
    found = settings_of(our2souls, *names, OUR2SOULS_ORIGIN="https://us.example")
    assert found["SESSION_COOKIE_SECURE"] is found["CSRF_COOKIE_SECURE"] is True
    assert found["SESSION_COOKIE_NAME"].startswith("__Host-")
    assert found["SECURE_HSTS_SECONDS"] >= 31_536_000
    assert found["ALLOWED_HOSTS"] == ["localhost", "127.0.0.1", "[::1]", "us.example"]
    assert found["MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN"] is False
    assert found["CSRF_TRUSTED_ORIGINS"] == ["https://us.example"]


def test_without_https_cookies_are_not_secure_only(our2souls: Run) -> None:
    found = settings_of(our2souls, "SESSION_COOKIE_SECURE", "MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN", "SECURE_HSTS_SECONDS")
    assert found["SESSION_COOKIE_SECURE"] is False
    assert found["MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN"] is True
    assert not found["SECURE_HSTS_SECONDS"]


def test_smtp_settings_choose_the_mail_backend(our2souls: Run) -> None:
    url = "smtp://us:words@mail.example:2525"
    found = settings_of(our2souls, "MAILERS", "OUR2SOULS_MAIL_IS_SENT", OUR2SOULS_SMTP_URL=url)
    assert found["OUR2SOULS_MAIL_IS_SENT"] is True
    options = found["MAILERS"]["default"]["OPTIONS"]
    assert (options["host"], options["port"], options["use_tls"]) == ("mail.example", 2525, True)
    found = settings_of(our2souls, "MAILERS", "OUR2SOULS_MAIL_IS_SENT")
    assert found["OUR2SOULS_MAIL_IS_SENT"] is False
    assert found["MAILERS"]["default"]["BACKEND"].endswith("FileEmailBackend")


def test_rate_limits_use_a_cache_that_all_processes_share(our2souls: Run) -> None:
    assert settings_of(our2souls, "CACHES")["CACHES"]["default"]["BACKEND"].endswith("rate_limit_store.CounterStore")
    found = settings_of(our2souls, "CACHES", OUR2SOULS_REDIS_URL="redis://localhost:6379/0")
    assert found["CACHES"]["default"]["BACKEND"].endswith("RedisCache")


@pytest.mark.parametrize("listening", ["127.0.0.1", "localhost"])
def test_a_server_for_this_computer_allows_only_its_local_names(listening: str) -> None:
    assert allowed_hosts.allowed_hosts("", listening, []) == list(allowed_hosts.HERE)


def test_a_server_of_the_home_network_allows_its_name_and_addresses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(allowed_hosts, "home_address", lambda: "192.168.7.9")
    monkeypatch.setattr(allowed_hosts.socket, "gethostname", lambda: "Kitchen")
    names = allowed_hosts.allowed_hosts("http://[fd00::9]:8000", "0.0.0.0", ["us.lan"])  # noqa: S104 - what is tested
    assert names == [*allowed_hosts.HERE, "us.lan", "[fd00::9]", "kitchen", "kitchen.local", "192.168.7.9"]
    assert allowed_hosts.allowed_hosts("", "192.168.7.9", [])[-1] == "192.168.7.9"
    assert "*" not in names


def test_an_unset_origin_defaults_to_the_address_of_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    everywhere = "0.0.0.0"  # noqa: S104 - what is tested
    monkeypatch.setattr(allowed_hosts, "home_address", lambda: "192.168.7.9")
    assert allowed_hosts.origin_of("", everywhere, 8001) == "http://192.168.7.9:8001"
    assert allowed_hosts.origin_of("", "127.0.0.1", 8001) == "http://localhost:8001"
    assert allowed_hosts.origin_of("https://us.example", everywhere, 8001) == "https://us.example"
    monkeypatch.setattr(allowed_hosts, "home_address", lambda: None)
    assert allowed_hosts.origin_of("", everywhere, 8001) == "http://localhost:8001"
