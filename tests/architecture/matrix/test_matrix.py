"""Every address × every member of the cast: who may look, who may act, and that nothing changes for whom it isn't."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.db import connections
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse, reverse_lazy

from our2souls.people.account.app_lock import pin as app_lock_pin
from our2souls.people.models import Person
from our2souls.people.pairing import actions as pairing_actions
from our2souls.privacy.viewer import viewing
from tests.architecture import conftest
from tests.architecture.matrix.rows import Snapshot, Watch, changed, snapshot, watched
from tests.architecture.world.scene import Scene
from tests.permissions.cases import CAST, NAMELESS, PEOPLE, Case, Row
from tests.permissions.table import TABLE
from tests.permissions.web import OPEN_WHILE_LOCKED

LESSON = "Say in tests/permissions who may look at it and who may act there: one case for each kind of thing."
LOGIN = reverse_lazy("account_login")
FOR_ANYBODY = {"delivery:later", "delivery:unsubscribe"}
"""Sent by mail programs and devices, with a signed link as the permission; everything else needs a person and the form's token."""
NOTES_A_LOOK = {
    *("mfa_view_recovery_codes", "mfa_download_recovery_codes", "feed:calendar_file"),
    *("care:client", "care:client_print", "care:client_pdf"),
}
"""That recovery codes were seen is kept, so that they are not shown again by accident; since when a calendar reads so; what a
therapist looked at."""
FOR_A_CLIENT = {"care:client_leave", "care:suggestion_new", "care:suggestion_withdraw", "people:erase"}
"""What a therapist does to a couple at whose table they sit."""
PROVEN: dict[str, dict[str, str]] = {
    "people:app_lock": {"minutes": "0"}, "people:erase": {}, "people:export": {}, "people:leave": {}, "people:past_delete": {},
    "people:past_words": {}, "readiness:consent": {"answer": "yes"},
}  # fmt: skip
"""What asks once more who one is, and what it is sent with; the rest are commands, which ask for the keys."""
LOCK_PAGE = "/unlock?next="

NAMES = sorted(TABLE)
ACTS = [name for name in NAMES if any(case.post is not None for case in TABLE[name])]


def every() -> dict[str, str]:
    """The names of all addresses with their routes, from Django's resolver."""
    return dict(_walk(get_resolver(), "", ""))


def _walk(resolver: URLResolver, space: str, route: str) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for entry in resolver.url_patterns:
        here = route + str(entry.pattern)
        if isinstance(entry, URLPattern):
            found.append((f"{space}{entry.name}" if entry.name else f"{NAMELESS}{here}", here))
        else:
            found += _walk(entry, f"{space}{entry.namespace}:" if entry.namespace else space, here)
    return found


@contextmanager
def logged_in(scene: Scene, rows: Watch, who: str) -> Iterator[Client]:
    """A browser of theirs; where anybody is logged in is as in the scene afterwards."""
    yield scene.client(who)
    if rows.has_passed:
        fields = ["session_data", "expire_date"]
        Session.objects.bulk_create(
            scene.sessions, update_conflicts=True, update_fields=fields, unique_fields=["session_key"]
        )
        rows.has_passed = False


def whom(scene: Scene) -> set[Any]:
    """Ana, Ben and their couple."""
    return {scene.ana.id, scene.ben.id, scene.named("both.couple")}


def test_every_address_stands_in_the_table() -> None:
    known = every()
    missing = {name: route for name, route in known.items() if name not in TABLE}
    assert not missing, f"{missing}: nobody said who gets these. {LESSON}"
    assert not TABLE.keys() - known.keys(), "these addresses are no more: take their lines out of the table"


