"""`our2souls readiness check` and `preview`, as an operator types them, and a start with a faulty file."""

import subprocess
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import call_command

from our2souls.readiness.instrument.catalog import PACKAGED
from tests.config.command import COMMAND, surroundings
from tests.factories.readiness.instrument import small, written

OURS = PACKAGED / "our2souls-1.yaml"
SECOND = PACKAGED / "our2souls-2.yaml"


def output_of(*arguments: object) -> str:
    out = StringIO()
    call_command("readiness", *map(str, arguments), stdout=out)
    return out.getvalue()


def test_check_says_what_our_instrument_holds() -> None:
    lines = output_of("check", OURS).splitlines()
    assert lines[:3] == [
        "our2souls, version 1: nothing is wrong with it.",
        "languages     en, es",
        "areas         13 in 3 parts",
    ]
    assert "screens       82 in the full form, 13 in the short; 82 with every module" in lines
    assert "prompts       for 0 of the 36 topics" in lines
    assert "modules       0" in lines
    assert "gentle        3 shown to their author alone" in lines
    assert "reversed      12 of the 24 statements" in lines
    assert lines[-1].split()[1] in (PACKAGED / "published.yaml").read_text(encoding="utf-8")


def test_check_says_what_modules_and_prompts_an_instrument_has() -> None:
    lines = output_of("check", SECOND).splitlines()
    assert lines[2] == "areas         18 in 3 parts"
    assert "prompts       for 71 of the 71 topics" in lines
    assert "modules       5 (children-before, two-worlds, illness, distance, later-life)" in lines
    assert "screens       88 in the full form, 13 in the short; 123 with every module" in lines
    assert "gentle        5 shown to their author alone" in lines


def test_preview_shows_modules_with_their_question_and_prompts_with_their_topic() -> None:
    text = output_of("preview", SECOND)
    assert "123/123" in text
    assert (
        " · Living at a distance (Do you live at a distance from each other, all the time or for parts of the year?)\n"
        in text
    )
    assert text.count("\n  > ") == 142
    assert (
        "  > When did you last help somebody outside our circle and feel it was right? · Say what it was about it"
        in text
    )
    assert "(¿Hay en vuestra vida hijas o hijos de antes?)" in output_of("preview", SECOND, "--language", "es")
    short = output_of("preview", SECOND, "--form", "short")
    assert (short.count("\n\n"), "(Do you live" in short) == (12, False)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("check", "nowhere.yaml"), "nowhere.yaml cannot be read; name a file that is plain text in UTF-8.\n"),
        (("preview", OURS, "--language", "fr"), "The file has no words in “fr”; choose one of en, es.\n"),
        (("preview", OURS, "--to", "/nowhere/at/all.html"), "/nowhere/at/all.html cannot be written; name a file in a"),
    ],
)
def test_a_readiness_command_that_fails_says_one_sentence_with_exit_code_2(
    arguments: tuple[object, ...], says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    err = StringIO()
    with pytest.raises(SystemExit) as left:
        call_command("readiness", *map(str, arguments), stderr=err)
    assert left.value.code == 2
    assert says in err.getvalue()


def test_preview_shows_every_screen_of_an_instrument(tmp_path: Path) -> None:
    text = output_of("preview", OURS, "--form", "short", "--language", "es")
    assert text.count("\n\n") == 12
    assert "1/13  Valores · Lo que importa\n" in text
    assert "\n  [ ] Libertad\n  [ ] Curiosidad\n" in text
    assert "  ( ) Cada quien tiene la suya, y de vez en cuando nos la contamos.\n" in text
    assert "  1 2 3 4 5  ¿Hasta dónde podrías ceder? · " in text
    assert text.count("  ( ) Prefiero no decirlo\n") == 12
    assert "( ) It guides my life\n" in output_of("preview", OURS)

    file = tmp_path / "small.yaml"
    content = small()
    content["title"]["en"] = "<b>Small & plain</b>"
    file.write_text(written(content), encoding="utf-8")
    to = tmp_path / "small.html"
    assert output_of("preview", file, "--to", to) == f"13 screens are in {to}.\n"
    page = to.read_text(encoding="utf-8")
    assert "<h1>&lt;b&gt;Small &amp; plain&lt;/b&gt;</h1>" in page
    assert page.count("<section>") == 13
    assert page.count('type="checkbox"') == 12, "six cards, chosen twice"
    assert "Now" in page, "places of a when come from the file"
    assert not any(outside in page for outside in ("<script", "http", "src=", "<link"))


@pytest.mark.host
def test_check_makes_no_data_folder_and_serve_refuses_a_faulty_instrument(tmp_path: Path) -> None:
    data, own = tmp_path / "data", tmp_path / "own"
    own.mkdir()
    (own / "bad.yaml").write_text("title: Bad", encoding="utf-8")
    place = surroundings(data, OUR2SOULS_INSTRUMENTS=str(own))

    def run(*arguments: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [*COMMAND, *arguments], cwd=tmp_path, env=place, capture_output=True, text=True, check=False
        )

    bad = run("readiness", "check", str(own / "bad.yaml"))
    assert (bad.returncode, bad.stdout) == (2, "")
    assert "In the file: “key” is missing; add it." in bad.stderr.splitlines()
    assert not data.exists()

    start = run("prepare")
    assert start.returncode == 2
    assert f"{own / 'bad.yaml'}: In the file: “key” is missing; add it." in start.stderr.splitlines()
    assert "Traceback" not in start.stderr
    assert not (data / "our2souls.sqlite3").exists(), "it is said before anything is made"
