"""The weekly letter: one mail for who asked for it, with what comes and what waits, and no more than its reader wants said."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.urls import reverse

from our2souls.delivery.registry import CalendarItem, calendar_items, digest_lines
from our2souls.delivery.worker import run
from our2souls.lib import clock
from our2souls.lib.recurrence.series import Series
from our2souls.people.models import Person
from our2souls.people.pairing import actions as pairing_actions
from our2souls.privacy.viewer import current_viewer, viewing
from tests.cast import CastMember
from tests.factories.delivery import NOON, Tea, schedule_of

pytestmark = pytest.mark.usefixtures("noon")
MONDAY = datetime(2026, 6, 15, 6, tzinfo=UTC)
"""At eight in Madrid."""
ON = {"letter-on": "on", "letter-day": "0", "letter-hour": "8", "tea-inapp": "on", "tea-email": "on"}


@pytest.fixture(autouse=True)
def a_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each couple has one day to come."""
    monkeypatch.setattr(calendar_items, "_known", {})
    monkeypatch.setattr(digest_lines, "_known", {})

    def days(_first: date, _last: date) -> list[CalendarItem]:
        couple = current_viewer().couple_id
        item = CalendarItem(
            "day", couple, Series(date(2026, 6, 18)), "The wedding", "A day of yours", "/", "heart", NOON
        )  # type: ignore[arg-type]
        return [item] if couple else []

    calendar_items.register("day", "Days", days)
    digest_lines.register("prompt", lambda _recipient, named: ["What made you laugh?"] if named else [])


def letters(mailoutbox: list, moment: datetime) -> list[str]:
    mailoutbox.clear()
    with clock.frozen(moment):
        run.run_due()
    return [mail.body for mail in mailoutbox if "Your week" in mail.body]


def save(member: CastMember, **more: str) -> None:
    assert member.client.post(reverse("delivery:preferences"), ON | more).status_code == 302


def test_nobody_gets_a_weekly_letter_unasked(ana: CastMember, tea: Tea, mailoutbox: list) -> None:
    tea.notify(ana)
    assert letters(mailoutbox, MONDAY) == []


def test_it_says_what_comes_and_what_waits_in_words_for_anybody(ana: CastMember, tea: Tea, mailoutbox: list) -> None:
    save(ana)
    tea.notify(ana)
    (letter,) = letters(mailoutbox, MONDAY)
    assert "Thursday, 18 June: A day of yours" in letter
    assert "· Time for tea" in letter
    assert "wedding" not in letter
    assert "laugh" not in letter
    assert letters(mailoutbox, MONDAY + timedelta(days=1)) == []


def test_it_names_things_for_who_wants_that_and_nothing_at_all_for_somebody_discreet(
    ana: CastMember, tea: Tea, mailoutbox: list
) -> None:
    save(ana, **{"letter-named": "on"})
    (letter,) = letters(mailoutbox, MONDAY)
    assert "The wedding" in letter
    assert "What made you laugh?" in letter
    Person.objects.filter(pk=ana.id).update(discreet=True)
    with clock.frozen(MONDAY + timedelta(days=-1)):
        save(ana, **{"letter-named": "on", "letter-day": "1"})
    mailoutbox.clear()
    with clock.frozen(MONDAY + timedelta(days=1)):
        run.run_due()
    assert "wedding" not in mailoutbox[0].body + mailoutbox[0].alternatives[0].content


def test_a_week_without_anything_brings_no_letter_and_neither_does_a_couple_that_parted(
    ana: CastMember, tea: Tea, mailoutbox: list
) -> None:
    save(ana)
    with viewing(ana.viewer):
        pairing_actions.separate(ana.person)
    assert letters(mailoutbox, MONDAY) == []
    assert schedule_of(ana.id, ana).next_on == date(2026, 6, 22)


def test_it_comes_on_the_day_and_at_the_hour_that_were_chosen(ana: CastMember, tea: Tea, mailoutbox: list) -> None:
    save(ana, **{"letter-day": "5", "letter-hour": "20"})
    assert schedule_of(ana.id, ana).next_at == datetime(2026, 6, 13, 18, tzinfo=UTC)
    page = ana.get(reverse("delivery:preferences")).text
    assert '<option value="5" selected>' in page


def test_what_comes_in_the_letter_comes_in_no_mail_of_its_own_until_the_letter_ends(
    ana: CastMember, tea: Tea, mailoutbox: list
) -> None:
    save(ana)
    save(ana, **{"tea-digest": "on"})
    tea.notify(ana)
    run.run_due()
    assert mailoutbox == []
    (letter,) = letters(mailoutbox, MONDAY)
    assert "· Time for tea" in letter
    mail = mailoutbox[0].message()["List-Unsubscribe"].strip("<>").replace("http://localhost:8000", "")
    ana.client.post(mail, {"List-Unsubscribe": "One-Click"})
    tea.notify(ana)
    run.run_due()
    assert len(mailoutbox) == 1, "whoever ends the letter asks for fewer mails, not for others"
    assert letters(mailoutbox, MONDAY + timedelta(days=7)) == []