@pytest.mark.parametrize("name", NAMES)
def test_looking_gives_each_what_the_table_says_and_changes_nothing(scene: Scene, rows: Watch, name: str) -> None:
    wrong = []
    for number, case in enumerate(TABLE[name]):
        for who in CAST:
            with logged_in(scene, rows, who) as client:
                answer = client.get(case.path(name, scene))
            if answer.status_code != case.get[who]:
                wrong.append(f"case {number}, {who}: {answer.status_code} and not {case.get[who]}")
            if who == "nobody" and case.get[who] == 302 and case.get["eli"] != 302:
                assert answer["Location"].startswith(str(LOGIN)) or name == "account_logout", answer["Location"]
    assert not wrong, f"{name}: {wrong}. {LESSON}"
    left = rows.changed()
    assert not left or name in NOTES_A_LOOK, f"{name}: somebody only looked, and {left} changed"


@pytest.mark.host
@pytest.mark.parametrize("name", [name for name in NAMES if name not in ACTS and name not in NOTES_A_LOOK])
def test_what_takes_no_forms_changes_nothing(scene: Scene, rows: Watch, name: str) -> None:
    """Whatever the table calls a page to look at does nothing when it is sent something after all."""
    for case in TABLE[name]:
        for who in ("ana", "ben"):
            with logged_in(scene, rows, who) as client:
                client.post(case.path(name, scene), {"line": "x", "name": "x", "words": "x", "text": "x"})
    assert not rows.changed(), f"{name} acts. {LESSON}"


@pytest.mark.parametrize("name", ACTS)
def test_acting_is_for_whom_the_table_says_and_touches_nobody_else(
    scene: Scene, staged_rows: Snapshot, name: str
) -> None:
    wrong, theirs = [], whom(scene)
    for number, case in enumerate(TABLE[name]):
        if case.post is None:
            continue
        for group in groups(case.post, name):
            with conftest.undone(), watched(staged_rows) as rows:
                for who in group:
                    with logged_in(scene, rows, who) as client:
                        answer = client.post(case.path(name, scene), case.sent(scene))
                    if answer.status_code != case.post[who]:
                        wrong.append(f"case {number}, {who}: {answer.status_code} and not {case.post[who]}")
                if group in (["ana"], ["ben"]) or (name in FOR_A_CLIENT and group in (["thea"], ["ruth"])):
                    continue  # what they may do to their own is for the packages' tests
                may = name in FOR_ANYBODY or case.post[group[0]] != 404
                left = rows.changed(theirs if may else None)
            assert name in FOR_ANYBODY or not left, f"{name}, case {number}: {group} changed {left}"
    assert not wrong, f"{name}: {wrong}. {LESSON}"


def groups(post: Row, name: str) -> list[list[str]]:
    """Those who may not, together; each of the others alone."""
    may = [who for who in CAST if post[who] != 404 and (who != "nobody" or name in FOR_ANYBODY)]
    return [[who for who in CAST if who not in may] or ["nobody"], *([who] for who in may)]


@pytest.mark.host
@pytest.mark.parametrize("name", ACTS)
def test_no_act_without_the_forms_token(scene: Scene, rows: Watch, name: str) -> None:
    for case in TABLE[name]:
        if case.post is not None and name not in FOR_ANYBODY:
            with conftest.undone():
                client = scene.client("ana", enforce_csrf_checks=True)
                assert client.post(case.path(name, scene), case.sent(scene)).status_code == 403
                assert not rows.changed()


@pytest.mark.host
@pytest.mark.parametrize("name", sorted(PROVEN))
def test_the_gravest_acts_ask_once_more_who_one_is(scene: Scene, name: str) -> None:
    case = TABLE[name][0]
    client = scene.client(next(who for who in CAST if case.get[who] != 404), proven=False)
    logged_in_rows = snapshot()
    answer = client.post(case.path(name, scene), PROVEN[name])
    assert answer.status_code == 302
    assert answer["Location"].startswith(reverse("account_reauthenticate"))
    assert not changed(logged_in_rows, snapshot())


