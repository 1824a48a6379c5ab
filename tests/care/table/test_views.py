"""A couple's table, as each of the two and their therapist use it."""

import re
from typing import Any
from uuid import uuid4

import pytest
from django.urls import reverse

from our2souls.care.consent.models import Engagement
from our2souls.care.invitations import actions as invitation_actions
from our2souls.privacy.models import Grant
from our2souls.privacy.viewer import TABLE, viewing
from tests.cast import CastMember, a_person
from tests.factories.care import a_therapist, at_table, opened, seated, secured
from tests.factories.checkins import a_full_checkin
from tests.factories.delivery import forget
from tests.factories.intentions.core import an_intention


@pytest.fixture
def thea(db: None) -> CastMember:
    return secured(a_therapist())


def link_on(page: Any) -> str:
    found = re.search(r"/seat/j/[\w-]+", page.content.decode())
    assert found, "the page shows the link"
    return found[0]


def invited(ana: CastMember) -> Any:
    return ana.post(reverse("care:therapist_invite"))


def test_by_a_link_a_therapist_comes_to_the_table(ana: CastMember, ben: CastMember, thea: CastMember) -> None:
    page = invited(ana)
    link = link_on(page)
    assert "asks a therapist to your table" in ben.get(reverse("web:home")).content.decode()
    assert link not in ben.get(page.request["PATH_INFO"]).content.decode(), "the link is whoever asked’s alone"
    opened_page = thea.get(link)
    assert link not in str(opened_page.redirect_chain[-1])
    text = opened_page.content.decode()
    assert "Ana asks you to their table" in text
    assert "Ben" not in text, "nobody speaks for the other"
    thea.post(reverse("care:seat"), {"answer": "yes"})
    with viewing(ana.viewer):
        engagement = Engagement.objects.get()
    assert engagement.state == "accepted"
    assert "Is this who you mean?" in ana.get(reverse("care:engagement", args=[engagement.pk])).content.decode()
    his = ben.get(reverse("care:engagement", args=[engagement.pk])).content.decode()
    assert "Yes, that is Thea" not in his
    ben.post(reverse("care:therapist_confirm", args=[engagement.pk]), {"seen": str(thea.id)})
    with viewing(ana.viewer):
        assert Engagement.objects.get().state == "accepted", "only whoever asked knows whom they meant"
    ana.post(reverse("care:therapist_confirm", args=[engagement.pk]), {"seen": str(thea.id)})
    with viewing(ana.viewer):
        assert Engagement.objects.get().state == "confirmed"
        assert {grant.scope for grant in Grant.objects.all()} == {TABLE}


def test_a_forwarded_link_is_used_once_and_seats_nobody_unseen(
    ana: CastMember, ben: CastMember, thea: CastMember
) -> None:
    page = invited(ana)
    link = link_on(page)
    friend = secured(a_person("Pat"))
    friend.get(link)
    friend.post(reverse("care:seat"), {"answer": "yes"})
    assert "There is no invitation here" in thea.get(link).content.decode()
    with viewing(ana.viewer):
        engagement = Engagement.objects.get()
    text = ana.get(reverse("care:engagement", args=[engagement.pk])).content.decode()
    assert "Pat came with your invitation" in text
    assert "nobody here has checked their training" in text, "a friend is not called a therapist by the app"
    ana.post(reverse("care:therapist_withdraw", args=[engagement.pk]))
    assert friend.get(reverse("care:client", args=[engagement.pk])).status_code == 404
    with viewing(ana.viewer):
        assert not Grant.objects.exists()


@pytest.mark.parametrize("who", ["ana", "ben"])
def test_nobody_is_their_own_couples_therapist(who: str, ana: CastMember, ben: CastMember, request: Any) -> None:
    link = link_on(invited(ana))
    taker = secured(request.getfixturevalue(who))
    taker.get(link)
    page = taker.post(reverse("care:seat"), {"answer": "yes"})
    assert "can’t be taken with this account" in page.content.decode()


def test_an_invitation_says_which_name_they_will_read(ana: CastMember, ben: CastMember, thea: CastMember) -> None:
    thea.get(link_on(invited(ana)))
    assert "as it is in your profile" in thea.get(reverse("care:seat")).text
    with viewing(ana.viewer):
        listed = invitation_actions.invite(name="Dr. T. Berg", therapist_id=thea.id, entry_id=uuid4())
    assert "as the list of therapists says it" in thea.get(reverse("care:invitation", args=[listed.pk])).text


def test_an_ex_is_not_the_therapist_of_the_next_couple(dora: CastMember, eli: CastMember, farid: CastMember) -> None:
    link = link_on(invited(eli))
    secured(farid).get(link)
    page = farid.post(reverse("care:seat"), {"answer": "yes"})
    assert "can’t be taken with this account" in page.content.decode()
    with viewing(dora.viewer):
        assert Engagement.objects.get().state == "invited"


def test_a_link_without_a_second_step_seats_nobody(ana: CastMember, ben: CastMember, db: None) -> None:
    link, plain = link_on(invited(ana)), a_person("Quin")
    plain.get(link)
    plain.post(reverse("care:seat"), {"answer": "yes"})
    with viewing(ana.viewer):
        assert Engagement.objects.get().state == "invited"


