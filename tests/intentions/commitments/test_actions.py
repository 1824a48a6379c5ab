"""Commitments: each promises for themselves; every day of them is kept, moved, let go, or stays open."""

import json
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core import mail
from django.core.management import call_command
from django.urls import reverse
from hypothesis import given
from hypothesis import strategies as st

from our2souls.delivery import outbox
from our2souls.delivery.inbox import queries as inbox_queries
from our2souls.delivery.models import Schedule
from our2souls.intentions.commitments import actions as commitment_actions
from our2souls.intentions.commitments import occurrences as commitment_occurrences
from our2souls.intentions.commitments.actions import CommitmentData
from our2souls.intentions.commitments.models import Commitment, OccurrenceOutcome
from our2souls.intentions.core.models import Intention
from our2souls.lib import clock
from our2souls.privacy.fields import NotPermitted
from our2souls.privacy.personal_data import erasure as personal_data_erasure
from our2souls.privacy.personal_data import export as personal_data_export
from our2souls.privacy.viewer import viewing
from tests.cast import CastMember
from tests.factories.intentions import an_intention

FRIDAY = date(2026, 11, 27)
MONDAY = datetime(2026, 11, 23, 10, tzinfo=UTC)
WORDS = "Send the adviser our payslips"


def url(name: str, *args: object) -> str:
    return reverse(name, args=args)


def at(day: date, hour: int = 12, zone: str = "Europe/Madrid") -> datetime:
    return datetime(day.year, day.month, day.day, hour, 1, tzinfo=ZoneInfo(zone))


@pytest.fixture
def home(ana: CastMember, ben: CastMember) -> Intention:
    """Chosen by both, on Monday."""
    with clock.frozen(MONDAY):
        return an_intention(ana, ben)


def a_promise(by: CastMember, intention: Intention, words: str = WORDS, **said: object) -> Commitment:
    with clock.frozen(MONDAY), viewing(by.viewer):
        return commitment_actions.create(intention, CommitmentData(words, **{"on": FRIDAY, **said}))  # type: ignore[arg-type]


def held(by: CastMember, commitment: Commitment) -> Commitment:
    with viewing(by.viewer):
        return Commitment.objects.get(pk=commitment.pk)


def say(by: CastMember, it: Commitment, act: str, occasion: date | None = None, **more: object) -> object:
    sent = {"occasion": (occasion or it.open_occasion or FRIDAY).isoformat(), **more}
    return by.post(url("intentions:commitment_act", it.intention_id, it.pk, act), sent)


def test_one_promises_with_a_day_and_an_if_then_and_the_other_reads_it(
    ana: CastMember, ben: CastMember, home: Intention
) -> None:
    sent = {
        "words": WORDS,
        "often": "once",
        "on": "2026-11-27",
        "if_step": "the scanner fails",
        "then_step": "use my phone",
    }
    with clock.frozen(MONDAY):
        page = ana.post(url("intentions:commitment_new", home.pk), sent)
        assert WORDS in page.text
        assert "By Friday" in page.text
        seen = ben.get(url("intentions:intention", home.pk)).text
        assert WORDS in seen
        assert f"Kept: {WORDS}" not in seen
        with viewing(ben.viewer):
            it = Commitment.objects.get()
        page = ben.get(url("intentions:commitment", home.pk, it.pk)).text
        assert "If the scanner fails, then I use my phone." in page
        assert "Only Ana says what becomes of it" in page
        assert "<form" not in page[page.index("<main") : page.index("</main")]


@pytest.mark.parametrize("act", ["kept", "moved", "let-go", "let-passed-go", "end", "take-up"])
def test_nobody_says_anything_of_the_others_promise(
    ana: CastMember, ben: CastMember, home: Intention, act: str
) -> None:
    it = a_promise(ana, home)
    with clock.frozen(MONDAY):
        answer = ben.post(
            url("intentions:commitment_act", home.pk, it.pk, act), {"occasion": "2026-11-27", "to": "2026-12-01"}
        )
        assert answer.status_code == 404
        assert (
            ben.post(url("intentions:commitment_edit", home.pk, it.pk), {"words": "Mine", "version": 1}).status_code
            == 404
        )
    with viewing(ben.viewer):
        assert not OccurrenceOutcome.objects.exists()
        assert Commitment.objects.get().words == WORDS
        for attempt in (
            lambda: commitment_actions.mark_kept(it, FRIDAY),
            lambda: commitment_actions.end(it),
            lambda: commitment_actions.let_go_overdue(it, day=FRIDAY),
            lambda: commitment_actions.update(it, CommitmentData("Mine"), version=1),
        ):
            with pytest.raises(NotPermitted):
                attempt()


