"""Typed readers: what they read, and the one sentence for what they cannot."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from our2souls.config.env import readers, variables
from our2souls.config.env.variables import StartupError, value_of

WRONG = {
    "DATA": " ",
    "HOST": None,
    "QUICK_EXIT": None,
    "SECURITY_CONTACT": None,
    "PORT": "eighty",
    "ORIGIN": "us.example/path",
    "HOSTS": "us example",
    "PROXIES": "-1",
    "DATABASE_URL": "mysql://db",
    "KEYS_DATABASE_URL": "sqlite://x",
    "OWNER_DATABASE_URL": "sqlite://x",
    "MAINTENANCE_DATABASE_URL": "sqlite://x",
    "REDIS_URL": "http://cache",
    "SMTP_URL": "post.example",
    "MAIL_FROM": "nobody",
    "INSTRUMENTS": "/no/such/folder",
    "HELPLINES": "/no/such/file",
    "METRICS_TOKEN": "tooshort",
    "WORKERS": "many",
    "SECRET_KEY": "tooshort",
    "MASTER_KEY": "bm90IDMyIGJ5dGVz",
    "DEBUG": "perhaps",
    "TEST_TMP": None,
}


@pytest.fixture(autouse=True)
def bare(monkeypatch: pytest.MonkeyPatch) -> None:
    for setting in variables.SETTINGS:
        monkeypatch.delenv(setting.variable, raising=False)


@pytest.mark.parametrize("setting", variables.SETTINGS, ids=lambda setting: setting.name)
def test_every_default_of_a_setting_can_be_read(setting: variables.Setting) -> None:
    value_of(setting.name)


@pytest.mark.parametrize("name", [name for name, wrong in WRONG.items() if wrong])
def test_a_wrong_setting_is_refused_in_one_sentence_without_repeating_its_value(
    monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setenv(f"OUR2SOULS_{name}", WRONG[name] or "")
    with pytest.raises(StartupError) as refused:
        value_of(name)
    sentence = str(refused.value)
    assert sentence.startswith(f"OUR2SOULS_{name} cannot be understood; set it to ")
    assert sentence.endswith(" or remove it.")
    assert "\n" not in sentence
    assert not (WRONG[name] or "").strip() or WRONG[name] not in sentence


def test_every_setting_has_a_wrong_value_to_refuse() -> None:
    assert set(WRONG) == {setting.name for setting in variables.SETTINGS}


def test_a_setting_may_be_read_from_a_file(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "port").write_text("8042\n")
    monkeypatch.setenv("OUR2SOULS_PORT_FILE", str(tmp_path / "port"))
    assert value_of("PORT") == 8042


@pytest.mark.parametrize("content", [None, b"\xff\xfe"])
def test_a_setting_file_that_cannot_be_read_is_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, content: bytes | None
) -> None:
    path = tmp_path / "key"
    if content is not None:
        path.write_bytes(content)
    monkeypatch.setenv("OUR2SOULS_MASTER_KEY_FILE", str(path))
    with pytest.raises(StartupError, match="OUR2SOULS_MASTER_KEY_FILE does not name a file that can be read"):
        value_of("MASTER_KEY")


def test_reading_an_unknown_setting_fails() -> None:
    with pytest.raises(KeyError):
        value_of("COLOUR")


@given(st.integers())
def test_a_port_is_from_1_to_65535(port: int) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("OUR2SOULS_PORT", str(port))
        if 0 < port < 65536:
            assert value_of("PORT") == port
        else:
            with pytest.raises(StartupError):
                value_of("PORT")


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("smtp://mail.example", ("mail.example", 587, "", "", True, False)),
        ("smtps://us%40x:p%3Aw@mail.example", ("mail.example", 465, "us@x", "p:w", False, True)),
        ("smtp://localhost:25?tls=no", ("localhost", 25, "", "", False, False)),
    ],
)
def test_smtp_urls_are_parsed_into_mail_settings(
    monkeypatch: pytest.MonkeyPatch, url: str, expected: tuple[object, ...]
) -> None:
    monkeypatch.setenv("OUR2SOULS_SMTP_URL", url)
    assert value_of("SMTP_URL") == readers.Mailserver(*expected)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("smtp://us:secret@mail.example:465", "names port 465, on which .* write smtps:// instead of smtp://"),
        ("smtp://mail.example:465?tls=no", ".* write smtps:// instead of smtp://"),
        ("smtps://mail.example:587", "names port 587, on which .* write smtp:// instead of smtps://"),
    ],
)
def test_an_smtp_url_whose_port_speaks_the_other_protocol_is_refused(
    monkeypatch: pytest.MonkeyPatch, url: str, says: str
) -> None:
    monkeypatch.setenv("OUR2SOULS_SMTP_URL", url)
    with pytest.raises(StartupError, match=f"^OUR2SOULS_SMTP_URL {says}") as refused:
        value_of("SMTP_URL")
    assert "secret" not in str(refused.value)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("https://bücher.example", "https://xn--bcher-kva.example"),
        ("https://BÜCHER.example:8443/", "https://xn--bcher-kva.example:8443"),
        ("https://us.example:443", "https://us.example"),
        ("http://us.example:80", "http://us.example"),
        ("HTTPS://Us.Example", "https://us.example"),
    ],
)
def test_an_origin_is_normalised_to_what_browsers_send(monkeypatch: pytest.MonkeyPatch, typed: str, kept: str) -> None:
    monkeypatch.setenv("OUR2SOULS_ORIGIN", typed)
    assert value_of("ORIGIN") == kept


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("OUR2SOULS_ORGIN", "OUR2SOULS_ORGIN is no setting; OUR2SOULS_ORIGIN is."),
        ("OUR2SOULS_SMTP_URL_FIEL", "OUR2SOULS_SMTP_URL is"),
        ("OUR2SOULS_MASTERKEY_FILE", "OUR2SOULS_MASTER_KEY_FILE is"),
        ("our2souls_port", "OUR2SOULS_PORT is"),
        ("OUR2SOUL_ORIGIN", "OUR2SOULS_ORIGIN is"),
        ("OURTWOSOULS_ORIGIN", "OUR2SOULS_ORIGIN is"),
        ("OUR2SOULS_", "is no setting"),
        ("OUR2SOULS_ZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZ", "remove it"),
    ],
)
def test_a_misspelt_setting_is_refused_with_the_nearest_name(
    monkeypatch: pytest.MonkeyPatch, name: str, says: str
) -> None:
    monkeypatch.setenv(name, "https://us.example")
    with pytest.raises(StartupError) as refused:
        variables.read_all()
    assert says in str(refused.value)


@pytest.mark.parametrize("setting", variables.SETTINGS, ids=lambda setting: setting.name)
def test_every_setting_and_its_file_variable_are_known(
    monkeypatch: pytest.MonkeyPatch, setting: variables.Setting, tmp_path: Path
) -> None:
    (tmp_path / "value").write_text(setting.default)
    monkeypatch.setenv(setting.variable, setting.default)
    if setting.name != "TEST_TMP":
        monkeypatch.setenv(f"{setting.variable}_FILE", str(tmp_path / "value"))
    variables.read_all()


@pytest.mark.parametrize(
    "origin", ["https://us.example", "https://us.example/", "http://localhost:8000", "https://[::1]:8"]
)
def test_valid_origins_are_accepted(monkeypatch: pytest.MonkeyPatch, origin: str) -> None:
    monkeypatch.setenv("OUR2SOULS_ORIGIN", origin)
    assert value_of("ORIGIN") == origin.rstrip("/")


@pytest.mark.parametrize("origin", ["ftp://us.example", "https://", "https://us.example:port", "https://a@us.example"])
def test_invalid_origins_are_refused(monkeypatch: pytest.MonkeyPatch, origin: str) -> None:
    monkeypatch.setenv("OUR2SOULS_ORIGIN", origin)
    with pytest.raises(StartupError):
        value_of("ORIGIN")


def test_host_names_are_normalised(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OUR2SOULS_HOSTS", "Us.example, bücher.example, 10.0.0.7,,[fe80::1]")
    assert value_of("HOSTS") == ["us.example", "xn--bcher-kva.example", "10.0.0.7", "[fe80::1]"]


def test_a_dotenv_file_fills_what_the_environment_leaves_open(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("OUR2SOULS_PORT=8001\nOUR2SOULS_WORKERS=3\nOUR2SOULS_EMPTY\n")
    monkeypatch.setenv("OUR2SOULS_PORT", "8002")
    monkeypatch.setenv("OUR2SOULS_WORKERS", "")  # so that monkeypatch takes it away again
    monkeypatch.delenv("OUR2SOULS_WORKERS")
    variables.read_dotenv(tmp_path / ".env")
    assert (value_of("PORT"), value_of("WORKERS")) == (8002, 3)


def test_without_a_dotenv_file_nothing_changes(tmp_path: Path) -> None:
    variables.read_dotenv(tmp_path / ".env")
    assert value_of("PORT") == 8000
