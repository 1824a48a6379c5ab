"""Without a mail server, letters lie in the data folder for its owner alone, and appear at the terminal."""

import os
import resource
import stat
from email import message_from_bytes, policy
from pathlib import Path

import pytest
from django.core.mail import EmailMultiAlternatives

from our2souls.delivery.channels.file_backend import FileEmailBackend


def test_the_file_backend_keeps_and_prints_a_mail(
    tmp_path: Path, settings: object, capsys: pytest.CaptureFixture[str]
) -> None:
    settings.OUR2SOULS_DATA = tmp_path / "data"  # type: ignore[attr-defined]
    before = os.umask(0)
    try:
        letters = [
            EmailMultiAlternatives("Your code", f"It is {code}.\n", "us@example.org", ["ana@example.org"])
            for code in ("1234", "5678")
        ]
        letters[0].attach_alternative("<p>It is 1234.</p>", "text/html")
        assert FileEmailBackend(alias="default").send_messages(letters) == 2
        assert FileEmailBackend(alias="default").send_messages([]) == 0
    finally:
        os.umask(before)
    folder = tmp_path / "data" / "mail"
    files = sorted(folder.iterdir())
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    assert [stat.S_IMODE(file.stat().st_mode) for file in files] == [0o600, 0o600]
    read = [message_from_bytes(file.read_bytes(), policy=policy.default) for file in files]
    assert {str(letter["Subject"]) for letter in read} == {"Your code"}
    printed = capsys.readouterr().out
    assert "To ana@example.org: Your code" in printed
    assert "It is 1234." in printed
    assert "<p>" not in printed


def test_a_mail_for_which_there_is_no_room_is_not_kept_by_half(tmp_path: Path, settings: object) -> None:
    settings.OUR2SOULS_DATA = tmp_path / "data"  # type: ignore[attr-defined]
    letter = EmailMultiAlternatives("Your code", "It is 1234.\n", "us@example.org", ["ana@example.org"])
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, hard))
    try:
        with pytest.raises(OSError, match="File too large"):
            FileEmailBackend(alias="default").send_messages([letter])
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert list((tmp_path / "data" / "mail").iterdir()) == []