def test_outside_the_couple_it_is_not_there(
    ana: CastMember, ben: CastMember, home: Intention, dora: CastMember, farid: CastMember, cleo: CastMember
) -> None:
    it = a_promise(ana, home)
    for member in (dora, farid, cleo):
        for name in ("intentions:commitment", "intentions:commitment_edit"):
            assert member.get(url(name, home.pk, it.pk)).status_code == 404
        assert member.get(url("intentions:intention_commitments", home.pk)).status_code == 404
        assert WORDS not in member.get(url("intentions:commitments")).text


def test_kept_from_home_with_one_press_and_taken_back(ana: CastMember, ben: CastMember, home: Intention) -> None:
    it = a_promise(ana, home)
    with clock.frozen(MONDAY):
        page = ana.get(reverse("web:home")).text
        assert WORDS in page
        assert f"Kept: {WORDS}" in page
        assert WORDS not in ben.get(reverse("web:home")).text
        page = say(ana, it, "kept", **{"from": "home"})
        assert "Good" in page.text  # type: ignore[attr-defined]
        assert WORDS not in page.text  # type: ignore[attr-defined]
        seen = ben.get(url("intentions:intention", home.pk)).text
        assert "Kept on Monday" in seen
        with viewing(ana.viewer):
            said = OccurrenceOutcome.objects.get()
        assert ben.post(url("intentions:outcome_undo", home.pk, it.pk, said.pk)).status_code == 404
        ana.post(url("intentions:outcome_undo", home.pk, it.pk, said.pk))
        assert held(ana, it).open_occasion == FRIDAY
        assert WORDS in ana.get(reverse("web:home")).text
        assert ana.post(url("intentions:outcome_undo", home.pk, it.pk, said.pk)).status_code == 404


def test_far_ahead_it_is_not_on_home_yet(ana: CastMember, ben: CastMember, home: Intention) -> None:
    a_promise(ana, home, on=FRIDAY + timedelta(days=60))
    with clock.frozen(MONDAY):
        assert WORDS not in ana.get(reverse("web:home")).text
        assert WORDS in ana.get(url("intentions:commitments")).text


def test_a_day_that_passed_unanswered_is_said_kindly_and_stays(
    ana: CastMember, ben: CastMember, home: Intention
) -> None:
    a_promise(ana, home)
    for days, words in (
        (0, "You said by today."),
        (1, "You said by Friday. That was yesterday. Kept, moved or let go?"),
        (2, "You said by Friday. That was 2 days ago. Kept, moved or let go?"),
        (400, "That was 400 days ago. Kept, moved or let go?"),
    ):
        with clock.frozen(at(FRIDAY + timedelta(days=days))):
            assert words in ana.get(reverse("web:home")).text
            assert words in ana.get(url("intentions:intention", home.pk)).text
            seen = ben.get(url("intentions:intention", home.pk)).text
            assert "Kept, moved or let go?" not in seen
            if days == 2:
                assert "It was for Friday, and is open." in seen


def test_moved_with_a_sentence_then_kept_is_told_as_both(ana: CastMember, ben: CastMember, home: Intention) -> None:
    it = a_promise(ana, home)
    with clock.frozen(at(FRIDAY)):
        page = say(ana, it, "moved", to="2026-12-05", words="The scanner is at work")
        assert "Moved" in page.text  # type: ignore[attr-defined]
        assert held(ana, it).open_due == date(2026, 12, 5)
        assert "Moved once to 5 December, and said so." in ben.get(url("intentions:intention", home.pk)).text
        assert "The scanner is at work" in ben.get(url("intentions:intention", home.pk)).text
    with clock.frozen(at(date(2026, 12, 5))):
        say(ana, held(ana, it), "kept")
        assert "Kept; moved once to Saturday, and said so." in ben.get(url("intentions:intention", home.pk)).text
        page = ben.get(url("intentions:commitment", home.pk, it.pk)).text
        assert "The scanner is at work" in page


