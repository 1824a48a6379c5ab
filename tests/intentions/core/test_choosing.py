"""Intentions through HTTP: woven, whys apart, chosen by both, the way, the measure, rest, release by both, reached."""

from datetime import date

import pytest
from django.urls import reverse

from our2souls.dreams.models import Dream
from our2souls.intentions.core.models import HistoryEntry, Intention, Strand
from our2souls.intentions.measures.models import Entry
from our2souls.intentions.plan.models import Milestone
from our2souls.privacy.viewer import viewing
from tests.cast import CastMember
from tests.factories.dreams import a_dream
from tests.factories.intentions import a_milestone, an_entry, an_intention

WHY = "We moved eleven times before I was eighteen"


def url(name: str, *args: object) -> str:
    return reverse(name, args=args)


def woven(by: CastMember) -> Intention:
    with viewing(by.viewer):
        return Intention.objects.get()


def test_weaving_two_dreams_leaves_them_their_owners_and_brings_only_agreed_words(
    ana: CastMember, ben: CastMember
) -> None:
    mine = a_dream(ana, "A choir", picture="A cold hall", need="Belonging")
    theirs = a_dream(ben, "The cello suite", share=True, picture="A full room")
    page = ana.post(
        url("intentions:intention_new"),
        {
            "mine": mine.pk,
            "theirs": theirs.pk,
            "name": "Our own music",
            "bring": ["line", "need"],
            "why": WHY,
            "choose": "yes",
        },
    )
    assert "Our own music" in page.text
    seen = ben.get(url("intentions:intention", woven(ana).pk)).text
    assert "A choir" in seen
    assert "Belonging" in seen
    assert "A cold hall" not in seen
    assert WHY not in seen
    with viewing(ben.viewer):
        strand = Strand.objects.get(person_id=ben.id)
        assert (strand.line, strand.picture) == ("", "")
    ben.post(url("intentions:intention_copy_words", woven(ana).pk), {"bring": ["picture"]})
    assert "A full room" in ana.get(url("intentions:intention", woven(ana).pk)).text
    with viewing(ana.viewer):
        assert Dream.objects.get().line == "A choir"


def test_nobody_weaves_the_partners_private_dream(ana: CastMember, ben: CastMember) -> None:
    kept = a_dream(ben)
    assert ana.post(url("intentions:intention_new"), {"theirs": kept.pk, "name": "Ours"}).status_code == 404
    assert ana.post(url("intentions:intention_new"), {"mine": kept.pk, "name": "Ours"}).status_code == 404


def test_whys_are_read_once_both_have_written(ana: CastMember, ben: CastMember) -> None:
    intention = an_intention(ana, ben)
    ana.post(url("intentions:intention_why", intention.pk), {"why": WHY, "need": "roots"})
    before = ben.get(url("intentions:intention", intention.pk)).text
    assert WHY not in before
    assert "Ana has written" in before
    ben.post(url("intentions:intention_why", intention.pk), {"why": "A room for the cello"})
    assert WHY in ben.get(url("intentions:intention", intention.pk)).text
    assert "A room for the cello" in ana.get(url("intentions:intention", intention.pk)).text


def test_an_author_may_reveal_their_why_alone(ana: CastMember, ben: CastMember) -> None:
    intention = an_intention(ana, ben)
    ana.post(url("intentions:intention_why", intention.pk), {"why": WHY, "reveal": "yes"})
    assert WHY in ben.get(url("intentions:intention", intention.pk)).text


def test_it_is_active_only_when_both_have_chosen(ana: CastMember, ben: CastMember) -> None:
    intention = an_intention(ana, ben, chosen=False)
    ana.post(url("intentions:intention_choose", intention.pk))
    assert woven(ana).state == "woven"
    ana.post(url("intentions:intention_unchoose", intention.pk))
    ben.post(url("intentions:intention_choose", intention.pk))
    assert woven(ana).state == "woven"
    ana.post(url("intentions:intention_choose", intention.pk))
    held = woven(ana)
    assert held.state == "active"
    assert held.next_look_on is not None


