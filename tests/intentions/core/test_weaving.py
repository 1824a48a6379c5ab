"""Weaving an intention: from whose dreams, with which words, and whys that are read once both are written."""

from django.urls import reverse

from our2souls.dreams.models import Dream
from our2souls.intentions.core.models import Intention, Strand
from our2souls.privacy.viewer import viewing
from tests.cast import CastMember
from tests.factories.dreams import a_dream
from tests.factories.intentions.core import an_intention


def url(name: str, *args: object) -> str:
    return reverse(name, args=args)


def the_intention(by: CastMember) -> Intention:
    with viewing(by.viewer):
        return Intention.objects.get()


WHY = "We moved eleven times before I was eighteen"


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
    page = ben.get(url("intentions:intention", the_intention(ana).pk))
    assert "A choir" in page.text
    assert "Belonging" in page.text
    assert "A cold hall" not in page.text
    assert WHY not in page.text
    with viewing(ben.viewer):
        strand = Strand.objects.get(person_id=ben.id)
        assert (strand.line, strand.picture) == ("", "")
    ben.post(url("intentions:intention_copy_words", the_intention(ana).pk), {"bring": ["picture"]})
    assert "A full room" in ana.get(url("intentions:intention", the_intention(ana).pk)).text
    with viewing(ana.viewer):
        assert Dream.objects.get().line == "A choir"


def test_nobody_weaves_the_partners_private_dream(ana: CastMember, ben: CastMember) -> None:
    dream = a_dream(ben)
    assert ana.post(url("intentions:intention_new"), {"theirs": dream.pk, "name": "Ours"}).status_code == 404
    assert ana.post(url("intentions:intention_new"), {"mine": dream.pk, "name": "Ours"}).status_code == 404


def test_alone_no_intention_is_woven_and_inviting_is_offered(cleo: CastMember) -> None:
    assert "An intention needs two" in cleo.get(url("intentions:intention_new")).text
    assert cleo.post(url("intentions:intention_new"), {"name": "Ours"}).status_code == 404
    with viewing(cleo.viewer):
        assert not Intention.objects.exists()


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