def test_moving_into_the_past_or_nowhere_keeps_what_was_typed(
    ana: CastMember, ben: CastMember, home: Intention
) -> None:
    it = a_promise(ana, home)
    with clock.frozen(at(FRIDAY)):
        for to in ("2026-11-20", "", "soon", "9999-12-31"):
            page = say(ana, it, "moved", to=to, words="Kept words")
            assert page.status_code == 422  # type: ignore[attr-defined]
            assert "Kept words" in page.text  # type: ignore[attr-defined]
    with viewing(ana.viewer):
        assert not OccurrenceOutcome.objects.exists()


def test_let_go_with_a_sentence_is_an_answer_too(ana: CastMember, ben: CastMember, home: Intention) -> None:
    it = a_promise(ana, home)
    with clock.frozen(at(FRIDAY)):
        say(ana, it, "let-go", words="The adviser has them already")
        seen = ben.get(url("intentions:intention", home.pk)).text
        assert "Let go on Friday" in seen
        assert "The adviser has them already" in seen
        assert WORDS not in ana.get(reverse("web:home")).text
    assert not held(ana, it).is_open


def test_two_presses_answer_once(ana: CastMember, ben: CastMember, home: Intention) -> None:
    it = a_promise(ana, home)
    with clock.frozen(at(FRIDAY)):
        say(ana, it, "kept")
        page = say(ana, it, "let-go")
        assert "answered already" in page.text  # type: ignore[attr-defined]
        for occasion in ("2026-11-28", "nonsense", ""):
            ana.post(url("intentions:commitment_act", home.pk, it.pk, "kept"), {"occasion": occasion})
    with viewing(ana.viewer):
        assert [row.act for row in OccurrenceOutcome.objects.all()] == ["kept"]


def test_a_promise_on_the_1st_comes_round_and_no_day_of_it_is_lost(
    ana: CastMember, ben: CastMember, home: Intention
) -> None:
    sent = {"words": "Move €725 across", "often": "month", "every": "1", "on": "2026-12-01"}
    with clock.frozen(MONDAY):
        page = ana.post(url("intentions:commitment_new", home.pk), sent).text
        assert "On the 1st of each month." in page
        assert "Next on 1 December." in page
    with viewing(ana.viewer):
        it = Commitment.objects.get()
    with clock.frozen(at(date(2026, 12, 1))):
        say(ana, it, "kept")
        assert "Kept on Tuesday. Next on 1 January 2027." in ben.get(url("intentions:intention", home.pk)).text
    assert held(ana, it).open_occasion == date(2027, 1, 1)
    with clock.frozen(at(date(2027, 3, 2))):
        page = ana.get(url("intentions:commitment", home.pk, it.pk)).text
        assert "3 days are open" in page
        say(ana, it, "kept", date(2027, 3, 1))
        assert held(ana, it).open_occasion == date(2027, 1, 1)
        ana.post(url("intentions:commitment_act", home.pk, it.pk, "let-passed-go"), {"words": "A hard winter"})
    assert held(ana, it).open_occasion == date(2027, 4, 1)
    with viewing(ana.viewer):
        rows = [(row.occasion, row.act) for row in OccurrenceOutcome.objects.order_by("occasion")]
    assert rows == [
        (date(2026, 12, 1), "kept"),
        (date(2027, 1, 1), "let-go"),
        (date(2027, 2, 1), "let-go"),
        (date(2027, 3, 1), "kept"),
    ]


def test_ended_and_taken_up_again(ana: CastMember, ben: CastMember, home: Intention) -> None:
    it = a_promise(ana, home, rule="weekly")
    with clock.frozen(at(FRIDAY)):
        say(ana, it, "end")
        assert WORDS not in ana.get(reverse("web:home")).text
        assert "Ended on Friday." in ben.get(url("intentions:intention", home.pk)).text
        say(ana, it, "kept")
        say(ana, it, "take-up")
        assert WORDS in ana.get(reverse("web:home")).text
    with viewing(ana.viewer):
        assert not OccurrenceOutcome.objects.exists()


