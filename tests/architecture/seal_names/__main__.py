"""Adds what is new."""

import os
import tempfile

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "our2souls.config.settings")
os.environ.setdefault("OUR2SOULS_DATA", tempfile.mkdtemp())
django.setup()

from tests.architecture.seal_names.names import LIST, kept, names  # noqa: E402 - models are there after the set-up

before = kept() if LIST.exists() else set()
LIST.write_text("".join(f"{name}\n" for name in sorted(before | names())), encoding="utf-8")
