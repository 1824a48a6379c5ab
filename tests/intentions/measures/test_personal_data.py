"""The entries of a measure after an erasure."""

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

from our2souls.intentions.core.history.acts import AMOUNTS
from our2souls.intentions.core.models import HistoryEntry, Intention
from our2souls.intentions.measures import actions as measure_actions
from our2souls.intentions.measures.models import Entry, EntryRevision
from our2souls.people.account import erase
from our2souls.people.models import Person
from our2souls.privacy.viewer import Viewer, viewing
from tests.cast import CastMember
from tests.factories.intentions.core import a_measure, an_entry


def test_erasing_a_person_takes_their_words_out_of_entries_and_corrections_alone(
    ana: CastMember, ben: CastMember, home: Intention, django_capture_on_commit_callbacks: Callable[..., Any]
) -> None:
    entry = an_entry(ana, home, "5", words="Ana first")
    with viewing(ben.viewer):
        measure_actions.correct(entry, amount=Decimal(6), on=date(2026, 11, 1), words="Ben then", version=1)
    with viewing(ana.viewer):
        measure_actions.correct(entry, amount=Decimal(7), on=date(2026, 11, 1), words="Ana last", version=2)
    eyes = Viewer(ben.id, home.couple_id, ana.id)
    with django_capture_on_commit_callbacks(execute=True):
        erase.erase(Person.objects.get(pk=ana.id))
    with viewing(eyes):
        assert [row.words for row in EntryRevision.objects.order_by("amount")] == ["", "Ben then"]
        assert (Entry.objects.get().words, Entry.objects.get().amount) == ("", 7)


def test_a_currency_is_nobodys_word_and_stays_with_the_others_amounts(
    ana: CastMember, ben: CastMember, home: Intention, django_capture_on_commit_callbacks: Callable[..., Any]
) -> None:
    a_measure(ana, home, 2500)
    an_entry(ben, home, "250")
    eyes = Viewer(ben.id, home.couple_id, ana.id)
    with django_capture_on_commit_callbacks(execute=True):
        erase.erase(Person.objects.get(pk=ana.id))
    with viewing(eyes):
        bens = HistoryEntry.objects.get(intention=home, act__in=AMOUNTS, person_id=ben.id)
        assert bens.after == "250 EUR"
