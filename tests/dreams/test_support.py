"""A partner’s support of a dream: words, an offer, and an answer to it."""

import pytest
from django.urls import reverse

from tests.cast import CastMember
from tests.factories.dreams import a_dream


def url(name: str, *args: object) -> str:
    return reverse(name, args=args)


def test_support_stands_with_the_dream_and_its_offer_is_answered(ana: CastMember, ben: CastMember) -> None:
    dream = a_dream(ana, share=True)
    ben.post(
        url("dreams:dream_support", dream.pk), {"words": "You hummed on the stairs", "offer": "To cook on Tuesdays"}
    )
    assert "You hummed on the stairs" in ana.get(url("dreams:dream", dream.pk)).text
    changed = ana.post(url("dreams:dream_offer_reply", dream.pk), {"answer": "change", "words": ""})
    assert "Say what would fit better" in changed.text
    ana.post(url("dreams:dream_offer_reply", dream.pk), {"answer": "change", "words": "On Wednesdays?"})
    assert "On Wednesdays?" in ben.get(url("dreams:dream", dream.pk)).text
    ana.post(url("dreams:dream_offer_reply", dream.pk), {"answer": "accept"})
    assert "accepted it" in ben.get(url("dreams:dream", dream.pk)).text
    ben.post(url("dreams:dream_support_withdraw", dream.pk))
    assert "You hummed on the stairs" not in ana.get(url("dreams:dream", dream.pk)).text


def test_support_needs_words_or_an_offer(ana: CastMember, ben: CastMember) -> None:
    dream = a_dream(ana, share=True)
    assert "Say a few words, or offer something" in ben.post(url("dreams:dream_support", dream.pk), {}).text


def told(member: CastMember) -> str:
    """Home, and the page of all notices."""
    return member.get(url("web:home")).text + member.get(url("delivery:notices")).text


@pytest.mark.parametrize("seen", [True, False], ids=["seen", "unseen"])
@pytest.mark.parametrize("offer", ["To sit with you", ""], ids=["another", "none"])
def test_an_offer_that_changed_is_open_anew(ana: CastMember, ben: CastMember, offer: str, *, seen: bool) -> None:
    dream = a_dream(ana, share=True)
    path, page = url("dreams:dream_support", dream.pk), url("dreams:dream", dream.pk)
    ben.post(path, {"words": "You hummed", "offer": "To cook on Tuesdays"})
    ana.post(url("dreams:dream_offer_reply", dream.pk), {"answer": "accept"})
    if seen:
        ben.post(url("delivery:mark_all_seen"))
    ben.post(path, {"words": "You hummed on the stairs", "offer": "To cook on Tuesdays"})
    assert "Ana accepted your offer" in told(ben)
    assert "accepted it" in ben.get(page).text
    assert "You accepted it" in ana.get(page).text
    ben.post(path, {"words": "You hummed on the stairs", "offer": offer})
    assert "Ana accepted your offer" not in told(ben)
    assert "accepted it" not in ben.get(page).text
    assert "You accepted it" not in ana.get(page).text
    if offer:
        ana.post(url("dreams:dream_offer_reply", dream.pk), {"answer": "accept"})
        assert "Ana accepted your offer" in told(ben)
        assert "accepted it" in ben.get(page).text


@pytest.mark.parametrize("seen", [True, False], ids=["seen", "unseen"])
@pytest.mark.parametrize("way", ["emptied", "withdrawn"])
def test_an_offer_that_was_taken_back_is_no_news(ana: CastMember, ben: CastMember, way: str, *, seen: bool) -> None:
    dream = a_dream(ana, share=True)
    path = url("dreams:dream_support", dream.pk)
    ben.post(path, {"words": "You hummed", "offer": "To cook on Tuesdays"})
    assert "Ben made you an offer" in told(ana)
    if seen:
        ana.post(url("delivery:mark_all_seen"))
    if way == "withdrawn":
        ben.post(url("dreams:dream_support_withdraw", dream.pk))
        assert "Ben made you an offer" not in told(ana)
    ben.post(path, {"words": "You hummed", "offer": ""})
    assert "Ben made you an offer" not in told(ana)
    ben.post(path, {"words": "You hummed", "offer": "To sit with you"})
    assert "Ben made you an offer" in ana.get(url("web:home")).text
