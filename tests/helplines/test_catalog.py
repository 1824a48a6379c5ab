"""The host's file takes the place of ours country by country, and a fault in it stops the start."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from our2souls.config.env.variables import StartupError
from our2souls.config.startup import prepare as startup_prepare
from our2souls.helplines import catalog
from tests.helplines.test_check import check
from tests.helplines.test_loader import SMALL

pytestmark = pytest.mark.host


@pytest.fixture
def own(tmp_path: Path, settings: Any) -> Iterator[Path]:
    settings.OUR2SOULS_HELPLINES = tmp_path / "helplines.yaml"
    catalog.clear_cache()
    yield settings.OUR2SOULS_HELPLINES
    catalog.clear_cache()


def test_without_a_file_of_the_hosts_there_are_ours(own: Path) -> None:
    assert not own.exists()
    assert len(catalog.of_country("GB")) == 4
    assert catalog.of_country("XX") == ()


def test_the_hosts_lines_stand_in_place_of_ours_for_their_countries(own: Path) -> None:
    own.write_text(SMALL, encoding="utf-8")
    assert [line.name["en"] for line in catalog.of_country("GB")] == ["A line"]
    assert len(catalog.of_country("US")) == 3


def test_a_fault_stops_the_start_with_a_sentence(own: Path) -> None:
    own.write_text(SMALL.replace("GB", "nowhere"), encoding="utf-8")
    with pytest.raises(StartupError, match=r"helplines\.yaml: “nowhere” is no country"):
        startup_prepare.helplines_can_be_read()


def test_a_file_that_is_no_text_stops_the_start_too(own: Path) -> None:
    own.write_bytes(b"\xff\xfe\x00\x01")
    with pytest.raises(StartupError, match="save it as plain text in UTF-8"):
        startup_prepare.helplines_can_be_read()


def test_the_command_reads_the_hosts_file_too(own: Path) -> None:
    own.write_text("GB: no", encoding="utf-8")
    _out, err, code = check()
    assert (code, "GB: there has to be a list of lines" in err) == (2, True)
