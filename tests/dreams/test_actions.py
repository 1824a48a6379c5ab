"""Dreams through HTTP: kept, shared, taken back, rooted for, set aside; two devices lose no words."""

import pytest
from django.urls import reverse

from our2souls.dreams.models import Dream
from our2souls.privacy.viewer import viewing
from tests.cast import CastMember
from tests.factories.dreams import a_dream

LINE = "Sing in a choir that doesn’t mind how I sound"


def url(name: str, *args: object) -> str:
    return reverse(name, args=args)


def form(**said: object) -> dict[str, object]:
    return {"line": LINE, "audience": "keep", **said}


def test_one_line_is_enough_and_stays_its_owners(ana: CastMember, ben: CastMember) -> None:
    page = ana.post(url("intentions:dreams"), {"line": LINE})
    assert LINE in page.text
    assert LINE not in ben.get(url("intentions:dreams")).text


def test_an_empty_line_gets_a_kind_sentence_at_the_field(ana: CastMember) -> None:
    page = ana.post(url("intentions:dreams"), {"line": "  "})
    assert "a few words are enough" in page.text
    assert 'aria-invalid="true"' in page.text


def test_the_fuller_form_keeps_everything_and_shares_in_one_act(ana: CastMember, ben: CastMember) -> None:
    said = form(
        audience="share", picture="A cold church hall", why="I stopped at eleven", need_own="courage", horizon="this-year",
        obstacle="fear", if_step="I want to drive home", then_step="go in", support=["ask"], support_own="Be there",
    )  # fmt: skip
    ana.post(url("dreams:dream_new"), said)
    with viewing(ana.viewer):
        kept = Dream.objects.get()
    for member in (ana, ben):
        page = member.get(url("dreams:dream", kept.pk)).text
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


def test_a_long_line_is_refused_and_keeps_what_was_typed(ana: CastMember) -> None:
    page = ana.post(url("dreams:dream_new"), form(line="x" * 201, picture="Kept words"))
    assert "Kept words" in page.text
    with viewing(ana.viewer):
        assert not Dream.objects.exists()


@pytest.mark.parametrize("other", ["ben", "cleo", "dora", "eli", "farid"])
def test_a_private_dream_is_not_there_for_anybody_else(
    ana: CastMember, other: str, request: pytest.FixtureRequest
) -> None:
    kept = a_dream(ana)
    member: CastMember = request.getfixturevalue(other)
    for name in ("dreams:dream", "dreams:dream_edit", "dreams:dream_support"):
        assert member.get(url(name, kept.pk)).status_code == 404
    for name in (
        "dreams:dream_share",
        "dreams:dream_unshare",
        "dreams:dream_reopen",
        "dreams:dream_support_withdraw",
        "dreams:dream_offer_reply",
    ):
        assert member.post(url(name, kept.pk)).status_code == 404
    assert member.post(url("dreams:dream_ending", kept.pk, "let-go"), {}).status_code == 404
    assert member.get(f"{url('intentions:intention_new')}?theirs={kept.pk}").status_code == (
        404 if member.us.partner else 200
    )


def test_taken_back_it_is_gone_for_the_partner_at_once(ana: CastMember, ben: CastMember) -> None:
    kept = a_dream(ana, LINE)
    ana.post(url("dreams:dream_share", kept.pk))
    assert ben.get(url("dreams:dream", kept.pk)).status_code == 200
    ana.post(url("dreams:dream_unshare", kept.pk))
    assert ben.get(url("dreams:dream", kept.pk)).status_code == 404
    assert LINE not in ben.get(url("intentions:dreams")).text


def test_rooting_waits_with_the_dream_and_the_offer_is_answered(ana: CastMember, ben: CastMember) -> None:
    kept = a_dream(ana, share=True)
    ben.post(
        url("dreams:dream_support", kept.pk), {"words": "You hummed on the stairs", "offer": "To cook on Tuesdays"}
    )
    assert "You hummed on the stairs" in ana.get(url("dreams:dream", kept.pk)).text
    changed = ana.post(url("dreams:dream_offer_reply", kept.pk), {"answer": "change", "words": ""})
    assert "Say what would fit better" in changed.text
    ana.post(url("dreams:dream_offer_reply", kept.pk), {"answer": "change", "words": "On Wednesdays?"})
    assert "On Wednesdays?" in ben.get(url("dreams:dream", kept.pk)).text
    ana.post(url("dreams:dream_offer_reply", kept.pk), {"answer": "accept"})
    assert "accepted it" in ben.get(url("dreams:dream", kept.pk)).text
    ben.post(url("dreams:dream_support_withdraw", kept.pk))
    assert "You hummed on the stairs" not in ana.get(url("dreams:dream", kept.pk)).text


def test_rooting_needs_words_or_an_offer(ana: CastMember, ben: CastMember) -> None:
    kept = a_dream(ana, share=True)
    assert "Say a few words, or offer something" in ben.post(url("dreams:dream_support", kept.pk), {}).text


def test_set_aside_and_taken_up_again(ana: CastMember) -> None:
    kept = a_dream(ana, LINE)
    ana.post(url("dreams:dream_ending", kept.pk, "rest"), {"look_again_on": "2027-01-10"})
    assert "10 January" in ana.get(url("dreams:dream", kept.pk)).text
    ana.post(url("dreams:dream_ending", kept.pk, "came-true"), {"on": "2026-11-01", "words": "With thirty people"})
    assert "With thirty people" in ana.get(url("intentions:dreams")).text
    ana.post(url("dreams:dream_ending", kept.pk, "let-go"), {"words": "It was my father’s"})
    assert "It was my father’s" in ana.get(url("dreams:dream", kept.pk)).text
    ana.post(url("dreams:dream_reopen", kept.pk))
    with viewing(ana.viewer):
        assert Dream.objects.get().is_alive


def test_two_devices_lose_no_words(ana: CastMember) -> None:
    kept = a_dream(ana, LINE)
    ana.post(url("dreams:dream_edit", kept.pk), {"line": "From the phone", "version": 1})
    page = ana.post(url("dreams:dream_edit", kept.pk), {"line": "From the laptop", "version": 1})
    assert "From the phone" in page.text
    assert "From the laptop" in page.text
    ana.post(url("dreams:dream_edit", kept.pk), {"line": "From the laptop", "version": 2})
    with viewing(ana.viewer):
        assert Dream.objects.get().line == "From the laptop"


def test_signed_out_everything_leads_to_signing_in(ana: CastMember, nobody: object) -> None:
    kept = a_dream(ana)
    answer = nobody.get(url("dreams:dream", kept.pk))  # type: ignore[attr-defined]
    assert answer.status_code == 302
    assert answer["Location"].startswith("/account/login")
