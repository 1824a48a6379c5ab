"""Dreams through HTTP: kept, shared, unshared, set aside; two devices lose no words."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse

from our2souls.delivery.worker import occurrences
from our2souls.dreams.models import Dream
from our2souls.lib import clock
from our2souls.privacy.viewer import viewing
from tests.cast import CastMember
from tests.factories.dreams import a_dream

LINE = "Sing in a choir that doesn’t mind how I sound"


def url(name: str, *args: object) -> str:
    return reverse(name, args=args)


def form(**fields: object) -> dict[str, object]:
    return {"line": LINE, "audience": "keep", **fields}


def test_a_dream_of_one_line_stays_its_owners(ana: CastMember, ben: CastMember) -> None:
    page = ana.post(url("intentions:dreams"), {"line": LINE})
    assert LINE in page.text
    assert LINE not in ben.get(url("intentions:dreams")).text


def test_a_dream_without_words_gets_a_kind_sentence_at_the_field(ana: CastMember) -> None:
    page = ana.post(url("intentions:dreams"), {"line": "  "})
    assert "a few words are enough" in page.text
    assert 'aria-invalid="true"' in page.text


def test_the_form_of_a_dream_keeps_everything_and_shares_in_one_act(ana: CastMember, ben: CastMember) -> None:
    data = form(
        audience="share", picture="A cold church hall", why="I stopped at eleven", need_own="courage", horizon="this-year",
        obstacle="fear", if_step="I want to drive home", then_step="go in", support=["ask"], support_own="Be there",
    )  # fmt: skip
    ana.post(url("dreams:dream_new"), data)
    with viewing(ana.viewer):
        dream = Dream.objects.get()
    for member in (ana, ben):
        page = member.get(url("dreams:dream", dream.pk)).text
        for words in (
            LINE,
            "A cold church hall",
            "I stopped at eleven",
            "courage",
            "fear",
            "Ask me about it",
            "Be there",
        ):
            assert words in page


def test_a_dream_with_a_long_line_is_refused_and_keeps_what_was_typed(ana: CastMember) -> None:
    page = ana.post(url("dreams:dream_new"), form(line="x" * 201, picture="Kept words"))
    assert "Kept words" in page.text
    with viewing(ana.viewer):
        assert not Dream.objects.exists()


@pytest.mark.parametrize("other", ["ben", "cleo", "dora", "eli", "farid"])
def test_a_private_dream_is_not_there_for_anybody_else(
    ana: CastMember, other: str, request: pytest.FixtureRequest
) -> None:
    dream = a_dream(ana)
    member: CastMember = request.getfixturevalue(other)
    for name in ("dreams:dream", "dreams:dream_edit", "dreams:dream_support"):
        assert member.get(url(name, dream.pk)).status_code == 404
    for name in (
        "dreams:dream_share",
        "dreams:dream_unshare",
        "dreams:dream_reopen",
        "dreams:dream_support_withdraw",
        "dreams:dream_offer_reply",
    ):
        assert member.post(url(name, dream.pk)).status_code == 404
    assert member.post(url("dreams:dream_ending", dream.pk, "let-go"), {}).status_code == 404
    assert member.get(f"{url('intentions:intention_new')}?theirs={dream.pk}").status_code == (
        404 if member.us.partner else 200
    )


def test_an_unshared_dream_is_gone_for_the_partner_at_once(ana: CastMember, ben: CastMember) -> None:
    dream = a_dream(ana, LINE)
    ana.post(url("dreams:dream_share", dream.pk))
    assert ben.get(url("dreams:dream", dream.pk)).status_code == 200
    ana.post(url("dreams:dream_unshare", dream.pk))
    assert ben.get(url("dreams:dream", dream.pk)).status_code == 404
    assert LINE not in ben.get(url("intentions:dreams")).text


def test_a_dream_rests_comes_true_is_let_go_and_is_reopened(ana: CastMember) -> None:
    dream = a_dream(ana, LINE)
    ana.post(url("dreams:dream_ending", dream.pk, "rest"), {"look_again_on": "2027-01-10"})
    assert "10 January" in ana.get(url("dreams:dream", dream.pk)).text
    ana.post(url("dreams:dream_ending", dream.pk, "came-true"), {"on": "2026-11-01", "words": "With thirty people"})
    assert "With thirty people" in ana.get(url("intentions:dreams")).text
    ana.post(url("dreams:dream_ending", dream.pk, "let-go"), {"words": "It was my father’s"})
    assert "It was my father’s" in ana.get(url("dreams:dream", dream.pk)).text
    ana.post(url("dreams:dream_reopen", dream.pk))
    with viewing(ana.viewer):
        assert Dream.objects.get().is_alive


def test_only_its_owner_is_reminded_of_a_resting_dream_on_its_day(ana: CastMember, ben: CastMember) -> None:
    dream, start = a_dream(ana, "Kept words", share=True), clock.now()
    day = (start + timedelta(days=5)).date().isoformat()
    ana.post(url("dreams:dream_ending", dream.pk, "rest"), {"look_again_on": day})
    notices = reverse("delivery:notices")
    with clock.frozen(start + timedelta(days=4)):
        occurrences.run_due(100)
        assert "Something that rests" not in ana.get(notices).text
    with clock.frozen(start + timedelta(days=7)):
        occurrences.run_due(100)
        page = ana.get(notices).text
        assert "Something that rests" in page
        assert "Kept words" not in page
        assert "Something that rests" not in ben.get(notices).text
        ana.post(url("dreams:dream_reopen", dream.pk))
        assert "Something that rests" not in ana.get(notices).text


def test_a_dream_edited_on_two_devices_loses_no_words(ana: CastMember) -> None:
    dream = a_dream(ana, LINE)
    ana.post(url("dreams:dream_edit", dream.pk), {"line": "From the phone", "version": 1})
    page = ana.post(url("dreams:dream_edit", dream.pk), {"line": "From the laptop", "version": 1})
    assert "From the phone" in page.text
    assert "From the laptop" in page.text
    ana.post(url("dreams:dream_edit", dream.pk), {"line": "From the laptop", "version": 2})
    with viewing(ana.viewer):
        assert Dream.objects.get().line == "From the laptop"


def test_areas_of_life_filter_the_dreams_once_there_are_two(ana: CastMember) -> None:
    a_dream(ana, "A workshop", area="work")
    assert "?area=work" not in ana.get(url("intentions:dreams")).text
    a_dream(ana, "A choir", area="play")
    page = ana.get(f"{url('intentions:dreams')}?area=play").text
    assert "A choir" in page
    assert "A workshop" not in page
    assert "A workshop" in ana.get(f"{url('intentions:dreams')}?area=nonsense").text


def test_a_dream_leads_to_signing_in_when_signed_out(ana: CastMember, nobody: Client) -> None:
    dream = a_dream(ana)
    response = nobody.get(url("dreams:dream", dream.pk))
    assert response.status_code == 302
    assert response["Location"].startswith("/account/login")
