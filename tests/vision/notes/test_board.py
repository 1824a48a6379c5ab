"""The board: all that one may see and nothing else, with filters, in pages, the same queries however many."""

from datetime import timedelta

import pytest
from django.urls import reverse

from our2souls.lib import clock
from our2souls.privacy.viewer import viewing
from our2souls.vision import letters as vision_letters
from our2souls.vision.media.attachments import Attachments
from our2souls.vision.models import PersonalNote, SharedNote
from our2souls.vision.notes import board
from tests.cast import CastMember
from tests.factories.dreams import a_dream
from tests.factories.intentions.core import an_intention
from tests.factories.vision.media import a_picture, a_sound
from tests.factories.vision.pages import a_loose_note, url

BOARD = reverse("vision:board")


def one_of_every_note(ana: CastMember, ben: CastMember) -> None:
    """One of everything, each with words of its own."""
    a_loose_note(ana, "ana-own", attachments=Attachments([a_picture()]))
    a_loose_note(ben, "ben-own")
    a_loose_note(ana, "both-loose", shared=True, attachments=Attachments(memo=a_sound()))
    shared, kept = a_dream(ben, "Shared", share=True), a_dream(ben, "Kept")
    for dream, text in ((shared, "ben-shared"), (kept, "ben-kept")):
        ben.post(url("note_new", "dream", dream.pk), {"text": text})
    intention = an_intention(ana, ben)
    ben.post(url("note_new", "intention", intention.pk), {"text": "both-intention"})
    with clock.frozen(clock.now() - timedelta(days=9)), viewing(ana.viewer):
        soon = (clock.now() + timedelta(days=2)).date()
        vision_letters.seal(vision_letters.draft(vision_letters.LetterData("both-envelope", "us", soon, "both-letter")))
    with viewing(ana.viewer):
        far = (clock.now() + timedelta(days=99)).date()
        vision_letters.seal(
            vision_letters.draft(vision_letters.LetterData("sealed-envelope", "us", far, "sealed-letter"))
        )
        vision_letters.draft(vision_letters.LetterData("draft-envelope", "us", far, "draft-letter"))


MINE, THEIRS = {"ana-own"}, {"ben-shared"}
OURS = {"both-loose", "both-intention", "both-letter"}
EVERYTHING = {"ana-own", "ben-own", "ben-shared", "ben-kept", "sealed-letter", "draft-letter", *OURS}


@pytest.mark.parametrize(
    ("query", "seen"),
    [
        ("", MINE | THEIRS | OURS),
        ("?whose=mine", MINE),
        ("?whose=theirs", THEIRS),
        ("?whose=ours", OURS),
        ("?about=dream", THEIRS),
        ("?about=intention", {"both-intention"}),
        ("?about=itself", {"ana-own", "both-loose"}),
        ("?about=letter", {"both-letter"}),
        ("?holds=photos", {"ana-own"}),
        ("?holds=memo", {"both-loose"}),
        ("?whose=ours&about=itself&holds=memo", {"both-loose"}),
        ("?whose=theirs&about=letter", set()),
        ("?whose=nobody&about=nothing&holds=x&before=garbage", set()),
    ],
)
def test_each_filter_of_the_board_shows_its_own_notes(
    ana: CastMember, ben: CastMember, query: str, seen: set[str]
) -> None:
    one_of_every_note(ana, ben)
    page = ana.get(BOARD + query)
    assert page.status_code == 200
    assert {text for text in EVERYTHING if text in page.text} == seen
    if not seen:
        assert "Nothing like that yet" in page.text


def test_the_board_of_the_partner_and_of_everybody_else_shows_theirs_alone(
    ana: CastMember, ben: CastMember, cleo: CastMember, dora: CastMember
) -> None:
    one_of_every_note(ana, ben)
    page = ben.get(BOARD).text
    assert {text for text in EVERYTHING if text in page} == {"ben-own", "ben-shared", "ben-kept", *OURS}
    for member in (cleo, dora):
        page = member.get(BOARD).text
        assert not {text for text in EVERYTHING if text in page}
        assert "Nothing here yet" in page


