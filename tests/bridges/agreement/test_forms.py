"""What can be proposed: words that can be a name, days that can be kept."""

from datetime import date

import pytest

from our2souls.bridges.agreement.forms import AgreementForm

DAY = date(2026, 11, 30)


def wrong(**sent: str) -> set[str]:
    """The fields at which a proposal is refused."""
    return set(AgreementForm(sent, day=DAY).errors)


def test_what_becomes_an_intention_is_no_longer_than_a_name_and_on_one_line() -> None:
    form = AgreementForm({"kind": "intention", "words": "A house\nby the sea"}, day=DAY)
    assert form.is_valid()
    assert form.data_of().words == "A house by the sea"
    assert wrong(kind="intention", words="sea " * 60) == {"words"}
    assert not wrong(kind="different", words="sea " * 60)


@pytest.mark.parametrize("end", ["2026-11-01", "2026-11-30", "2031-01-01", "9999-12-31"])
def test_a_trial_ends_on_a_day_that_can_be_kept(end: str) -> None:
    assert wrong(kind="trial", words="So", starts_on="2026-10-01", ends_on=end, review_on="2026-12-24") == {"ends_on"}
    assert wrong(kind="trial", words="So", starts_on="2026-10-01", ends_on=end) == {"ends_on"}


def test_a_trial_has_its_review_at_its_end_unless_they_say_another_day() -> None:
    form = AgreementForm({"kind": "trial", "words": "So", "ends_on": "2026-12-31"}, day=DAY)
    assert form.is_valid()
    assert (form.data_of().starts_on, form.data_of().review_on) == (DAY, date(2026, 12, 31))
