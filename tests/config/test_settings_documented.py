"""What can be configured is what the documents say can be configured."""

import re
from pathlib import Path

from our2souls.config.env.variables import SETTINGS, Setting
from our2souls.config.startup.user_check import QUESTION
from our2souls.people.models import Person

ROOT = Path(__file__).parents[2]
OF_DJANGO = {"OUR2SOULS_MAIL_IS_SENT", "OUR2SOULS_MASTER_KEY_IS_GIVEN", "OUR2SOULS_SECRETS"}
"""Django settings that follow from those of hosts."""
FOR_HOSTS = [setting for setting in SETTINGS if setting.name != "TEST_TMP"]


def row(setting: Setting) -> str:
    default = f"`{setting.default}`" if setting.default else "empty"
    return f"| `{setting.variable}` | {default} | {setting.meaning} |"


def test_the_table_of_settings_is_complete_and_current() -> None:
    page = (ROOT / "docs/host/settings.md").read_text(encoding="utf-8")
    told = [line for line in page.splitlines() if line.startswith("| `OUR2SOULS_")]
    assert told == [row(setting) for setting in FOR_HOSTS], "docs/host/settings.md lags behind env.SETTINGS"


def test_the_example_file_names_every_setting_and_no_other() -> None:
    example = (ROOT / ".env.example").read_text(encoding="utf-8")
    assert re.findall(r"^# ?(OUR2SOULS_[A-Z_]+)=", example, re.MULTILINE) == [one.variable for one in FOR_HOSTS]


def test_no_document_and_no_code_names_a_setting_that_is_none() -> None:
    known = {setting.variable for setting in SETTINGS} | {f"{setting.variable}_FILE" for setting in SETTINGS}
    texts = [
        *ROOT.glob("*.md"),
        ROOT / "Makefile",
        *(ROOT / "docs").rglob("*.md"),
        *(ROOT / "our2souls/config").rglob("*.py"),
    ]
    for path in texts:
        named = set(re.findall(r"OUR2SOULS_[A-Z][A-Z_]*[A-Z]\b", path.read_text(encoding="utf-8")))
        named -= OF_DJANGO
        assert named <= known, f"{path.relative_to(ROOT)}: {sorted(named - known)}"


def test_every_dependency_has_its_reason() -> None:
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    listed = re.search(r"\ndependencies = \[(.*?)\n\]", project, re.DOTALL)
    developers = re.search(r"\ndev = \[(.*?)\n\]", project, re.DOTALL)
    assert listed
    assert developers
    names = re.findall(r'"([A-Za-z0-9-]+)', listed[1] + developers[1])
    page = (ROOT / "docs/develop/dependencies.md").read_text(encoding="utf-8")
    told = re.findall(r"^\| ([A-Za-z][A-Za-z0-9-]+)", page, re.MULTILINE)
    assert sorted(set(told) - {"part"}) == sorted(names)


def test_the_look_before_the_start_looks_at_the_table_of_people() -> None:
    assert f"FROM {Person._meta.db_table} " in QUESTION
