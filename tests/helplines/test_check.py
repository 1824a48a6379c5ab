"""`our2souls helplines check`: what it says of ours, of an old file and of a faulty one."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from our2souls.helplines.catalog import PACKAGED
from tests.helplines.test_loader import SMALL

pytestmark = pytest.mark.host


def check(*file: object) -> tuple[str, str, int]:
    out, err, code = StringIO(), StringIO(), 0
    try:
        call_command("helplines", "check", *map(str, file), stdout=out, stderr=err)
    except SystemExit as end:
        code = int(str(end.code))
    return out.getvalue(), err.getvalue(), code


def test_ours_are_sound_and_what_was_never_checked_is_named() -> None:
    out, err, code = check(PACKAGED)
    assert (err, code) == ("", 0)
    assert "in 21 countries: US, CA, GB" in out
    assert "CH: Opferhilfe was never checked; its page says so." in out


@pytest.mark.parametrize(("day", "sentence"), [("2020-01-01", "more than a year ago"), ("2999-01-01", "yet to come")])
def test_an_old_check_is_named(tmp_path: Path, day: str, sentence: str) -> None:
    file = tmp_path / "mine.yaml"
    file.write_text(SMALL.replace("2026-11-30", day), encoding="utf-8")
    out, _err, code = check(file)
    assert (code, sentence in out) == (0, True)


def test_every_fault_is_said_and_the_exit_code_is_two(tmp_path: Path) -> None:
    file = tmp_path / "mine.yaml"
    file.write_text(SMALL.replace("violence", "x").replace("always", "{en: a}"), encoding="utf-8")
    _out, err, code = check(file)
    assert code == 2
    assert err.count("mine.yaml: GB, line 1") == 2


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    _out, err, code = check(tmp_path / "none.yaml")
    assert (code, "cannot be read" in err) == (2, True)