def test_milestones_are_added_moved_done_by_whom_and_undone(ana: CastMember, ben: CastMember) -> None:
    intention = an_intention(ana, ben)
    first = a_milestone(ana, intention, "First")
    ana.post(
        url("intentions:milestone_new", intention.pk),
        {"title": "Second", "keeper": str(ben.id), "due_on": "2027-02-01"},
    )
    with viewing(ana.viewer):
        second = Milestone.objects.exclude(pk=first.pk).get()
    ben.post(url("intentions:milestone_act", intention.pk, second.pk, "up"))
    page = ana.get(url("intentions:intention", intention.pk)).text
    assert page.index("Second") < page.index("First")
    assert "1 February 2027" in page
    ben.post(url("intentions:milestone_act", intention.pk, first.pk, "done"))
    ana.post(url("intentions:milestone_act", intention.pk, first.pk, "done"))
    with viewing(ana.viewer):
        assert Milestone.objects.get(pk=first.pk).done_by_id == ben.id
    assert "1 of 2" in ana.get(url("intentions:dreams")).text
    ana.post(url("intentions:milestone_act", intention.pk, first.pk, "undone"))
    with viewing(ana.viewer):
        assert Milestone.objects.get(pk=first.pk).done_by_id is None
    ana.post(url("intentions:milestone_act", intention.pk, first.pk, "out"))
    assert "First" not in ana.get(url("intentions:dreams")).text


def test_home_and_dreams_say_the_same_once_every_step_is_done(ana: CastMember, ben: CastMember) -> None:
    intention = an_intention(ana, ben)
    step = a_milestone(ana, intention)
    ben.post(url("intentions:milestone_act", intention.pk, step.pk, "done"))
    for page in (ana.get(reverse("web:home")).text, ana.get(url("intentions:dreams")).text):
        assert "Every step is done." in page


@pytest.mark.parametrize("thing", ["milestone", "intention"])
def test_when_both_edit_at_once_no_words_are_lost(ana: CastMember, ben: CastMember, thing: str) -> None:
    intention = an_intention(ana, ben)
    step = a_milestone(ana, intention)
    where = (
        url("intentions:milestone_edit", intention.pk, step.pk)
        if thing == "milestone"
        else url("intentions:intention_edit", intention.pk)
    )
    name = "title" if thing == "milestone" else "name"
    same = {"version": 1, "keeper": "both", "rhythm": "monthly"}
    ben.post(where, {name: "Ben’s words", **same})
    page = ana.post(where, {name: "Ana’s words", **same})
    assert "Ben’s words" in page.text
    assert "Ana’s words" in page.text
    ana.post(where, {name: "Ana’s words", **same, "version": 2})
    history = ben.get(url("intentions:intention_history", intention.pk)).text
    assert "Ben’s words" in history
    assert "Ana’s words" in history


def test_a_measure_counts_decimals_in_a_currency_and_takes_bad_input_kindly(ana: CastMember, ben: CastMember) -> None:
    intention = an_intention(ana, ben)
    for bad in ("lots", "0", "1.234.5", "12.3456", "0.345"):
        page = ana.post(url("intentions:measure", intention.pk), {"target": bad, "unit": "EUR"})
        assert 'aria-invalid="true"' in page.text, bad
    ana.post(url("intentions:measure", intention.pk), {"target": "60,000", "unit": "eur"})
    ana.post(url("intentions:entries", intention.pk), {"amount": "1,450.50", "on": "2026-11-01", "words": "October"})
    ben.post(url("intentions:entries", intention.pk), {"amount": "-50.50", "on": "2026-11-02"})
    page = ben.get(url("intentions:intention", intention.pk)).text
    assert "€1,400 of €60,000" in page
    assert 'aria-valuenow="2"' in page
    with viewing(ana.viewer):
        wrong = Entry.objects.get(on=date(2026, 11, 2))
    ana.post(url("intentions:entry_remove", intention.pk, wrong.pk))
    assert "€1,450.50 of €60,000" in ana.get(url("intentions:intention", intention.pk)).text


