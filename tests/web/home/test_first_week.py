"""Invitations on home: one that was opened, one that holds no more."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from tests.cast import CastMember
from tests.factories.people import JOIN, code_in, confirm_address, invite, sign_up
from tests.letters import post
from tests.markup import squeezed
from tests.web.home.test_views import HOME, INVITE_CARD, LAPSED, home, joined


def test_an_invitation_that_was_opened_waits_on_home_after_signing_up(nobody: Client, cleo: CastMember) -> None:
    link, _code = invite(cleo)
    nobody.get(link)
    sign_up(nobody, next=JOIN)
    confirm_address(nobody, code_in(post()[-1]))
    nobody.get(HOME)
    with CaptureQueriesContext(connection) as asked:
        page = squeezed(nobody.get(HOME).text)
    sql = [each["sql"] for each in asked.captured_queries if not each["sql"].startswith(("SAVEPOINT", "RELEASE"))]
    assert len(sql) <= 10, "\n".join(sql)
    assert "Cleo invites you" in page
    assert f'href="{JOIN}"' in page
    assert INVITE_CARD not in page
    nobody.post(JOIN, {"answer": "not-now"})
    assert INVITE_CARD in squeezed(nobody.get(HOME).text)


def test_an_opened_invitation_that_holds_no_more_is_said_once_on_home(cleo: CastMember, farid: CastMember) -> None:
    link, _code = invite(cleo)
    farid.get(link)
    assert "Cleo invites you" in home(farid)
    cleo.post(reverse("people:invite_revoke"))
    page = home(farid)
    assert "doesn’t work any more" in page
    assert "Cleo" not in page
    assert "doesn’t work any more" not in home(farid)


def test_home_does_not_offer_ones_own_invitation(cleo: CastMember) -> None:
    link, _code = invite(cleo)
    cleo.get(link)
    page = home(cleo)
    assert "invites you" not in page
    assert "Your invitation is open" in page


@pytest.mark.parametrize("ending", ["no", "revoked"])
def test_whoever_was_not_let_in_reads_that_the_invitation_holds_no_more(
    cleo: CastMember, farid: CastMember, ending: str
) -> None:
    joined(cleo, farid)
    if ending == "no":
        cleo.post("/us/invite/confirm", {"answer": "no", "seen": str(farid.id)})
    else:
        cleo.post(reverse("people:invite_revoke"))
    page = home(farid)
    assert LAPSED in page
    assert "Nothing you wrote was shown to anybody." in page
    assert "Cleo" not in page  # neither who nor why
    assert LAPSED not in home(cleo)
    assert farid.client.post(reverse("people:lapsed_hide"))["Location"] == HOME
    assert LAPSED not in home(farid)


def test_a_lapsed_invitation_is_forgotten_with_the_next_one(cleo: CastMember, farid: CastMember) -> None:
    joined(cleo, farid)
    cleo.post("/us/invite/confirm", {"answer": "no", "seen": str(farid.id)})
    joined(cleo, farid)
    assert LAPSED not in home(farid)
    cleo.post("/us/invite/confirm", {"answer": "no", "seen": str(farid.id)})
    assert LAPSED in home(farid)
    invite(farid)
    assert LAPSED not in home(farid)


def test_a_wish_taken_back_by_oneself_is_told_to_nobody(cleo: CastMember, farid: CastMember) -> None:
    joined(cleo, farid)
    farid.post(reverse("people:join_cancel"))
    assert LAPSED not in home(farid)
