"""Days as each language writes them out: the same formats in both, in the order and case of the language."""

from datetime import date, datetime

import pytest
from django.utils import translation
from django.utils.formats import date_format, get_format

from our2souls.config.formats.en import formats as english
from our2souls.config.formats.es import formats as spanish
from our2souls.ui.templatetags import ui as ui_tags

FRIDAY = date(2026, 11, 27)
EVENING = datetime(2026, 11, 27, 18, 5)  # noqa: DTZ001 - written out, not compared


def names(module: object) -> set[str]:
    return {name for name in vars(module) if name.isupper()}


def test_both_languages_have_the_same_formats() -> None:
    assert names(english) == names(spanish)


@pytest.mark.parametrize(
    ("form", "in_english", "in_spanish"),
    [
        ("DATE_FORMAT", "27 November 2026", "27 de noviembre de 2026"),
        ("SHORT_DATE_FORMAT", "27 Nov 2026", "27 nov 2026"),
        ("MONTH_DAY_FORMAT", "27 November", "27 de noviembre"),
        ("YEAR_MONTH_FORMAT", "November 2026", "noviembre de 2026"),
        ("DATETIME_FORMAT", "27 November 2026, 18:05", "27 de noviembre de 2026, 18:05"),
        ("SHORT_DATETIME_FORMAT", "27 November, 18:05", "27 de noviembre, 18:05"),
        ("TIME_FORMAT", "18:05", "18:05"),
        ("l", "Friday", "viernes"),
    ],
)
def test_a_day_is_written_as_the_language_writes_it(form: str, in_english: str, in_spanish: str) -> None:
    for language, words in (("en", in_english), ("es", in_spanish)):
        with translation.override(language):
            assert date_format(EVENING, form) == words


def test_a_day_with_its_weekday() -> None:
    for language, words in (("en", "Friday, 27 November"), ("es", "viernes, 27 de noviembre")):
        with translation.override(language):
            assert ui_tags.weekday(FRIDAY) == words
            assert get_format("FIRST_DAY_OF_WEEK") == 1