def test_what_would_be_read_is_shown_before_the_yes_and_nothing_opens_by_looking(
    ana: CastMember, ben: CastMember, thea: CastMember
) -> None:
    an_intention(ana, ben, "A house by the sea")
    engagement = seated(thea, ana)
    url = reverse("care:parts", args=[engagement.pk])
    sent = {"parts": ["intentions/"], "days": "90"}
    page = ana.post(url, sent)
    assert "As Thea would read it" in page.content.decode()
    assert "A house by the sea" in page.content.decode()
    with viewing(ana.viewer):
        assert {grant.scope for grant in Grant.objects.all()} == {TABLE}
    answer = ana.post(url, sent | {"act": "yes"}).content.decode()
    assert "Your yes is noted" in answer
    assert thea.get(reverse("care:client", args=[engagement.pk])).content.decode().count("A house by the sea") == 0
    ben.post(url, sent | {"act": "yes"})
    assert "A house by the sea" in thea.get(reverse("care:client", args=[engagement.pk])).content.decode()


def test_until_both_have_said_yes_the_others_pages_are_the_same(
    ana: CastMember, ben: CastMember, thea: CastMember
) -> None:
    an_intention(ana, ben)
    engagement = seated(thea, ana)
    pages = [
        reverse("care:table"),
        reverse("care:engagement", args=[engagement.pk]),
        reverse("care:parts", args=[engagement.pk]),
    ]
    forget(ben)
    before = [_body(ben, page) for page in (*pages, reverse("web:home"))]
    opened(engagement, ana, parts={("intentions", ""), ("story", "")})
    assert [_body(ben, page) for page in (*pages, reverse("web:home"))] == before


def _body(who: CastMember, page: str) -> str:
    """A page without what differs each time it is loaded."""
    text = who.get(page).content.decode()
    text = re.sub(r'name="csrfmiddlewaretoken" value="[^"]+"', "", text)
    return re.sub(r'(nonce|name="form-key" value|content)="[^"]*"', "", text)


def test_closing_ends_an_open_page_and_its_files_in_the_next_request(
    ana: CastMember, ben: CastMember, thea: CastMember
) -> None:
    an_intention(ana, ben, "A house by the sea")
    engagement = at_table(thea, ana, ben, ("intentions", ""))
    page = reverse("care:client", args=[engagement.pk])
    assert "A house by the sea" in thea.get(page).content.decode()
    with viewing(ben.viewer):
        grant = Grant.objects.get(scope="intentions")
    ben.post(reverse("care:part_close", args=[engagement.pk, grant.pk]))
    for name in ("client", "client_print", "client_pdf"):
        answer = thea.get(reverse(f"care:{name}", args=[engagement.pk]))
        assert b"A house by the sea" not in answer.content, name
    ana.post(reverse("care:table_leave", args=[engagement.pk]))
    for name in ("client", "client_print", "client_pdf", "client_state"):
        assert thea.get(reverse(f"care:{name}", args=[engagement.pk])).status_code == 404, name


def test_the_partners_own_can_be_neither_opened_nor_closed_by_an_address(
    ana: CastMember, ben: CastMember, thea: CastMember
) -> None:
    a_full_checkin(ana)
    engagement = seated(thea, ana)
    url = reverse("care:parts", args=[engagement.pk])
    forged = {"parts": [f"trend/{ben.id}"], "days": "90", "act": "yes"}
    assert ana.client.post(url, forged).status_code == 422
    opened(engagement, ben, parts={("trend", str(ben.id))})
    with viewing(ben.viewer):
        grant = Grant.objects.get(scope="trend")
    assert ana.client.post(reverse("care:part_close", args=[engagement.pk, grant.pk])).status_code == 404
    assert str(ben.id) not in ana.get(reverse("care:engagement", args=[engagement.pk])).content.decode()


def test_a_scope_widened_by_url_or_form_opens_nothing(
    ana: CastMember, ben: CastMember, dora: CastMember, thea: CastMember
) -> None:
    an_intention(ana, ben, "A house by the sea")
    engagement = at_table(thea, ana, ben, ("story", ""))
    page = reverse("care:client", args=[engagement.pk])
    for query in ("?scope=intentions", "?parts=intentions/", "?grants=intentions"):
        assert "A house by the sea" not in thea.get(page + query).content.decode()
    for sent in ({"parts": ["intentions/"], "days": "90", "act": "yes"}, {}):
        assert thea.client.post(reverse("care:parts", args=[engagement.pk]), sent).status_code == 404
        assert dora.client.post(reverse("care:parts", args=[engagement.pk]), sent).status_code == 404
    assert (
        ana.client.post(reverse("care:parts", args=[engagement.pk]), {"parts": ["table/x"], "days": "90"}).status_code
        == 422
    )


def test_every_look_stands_in_a_list_that_both_read(ana: CastMember, ben: CastMember, thea: CastMember) -> None:
    an_intention(ana, ben)
    engagement = at_table(thea, ana, ben, ("intentions", ""))
    looks = reverse("care:looks", args=[engagement.pk])
    assert "Nothing has been looked at yet" in ana.get(looks).content.decode()
    thea.get(reverse("care:client", args=[engagement.pk]))
    thea.get(reverse("care:client_pdf", args=[engagement.pk]))
    for who in (ana, ben):
        text = who.get(looks).content.decode()
        assert "Thea · Read on the screen: Your intentions" in " ".join(text.split())
        assert "Saved as a PDF" in text
    assert thea.client.get(looks).status_code == 404


def test_a_therapist_who_leaves_closes_everything_and_both_learn_of_it(
    ana: CastMember, ben: CastMember, thea: CastMember
) -> None:
    engagement = at_table(thea, ana, ben, ("intentions", ""))
    thea.post(reverse("care:client_leave", args=[engagement.pk]))
    with viewing(ana.viewer):
        assert not Grant.objects.filter(closed_at=None).exists()
        assert Engagement.objects.get().state == "ended"
    for who in (ana, ben):
        assert "A therapist has left your table" in who.get(reverse("delivery:notices")).content.decode()