def test_rest_stops_the_looks_and_waking_goes_on(ana: CastMember, ben: CastMember) -> None:
    intention = an_intention(ana, ben)
    ben.post(url("intentions:intention_rest", intention.pk))
    assert woven(ana).state == "resting"
    ana.post(url("intentions:intention_resume", intention.pk))
    assert woven(ana).state == "active"


def test_release_takes_both(ana: CastMember, ben: CastMember) -> None:
    intention = an_intention(ana, ben)
    ana.post(url("intentions:intention_release", intention.pk))
    assert woven(ana).state == "active"
    assert "It stays unless you say so too" in ben.get(url("intentions:intention", intention.pk)).text
    ana.post(url("intentions:intention_release_withdraw", intention.pk))
    ben.post(url("intentions:intention_release", intention.pk))
    assert woven(ana).state == "active"
    ana.post(url("intentions:intention_release", intention.pk))
    assert woven(ana).state == "released"


def test_reached_keeps_the_day(ana: CastMember, ben: CastMember) -> None:
    intention = an_intention(ana, ben)
    ben.post(url("intentions:intention_reach", intention.pk), {"on": "2026-11-20"})
    assert "20 November 2026" in ana.get(url("intentions:intention", intention.pk)).text


def test_alone_there_is_no_weaving_only_an_invitation(cleo: CastMember) -> None:
    assert "An intention needs two" in cleo.get(url("intentions:intention_new")).text
    assert cleo.post(url("intentions:intention_new"), {"name": "Ours"}).status_code == 200
    with viewing(cleo.viewer):
        assert not Intention.objects.exists()


@pytest.mark.parametrize("other", ["cleo", "dora", "eli", "farid"])
def test_an_intention_is_not_there_for_anybody_else(
    ana: CastMember, ben: CastMember, other: str, request: pytest.FixtureRequest
) -> None:
    intention = an_intention(ana, ben)
    step, entry = a_milestone(ana, intention), an_entry(ana, intention)
    member: CastMember = request.getfixturevalue(other)
    pages = [
        "intentions:intention",
        "intentions:intention_edit",
        "intentions:intention_why",
        "intentions:intention_history",
        "intentions:intention_reach",
        "intentions:intention_release",
    ]
    for name in [
        *pages,
        "intentions:milestone_new",
        "intentions:measure",
        "intentions:entries",
        "intentions:revisit",
        "intentions:intention_copy_words",
    ]:
        assert member.get(url(name, intention.pk)).status_code == 404, name
    acts = ["choose", "unchoose", "rest", "resume", "release_withdraw"]
    for name in acts:
        assert member.post(url(f"intentions:intention_{name}", intention.pk)).status_code == 404, name
    assert member.post(url("intentions:milestone_act", intention.pk, step.pk, "done")).status_code == 404
    assert member.post(url("intentions:entry_remove", intention.pk, entry.pk)).status_code == 404


def test_a_step_of_another_intention_is_not_reached_through_this_one(ana: CastMember, ben: CastMember) -> None:
    one, two = an_intention(ana, ben, "One"), an_intention(ana, ben, "Two")
    step = a_milestone(ana, one)
    assert ana.get(url("intentions:milestone_edit", two.pk, step.pk)).status_code == 404


def test_the_history_pages_by_key(ana: CastMember, ben: CastMember) -> None:
    intention = an_intention(ana, ben)
    with viewing(ana.viewer):
        for number in range(70):
            HistoryEntry.objects.create(
                couple_id=intention.couple_id,
                intention=intention,
                person_id=ana.id,
                act="milestone.added",
                after=f"Step {number:02}",
            )
    seen, path = [], url("intentions:intention_history", intention.pk)
    while path:
        page = ana.get(path).text
        seen += [n for n in range(70) if f"Step {n:02}" in page]
        path = (
            url("intentions:intention_history", intention.pk) + "?before=" + page.split("?before=")[1].split('"')[0]
            if "?before=" in page
            else ""
        )
    assert sorted(seen) == list(range(70))
    assert ana.get(url("intentions:intention_history", intention.pk) + "?before=nonsense").status_code == 200
