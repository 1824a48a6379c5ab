"""Writes the page again."""

import os
import tempfile

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "our2souls.config.settings")
os.environ.setdefault("OUR2SOULS_DATA", tempfile.mkdtemp())
django.setup()

from tests.architecture.data_map.page import PAGE, page  # noqa: E402 - models are there after the set-up

PAGE.write_text(page(), encoding="utf-8")