def test_pages_of_the_board_follow_each_other_without_a_gap_or_a_repeat(ana: CastMember, ben: CastMember) -> None:
    number = board.A_PAGE * 2 + 3
    with clock.frozen(clock.now()):  # many at the same moment: the key has to tell them apart
        for each in range(number):
            a_loose_note(ana if each % 2 else ben, f"note-{each:02}-", shared=each % 3 > 0)
    mine = [f"note-{each:02}-" for each in range(number) if each % 3 or each % 2]
    found: list[str] = []
    with viewing(ana.viewer):
        page = board.page(ana.viewer, board.BoardFilter())
        while True:
            found += [seen.note.text for seen in page.notes]
            if not page.older:
                break
            page = board.page(ana.viewer, board.BoardFilter(), page.older)
    assert sorted(found) == mine
    assert "Older ones" in ana.get(BOARD).text


def test_a_loose_note_is_ones_own_unless_chosen_otherwise(ana: CastMember, ben: CastMember, cleo: CastMember) -> None:
    ana.post(url("note_loose"), {"text": "Mine", "whose": "mine"})
    ana.post(url("note_loose"), {"text": "Ours", "whose": "ours"})
    cleo.post(url("note_loose"), {"text": "Cleo’s"})
    with viewing(ana.viewer):
        mine, ours = PersonalNote.objects.get(), SharedNote.objects.get()
        assert (mine.text, ours.text, ours.kind, ours.about) == ("Mine", "Ours", "itself", None)
    for member, own, both in ((ana, 200, 200), (ben, 404, 200), (cleo, 404, 404)):
        assert member.get(url("note", mine.pk)).status_code == own
        assert member.get(url("note", ours.pk)).status_code == both
    assert "Cleo’s" in cleo.get(BOARD).text
    page = cleo.client.post(url("note_loose"), {"text": "For a couple that isn’t", "whose": "ours"})
    assert page.status_code == 422


def test_sharing_a_loose_note_makes_it_a_note_of_both_with_its_attachments(ana: CastMember, ben: CastMember) -> None:
    note = a_loose_note(ana, "Mine", attachments=Attachments([a_picture()], a_sound()))
    assert ben.post(url("note_share", note.pk)).status_code == 404
    assert "It is on both your boards now" in ana.post(url("note_share", note.pk)).text
    with viewing(ben.viewer):
        [seen] = board.page(ben.viewer, board.BoardFilter()).notes
        assert (seen.note.text, len(seen.photos), seen.memo is not None) == ("Mine", 1, True)
    assert ben.get(url("photo", seen.note.pk, seen.photos[0].pk, 480)).status_code == 200
    assert ana.get(url("note", note.pk)).status_code == 404
    assert ana.get(url("note", seen.note.pk)).status_code == 200


def test_a_note_shows_its_markdown_and_none_of_its_scripts(ana: CastMember, ben: CastMember) -> None:
    text = "Say *it* [here](https://e.org/x)\n\n<script>alert(1)</script>"
    note = a_loose_note(ana, text, shared=True)
    page = ben.get(url("note", note.pk)).text
    assert "<em>it</em>" in page
    assert '<a href="https://e.org/x" rel="noopener noreferrer">here</a>' in page
    assert "<script>alert" not in page
    card = ben.get(BOARD).text
    assert "Say it here" in card
    assert "<script>alert" not in card
    assert "*gentle*" in ana.get(url("note_edit", note.pk)).text, "the form says what can be used"


def test_what_notes_are_about_stands_in_its_order_on_the_board(ana: CastMember) -> None:
    page = ana.get(reverse("vision:board")).text
    places = [page.index(label) for label in ("On a dream", "On an intention", "On one of your days")]
    assert places == sorted(places)
