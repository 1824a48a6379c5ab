"""Typed readers: what they read, and the one sentence for what they cannot."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from our2souls.config import env
from our2souls.config.env import Refusal, value_of

WRONG = {
    "DATA": " ",
    "HOST": None,
    "PORT": "eighty",
    "ORIGIN": "us.example/path",
    "HOSTS": "us example",
    "PROXIES": "-1",
    "DATABASE_URL": "mysql://db",
    "KEYS_DATABASE_URL": "sqlite://x",
    "REDIS_URL": "http://cache",
    "SMTP_URL": "post.example",
    "MAIL_FROM": "nobody",
    "INSTRUMENTS": "/no/such/folder",
    "WORKERS": "many",
    "SECRET_KEY": "tooshort",
    "MASTER_KEY": "bm90IDMyIGJ5dGVz",
    "DEBUG": "perhaps",
    "TEST_TMP": None,
}


@pytest.fixture(autouse=True)
def bare(monkeypatch: pytest.MonkeyPatch) -> None:
    for setting in env.SETTINGS:
        monkeypatch.delenv(setting.variable, raising=False)


@pytest.mark.parametrize("setting", env.SETTINGS, ids=lambda setting: setting.name)
def test_every_default_can_be_read(setting: env.Setting) -> None:
    value_of(setting.name)


@pytest.mark.parametrize("name", [name for name, wrong in WRONG.items() if wrong])
def test_a_wrong_value_is_refused_in_one_sentence_without_repeating_it(
    monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv(f"OUR2SOULS_{name}", WRONG[name] or "")
    with pytest.raises(Refusal) as refused:
        value_of(name)
    sentence = str(refused.value)
    assert sentence.startswith(f"OUR2SOULS_{name} cannot be understood; set it to ")
    assert sentence.endswith(" or remove it.")
    assert "\n" not in sentence
    assert not (WRONG[name] or "").strip() or WRONG[name] not in sentence


def test_every_setting_has_a_wrong_value_to_refuse() -> None:
    assert set(WRONG) == {setting.name for setting in env.SETTINGS}


def test_a_value_may_lie_in_a_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "port").write_text("8042\n")
    monkeypatch.setenv("OUR2SOULS_PORT_FILE", str(tmp_path / "port"))
    assert value_of("PORT") == 8042


@pytest.mark.parametrize("content", [None, b"\xff\xfe"])
def test_a_file_that_cannot_be_read_is_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, content: bytes | None
) -> None:
    path = tmp_path / "key"
    if content is not None:
        path.write_bytes(content)
    monkeypatch.setenv("OUR2SOULS_MASTER_KEY_FILE", str(path))
    with pytest.raises(Refusal, match="OUR2SOULS_MASTER_KEY_FILE does not name a file that can be read"):
        value_of("MASTER_KEY")


def test_an_unknown_setting_does_not_exist() -> None:
    with pytest.raises(KeyError):
        value_of("COLOUR")


@given(st.integers())
def test_ports_are_those_of_tcp(port: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("OUR2SOULS_PORT", str(port))
        if 0 < port < 65536:
            assert value_of("PORT") == port
        else:
            with pytest.raises(Refusal):
                value_of("PORT")


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("smtp://mail.example", ("mail.example", 587, "", "", True, False)),
        ("smtps://us%40x:p%3Aw@mail.example", ("mail.example", 465, "us@x", "p:w", False, True)),
        ("smtp://localhost:25?tls=no", ("localhost", 25, "", "", False, False)),
    ],
)
def test_mail_servers(monkeypatch: pytest.MonkeyPatch, url: str, expected: tuple[object, ...]) -> None:
    monkeypatch.setenv("OUR2SOULS_SMTP_URL", url)
    assert value_of("SMTP_URL") == env.Mailserver(*expected)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "origin", ["https://us.example", "https://us.example/", "http://localhost:8000", "https://[::1]:8"]
)
def test_origins(monkeypatch: pytest.MonkeyPatch, origin: str) -> None:
    monkeypatch.setenv("OUR2SOULS_ORIGIN", origin)
    assert value_of("ORIGIN") == origin.rstrip("/")


@pytest.mark.parametrize("origin", ["ftp://us.example", "https://", "https://us.example:port", "https://a@us.example"])
def test_what_is_no_origin(monkeypatch: pytest.MonkeyPatch, origin: str) -> None:
    monkeypatch.setenv("OUR2SOULS_ORIGIN", origin)
    with pytest.raises(Refusal):
        value_of("ORIGIN")


def test_host_names(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OUR2SOULS_HOSTS", "Us.example, 10.0.0.7,,[fe80::1]")
    assert value_of("HOSTS") == ["us.example", "10.0.0.7", "[fe80::1]"]


def test_a_dotenv_file_fills_what_the_environment_leaves_open(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("OUR2SOULS_PORT=8001\nOUR2SOULS_WORKERS=3\nOUR2SOULS_EMPTY\n")
    monkeypatch.setenv("OUR2SOULS_PORT", "8002")
    monkeypatch.setenv("OUR2SOULS_WORKERS", "")  # so that monkeypatch takes it away again
    monkeypatch.delenv("OUR2SOULS_WORKERS")
    env.read_dotenv(tmp_path / ".env")
    assert (value_of("PORT"), value_of("WORKERS")) == (8002, 3)


def test_without_a_dotenv_file_nothing_changes(tmp_path: Path) -> None:
    env.read_dotenv(tmp_path / ".env")
    assert value_of("PORT") == 8000
