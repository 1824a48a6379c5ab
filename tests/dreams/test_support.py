"""A partner’s support of a dream: words, an offer, and an answer to it."""

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