@pytest.mark.parametrize(
    ("sent", "sentence"),
    [
        ({"words": ""}, "some are needed"),
        ({"often": "month", "on": ""}, "Choose the first day"),
        ({"on": "0001-01-01"}, "a day from the past year"),
        ({"on": "9999-12-31"}, "a day from the past year"),
        ({"on": "soon"}, "Enter a valid date"),
        ({"every": "0", "often": "week", "on": "2026-11-27"}, "greater than or equal to 1"),
        ({"then_step": ""}, "Say what you’ll do then"),
        ({"if_step": ""}, "Say when"),
        ({"often": "sometimes"}, "not one of the available"),
    ],
)
def test_a_bad_form_keeps_what_was_typed(
    ana: CastMember, ben: CastMember, home: Intention, sent: dict[str, str], sentence: str
) -> None:
    good = {"words": WORDS, "often": "once", "on": "", "if_step": "Kept if", "then_step": "Kept then"}
    with clock.frozen(MONDAY):
        page = ana.post(url("intentions:commitment_new", home.pk), good | sent).text
    assert sentence in page
    assert "Kept if" in page or "Kept then" in page
    with viewing(ana.viewer):
        assert not Commitment.objects.exists()


def test_changed_in_two_places_no_words_are_lost(ana: CastMember, ben: CastMember, home: Intention) -> None:
    it = a_promise(ana, home)
    with clock.frozen(MONDAY):
        edit = url("intentions:commitment_edit", home.pk, it.pk)
        assert "2026-11-27" in ana.get(edit).text
        ana.post(edit, {"words": "First", "often": "once", "on": "2026-11-28", "version": 1})
        page = ana.post(edit, {"words": "Second", "often": "once", "on": "2026-11-29", "version": 1}).text
        assert "First" in page
        assert "Second" in page
        assert held(ana, it).open_due == date(2026, 11, 28)
        say(ana, held(ana, it), "moved", to="2026-12-01")
        ana.post(edit, {"words": "Third", "often": "week", "on": "2026-11-30", "version": 2})
    with viewing(ben.viewer):
        after = Commitment.objects.get()
        assert (after.words, after.rule, after.open_due) == ("Third", "", date(2026, 12, 1))


def test_without_a_day_it_waits_and_can_get_one(ana: CastMember, ben: CastMember, home: Intention) -> None:
    it = a_promise(ana, home, on=None)
    with clock.frozen(MONDAY):
        assert "Without a day." in ana.get(url("intentions:commitments")).text
        assert WORDS not in ana.get(reverse("web:home")).text
        say(ana, it, "moved", to="2026-11-25")
        assert WORDS in ana.get(reverse("web:home")).text


def test_only_the_maker_is_reminded_once_by_their_own_clock(ana: CastMember, ben: CastMember, home: Intention) -> None:
    it = a_promise(ben, home)
    with clock.frozen(at(FRIDAY, 9, "Europe/Madrid")):
        call_command("worker", "--once")
        assert mail.outbox == []
    with clock.frozen(at(FRIDAY, 9, "America/New_York")):
        call_command("worker", "--once")
        call_command("worker", "--once")
        assert [m.to for m in mail.outbox] == [[ben.person.email]]
        assert "payslips" not in mail.outbox[0].body + str(mail.outbox[0].subject)
        assert "Something you said you’d do" in ben.get(reverse("delivery:notices")).text
        assert "Something you said you’d do" not in ana.get(reverse("delivery:notices")).text
        say(ben, it, "kept")
        assert "Something you said you’d do" not in ben.get(reverse("delivery:notices")).text


def reminded(day: date) -> int:
    mail.outbox.clear()
    with clock.frozen(at(day, 10)):
        call_command("worker", "--once")
    return len(mail.outbox)


