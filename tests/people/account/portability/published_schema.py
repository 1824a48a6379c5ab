"""The published form of an export; `python -m tests.people.account.portability.published_schema` writes it.

An older one stays as it was: whatever changes raises SCHEMA in our2souls/privacy/personal_data/export.py. Only one that was
never released is written over, with `--unreleased`.
"""

import json
import os
import sys
import tempfile
from pathlib import Path
from typing import Any

PUBLISHED = Path(__file__).resolve().parents[4] / "docs/use"


def path_of(schema: str) -> Path:
    """Where the form of this version lies."""
    return PUBLISHED / f"{schema}.schema.json"


def text_of(schema: dict[str, Any]) -> str:
    """The file as it should be."""
    return json.dumps(schema, indent=1, ensure_ascii=False) + "\n"


def write(*, unreleased: bool) -> None:
    """Write the file of this version."""
    from our2souls.people.account.portability import export as account_export
    from our2souls.privacy.personal_data.export import SCHEMA

    path, text = path_of(SCHEMA), text_of(account_export.schema())
    if path.exists() and path.read_text(encoding="utf-8") != text and not unreleased:
        sys.exit(f"{path.name} is published: raise SCHEMA, or say --unreleased if nobody can have an export of it.")
    path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "our2souls.config.settings")
    os.environ.setdefault("OUR2SOULS_DATA", tempfile.mkdtemp())
    django.setup()
    write(unreleased="--unreleased" in sys.argv)