@pytest.mark.host
def test_a_locked_session_opens_no_address_and_does_nothing(scene: Scene) -> None:
    client = with_lock(scene)
    wrong, locked_rows = [], snapshot()
    for name in sorted(TABLE.keys() - OPEN_WHILE_LOCKED):
        for number, case in enumerate(TABLE[name]):
            at = case.path(name, scene)
            for method, answer in (("get", client.get(at)), ("post", client.post(at, case.sent(scene)))):
                if answer.status_code != 302 or not answer["Location"].startswith(LOCK_PAGE):
                    wrong.append(f"{name}, case {number}, {method}: {answer.status_code}")
    assert not wrong, "only what OPEN_WHILE_LOCKED lists may open"
    assert not changed(locked_rows, snapshot())


@pytest.mark.parametrize("name", sorted(OPEN_WHILE_LOCKED))
def test_what_opens_to_a_locked_session_shows_no_words_of_anybody(scene: Scene, name: str) -> None:
    for method in ("get", "post"):
        with conftest.undone():
            answer = getattr(with_lock(scene), method)(TABLE[name][0].path(name, scene))
        assert not answer.headers.get("Location", "").startswith(LOCK_PAGE)
        assert [word for word in (*scene.words.all, "Ben") if word in answer.text] == []


def with_lock(scene: Scene) -> Client:
    """A browser of Ana's that is locked: she has an app lock, and nothing says when she was here last."""
    Person.objects.filter(pk=scene.ana.id).update(lock_after=5, lock_pin=app_lock_pin.seal(scene.ana.id, "2846"))
    return scene.client("ana", proven=False)


@pytest.mark.parametrize("leaver", ["ana", "ben"])
def test_the_minute_somebody_leaves_what_was_shared_is_not_there(scene: Scene, leaver: str) -> None:
    with viewing(scene.cast[leaver].viewer):
        pairing_actions.separate(scene.cast[leaver].person)
    wrong = []
    for name, cases in TABLE.items():
        for number, case in enumerate(cases):
            wrong += [f"{name}, case {number}, {who}" for who in ("ana", "ben") if not _after(scene, name, case, who)]
    assert not wrong, f"still there after {leaver} left: {wrong}"


def _after(scene: Scene, name: str, case: Case, who: str) -> bool:
    """Whether an address gives what it should to somebody who was in the couple and isn't any more."""
    got = []
    for allowed, send in ((case.get, "get"), (case.post or {}, "post")):
        if not case.things or allowed.get("cleo") != 404 or allowed[who] == 404:
            continue  # not about anything of theirs
        names = [str(thing).partition(".")[0] for thing in case.things.values()]
        own = who in names and "both" not in names
        client = scene.client(who)
        with conftest.undone():
            arguments = (case.sent(scene),) if send == "post" else ()
            got.append((getattr(client, send)(case.path(name, scene), *arguments).status_code == 404) is not own)
    return all(got)


def test_whoever_is_not_logged_in_chooses_the_language_of_the_first_page(nobody: Client, db: None) -> None:
    answer = nobody.post(reverse("set_language"), {"language": "es", "next": "/"})
    assert answer["Location"] == "/"
    assert 'lang="es"' in nobody.get("/").text


def test_a_row_that_changes_is_noticed_whatever_wrote_it(scene: Scene, rows: Watch) -> None:
    assert (rows.has_written, rows.changed()) == (False, [])
    with connections["default"].cursor() as cursor:
        cursor.execute("/* by hand */ SELECT 1")
        assert not rows.has_written
        cursor.execute(
            "UPDATE people_person SET name = 'X' WHERE id = %s", [Person.objects.get(pk=scene.cleo.id).pk.hex]
        )
    Person.objects.filter(pk=scene.ana.id).update(name="Y")
    assert any(str(scene.ana.id) in each for each in rows.changed())


def test_the_rows_of_the_key_store_are_seen_too(scene: Scene) -> None:
    """The snapshot guards both databases that hold rows of people: otherwise "nothing changed" would say nothing of keys."""
    assert {"default", "keys", "limits"} == set(connections)
    assert ("privacy.datakey", scene.ana.id) in snapshot()
    assert set(PEOPLE) < set(CAST)