def test_kept_before_its_day_there_is_no_reminder_and_the_next_one_comes(
    ana: CastMember, ben: CastMember, home: Intention
) -> None:
    it = a_promise(ana, home, rule="weekly")
    with clock.frozen(MONDAY):
        say(ana, it, "kept")
    assert reminded(FRIDAY) == 0
    assert reminded(FRIDAY + timedelta(days=7)) == 1


@pytest.mark.parametrize("rule", ["", "weekly"])
def test_an_answer_that_was_taken_back_is_reminded_of(
    ana: CastMember, ben: CastMember, home: Intention, rule: str
) -> None:
    it = a_promise(ana, home, rule=rule)
    with clock.frozen(MONDAY):
        say(ana, it, "kept")
        with viewing(ana.viewer):
            said = OccurrenceOutcome.objects.get()
        ana.post(url("intentions:outcome_undo", home.pk, it.pk, said.pk))
    assert reminded(FRIDAY) == 1


def test_a_notice_that_reached_the_wrong_inbox_shows_nothing(ana: CastMember, ben: CastMember, home: Intention) -> None:
    it = a_promise(ana, home)
    with clock.frozen(at(FRIDAY)), viewing(ben.viewer):
        outbox.notify(to=ben.id, notice="commitment", about=it.pk, key="astray")
        assert inbox_queries.unseen(ben.viewer, 20) == []
    with clock.frozen(MONDAY), viewing(ana.viewer):  # before its day it is nothing to be told
        outbox.notify(to=ana.id, notice="commitment", about=it.pk, key="early")
        assert inbox_queries.unseen(ana.viewer, 20) == []


@pytest.mark.parametrize("rule", ["", "weekly"])
def test_a_moved_day_is_reminded_of_and_the_old_one_is_not(
    ana: CastMember, ben: CastMember, home: Intention, rule: str
) -> None:
    it = a_promise(ana, home, rule=rule)
    with clock.frozen(MONDAY):
        say(ana, it, "moved", to="2026-11-30")
    assert reminded(FRIDAY) == 0
    assert reminded(date(2026, 11, 30)) == 1
    with clock.frozen(at(date(2026, 11, 30), 11)), viewing(ana.viewer):
        assert len(inbox_queries.unseen(ana.viewer, 20)) == 1


@pytest.mark.parametrize("sleep", ["rest", "reach", "release", "waiting"])
def test_nothing_is_announced_while_its_intention_does_not_go_on(
    ana: CastMember, ben: CastMember, home: Intention, sleep: str
) -> None:
    a_promise(ana, home)
    with clock.frozen(MONDAY):
        match sleep:
            case "rest":
                ben.post(url("intentions:intention_rest", home.pk))
            case "reach":
                ben.post(url("intentions:intention_reach", home.pk), {"on": "2026-11-23"})
            case "release":
                ana.post(url("intentions:intention_release", home.pk))
                ben.post(url("intentions:intention_release", home.pk))
            case "waiting":
                ben.post(url("intentions:revisit", home.pk), {"want": "no"})
                ana.post(url("intentions:revisit", home.pk), {"want": "yes"})
        assert WORDS not in ana.get(reverse("web:home")).text
        assert WORDS in ana.get(url("intentions:commitments")).text
        with viewing(ana.viewer):
            assert Schedule.objects.get(kind="commitment").paused_at is not None
    assert reminded(FRIDAY) == 0


def test_reminders_go_on_when_it_is_taken_up_again(ana: CastMember, ben: CastMember, home: Intention) -> None:
    a_promise(ana, home, rule="weekly")
    with clock.frozen(MONDAY):
        ben.post(url("intentions:intention_rest", home.pk))
    assert reminded(FRIDAY) == 0
    with clock.frozen(at(FRIDAY + timedelta(days=2))):
        ana.post(url("intentions:intention_resume", home.pk))
    assert reminded(FRIDAY + timedelta(days=7)) == 1


