"""Who made an entry: named in its table, and nowhere once either hides the names."""

import json
import re
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.urls import reverse

from our2souls.intentions.core.models import Intention
from our2souls.intentions.measures import actions as measure_actions
from our2souls.intentions.measures.models import HiddenNames
from our2souls.people.account.portability import export as account_export
from our2souls.privacy.viewer import viewing
from tests.cast import CastMember
from tests.factories.intentions.core import an_entry
from tests.markup import main_of


def url(name: str, *args: object) -> str:
    return reverse(name, args=args)


def test_who_made_an_entry_stands_in_the_table_alone(ana: CastMember, ben: CastMember, home: Intention) -> None:
    ana.person.name, ben.person.name = "Xanthippe", "Zebulon"
    ana.person.save()
    ben.person.save()
    entry = an_entry(ana, home, "100", date(2026, 11, 1))
    an_entry(ben, home, "40", date(2026, 11, 3))
    page = main_of(ana.get(url("intentions:entries", home.pk)))
    table = page.split("<table", 1)[1].split("</table>", 1)[0]
    assert "Xanthippe" in table
    assert "€100" in table
    outside = page.replace(table, "")
    assert "Xanthippe" not in outside
    assert "Zebulon" not in outside
    entries = [
        line
        for line in ana.get(url("intentions:intention_history", home.pk)).text.split("<li")
        if "An entry was added" in line
    ]
    assert len(entries) == 2
    assert not any("Xanthippe" in line or "Zebulon" in line or "avatar" in line for line in entries)
    assert not any(re.search(r"\d:\d\d", line) for line in entries)  # in two time zones, the hour would say who
    with viewing(ben.viewer):
        measure_actions.correct(entry, amount=Decimal(90), on=entry.on, words="", version=1)
    assert "Corrected by Zebulon" in main_of(ana.get(url("intentions:entry", home.pk, entry.pk)))


@pytest.mark.parametrize(("first", "other"), [("ana", "ben"), ("ben", "ana")])
def test_names_that_either_hides_stand_nowhere(
    first: str, other: str, home: Intention, request: pytest.FixtureRequest
) -> None:
    one: CastMember = request.getfixturevalue(first)
    two: CastMember = request.getfixturevalue(other)
    for who, name in ((one, "Xanthippe"), (two, "Zebulon")):
        who.person.name = name
        who.person.save()
    entry = an_entry(one, home)
    an_entry(two, home, "40")
    with viewing(two.viewer):
        measure_actions.correct(entry, amount=Decimal(90), on=entry.on, words="", version=1)
    one.post(url("intentions:entries_anonymity", home.pk), {"off": "yes"})
    pages = [
        url("intentions:entries", home.pk),
        url("intentions:entry", home.pk, entry.pk),
        url("intentions:entries_csv", home.pk),
    ]
    for who in (one, two):
        for path in pages:
            text = who.get(path).text
            shown = main_of(who.get(path)) if "<main" in text else text
            assert "Xanthippe" not in shown, path
            assert "Zebulon" not in shown, path
        home_page = main_of(who.get(url("intentions:intention", home.pk)))
        table = home_page.split("<table", 1)[1].split("</table>", 1)[0]
        assert "Xanthippe" not in table
        assert "Zebulon" not in table
        assert "€130" in table


def test_only_whoever_hid_the_names_shows_them_again(ana: CastMember, ben: CastMember, home: Intention) -> None:
    an_entry(ana, home)
    path = url("intentions:entries_anonymity", home.pk)
    ana.post(path, {"off": "yes"})
    ana.post(path, {"off": "yes"})
    ben.post(path, {"on": "yes"})
    assert "Nobody’s name stands" in ben.get(url("intentions:entries", home.pk)).text
    ben.post(path, {"off": "yes"})
    assert "Names stay off" in ana.post(path, {"on": "yes"}).text
    with viewing(ana.viewer):
        assert HiddenNames.objects.filter(shown_at=None).get().person_id == ben.id
    assert "shows names again" in ben.post(path, {"on": "yes"}).text
    with viewing(ana.viewer):
        assert HiddenNames.objects.count() == 2


def test_an_export_names_who_made_the_partners_entries_only_while_names_are_shown(
    ana: CastMember, ben: CastMember, home: Intention
) -> None:
    entry = an_entry(ana, home)
    an_entry(ben, home, "40")
    with viewing(ben.viewer):
        measure_actions.correct(entry, amount=Decimal(90), on=entry.on, words="", version=1)

    def records(who: CastMember) -> dict[str, Any]:
        with viewing(who.viewer):
            packages: dict[str, dict[str, Any]] = json.loads(account_export.as_json(who.person))["packages"]
        return packages["intentions"]

    assert {row["person_id"] for row in records(ana)["measure_entry"]} == {str(ana.id), str(ben.id)}
    ben.post(url("intentions:entries_anonymity", home.pk), {"off": "yes"})
    for who, other in ((ana, ben), (ben, ana)):
        exported = records(who)
        assert {row["person_id"] for row in exported["measure_entry"]} == {str(who.id), None}
        acts = [row for row in exported["history_entry"] if row["act"].startswith("entry")]
        assert str(other.id) not in json.dumps([exported["measure_entry"], exported["entry_revision"], acts])
    assert {row["corrected_by_id"] for row in records(ana)["entry_revision"]} == {None}