def test_what_one_said_in_a_revisit_is_promised_with_one_press_and_once(
    ana: CastMember, ben: CastMember, home: Intention
) -> None:
    with clock.frozen(MONDAY):
        ana.post(
            url("intentions:revisit", home.pk), {"want": "yes", "next_step": "Visit one house", "by": "2026-11-30"}
        )
        page = ben.post(url("intentions:revisit", home.pk), {"want": "yes"})
        look = page.request["PATH_INFO"].rsplit("/", 1)[-1]
        assert "Promise it" not in page.text
        assert ben.post(url("intentions:revisit_commitment", home.pk, look)).status_code == 200
        assert "Promise it" in ana.get(url("intentions:revisit_answers", home.pk, look)).text
        for _press in range(2):
            page = ana.post(url("intentions:revisit_commitment", home.pk, look))
            assert "Visit one house" in page.text
        assert "Promise it" not in ana.get(url("intentions:revisit_answers", home.pk, look)).text
    with viewing(ben.viewer):
        it = Commitment.objects.get()
        assert (it.person_id, it.words, it.open_due) == (ana.id, "Visit one house", date(2026, 11, 30))


def test_one_promises_only_for_what_goes_on(ana: CastMember, ben: CastMember) -> None:
    woven = an_intention(ana, ben, chosen=False)
    ana.post(url("intentions:commitment_new", woven.pk), {"words": WORDS, "often": "once"})
    with viewing(ana.viewer):
        assert not Commitment.objects.exists()


def test_the_list_of_what_is_done_pages_by_key(ana: CastMember, ben: CastMember, home: Intention) -> None:
    for number in range(33):
        it = a_promise(ana, home, f"Thing {number:02}")
        with clock.frozen(MONDAY + timedelta(minutes=number)), viewing(ana.viewer):
            commitment_actions.mark_kept(it, FRIDAY)
    with clock.frozen(MONDAY + timedelta(hours=2)):
        first = ana.get(url("intentions:commitments"))
        assert "Thing 32" in first.text
        assert "Thing 02" not in first.text
        key = first.context["page"].following
        second = ana.get(f"{url('intentions:commitments')}?before={key}").text
        assert "Thing 02" in second
        assert "Thing 03" not in second
        assert ana.get(f"{url('intentions:commitments')}?before=nonsense").status_code == 200


def test_it_is_exported_by_both_and_erased_with_its_maker(ana: CastMember, ben: CastMember, home: Intention) -> None:
    it = a_promise(ana, home, if_step="Secret if", then_step="Secret then")
    a_promise(ben, home, "Ben’s own promise")
    with clock.frozen(at(FRIDAY)):
        say(ana, it, "let-go", words="A sentence")
    for member in (ana, ben):
        with viewing(member.viewer):
            text = json.dumps(personal_data_export.everything(), ensure_ascii=False, default=str)
        assert WORDS in text
        assert "A sentence" in text
    personal_data_erasure.erase_person(ana.id)
    with viewing(ben.viewer):
        held_one = Commitment.objects.get(pk=it.pk)
        assert (held_one.words, held_one.if_step, held_one.then_step) == ("", "", "")
        assert OccurrenceOutcome.objects.get().words == ""
        assert Commitment.objects.get(person_id=ben.id).words == "Ben’s own promise"
    assert WORDS not in ben.get(url("intentions:intention_history", home.pk)).text


RULES = st.sampled_from(["", "daily", "weekly", "monthly", "yearly", "every:2:weeks", "every:3:months"])
DAYS = st.dates(date(2020, 1, 1), date(2035, 12, 31))


@given(RULES, DAYS, st.integers(0, 400), st.sets(st.integers(0, 8)))
def test_the_earliest_open_occasion_is_the_first_that_nobody_answered(
    rule: str, first: date, ahead: int, answered: set[int]
) -> None:
    until = first + timedelta(days=ahead)
    of_all = commitment_occurrences.open_until(rule, first, set(), since=first, until=until)
    said = {each for at, each in enumerate(of_all) if at in answered}
    opened = commitment_occurrences.open_until(rule, first, said, since=first, until=until)
    assert opened == [each for each in of_all if each not in said]
    earliest = commitment_occurrences.earliest_open(rule, first, said, since=first)
    assert earliest == (opened[0] if opened else earliest)
    assert earliest is None or (earliest not in said and commitment_occurrences.named(rule, first, earliest))
    assert all(commitment_occurrences.named(rule, first, each) for each in of_all)
