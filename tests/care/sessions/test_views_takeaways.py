"""What is taken from a session: together, with both as writers; alone, and shared by its writer. Never the therapist's."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.urls import reverse

from our2souls.care.consent.models import Engagement
from our2souls.care.sessions import queries
from our2souls.care.sessions.models import SessionNote, Takeaway
from our2souls.delivery.models import Notification
from our2souls.people.pairing import actions as pairing
from our2souls.privacy.audiences import grants
from our2souls.privacy.fields import NotPermitted
from our2souls.privacy.viewer import Viewer, viewing
from tests.cast import CastMember
from tests.factories.care.sessions import NOTED, TAKEN, a_note, a_takeaway, leaves_table, path

DAY = "2026-03-02"


def eyes_of(thea: CastMember, ana: CastMember) -> Viewer:
    eyes = grants.eyes(thea.id, ana.viewer.couple)
    assert eyes is not None
    return eyes


def test_either_writes_and_both_read(ana: CastMember, ben: CastMember, engagement: Engagement) -> None:
    ana.post(path("takeaway_new", engagement.pk), {"day": DAY, "words": TAKEN})
    assert TAKEN in ben.get(path("takeaways", engagement.pk)).text


def test_the_other_writes_on_and_then_neither_deletes_it(
    ana: CastMember, ben: CastMember, engagement: Engagement
) -> None:
    row = a_takeaway(ana, engagement)
    ben.post(path("takeaway_edit", row.pk), {"day": DAY, "words": "We breathe, then talk", "version": "1"})
    page = ana.get(path("takeaway", row.pk))
    assert "We breathe, then talk" in page.text
    assert page.context["takeaway"].words_by_id == ben.id
    for each in (ana, ben):
        assert each.post(path("takeaway_delete", row.pk)).status_code == 404
    ana.post(path("takeaway_edit", row.pk), {"day": DAY, "words": "We breathe", "version": "2"})
    assert ana.post(path("takeaway_delete", row.pk)).status_code == 404
    assert Takeaway._base_manager.filter(pk=row.pk).exists()


def test_its_only_writer_deletes_it(ana: CastMember, ben: CastMember, engagement: Engagement) -> None:
    row = a_takeaway(ana, engagement)
    assert ben.post(path("takeaway_delete", row.pk)).status_code == 404
    ana.post(path("takeaway_delete", row.pk))
    assert not Takeaway._base_manager.exists()


def test_who_was_slower_sees_both_versions(ana: CastMember, ben: CastMember, engagement: Engagement) -> None:
    row = a_takeaway(ana, engagement)
    ben.post(path("takeaway_edit", row.pk), {"day": DAY, "words": "Ben’s words", "version": "1"})
    answer = ana.post(path("takeaway_edit", row.pk), {"day": DAY, "words": "Ana’s words", "version": "1"})
    assert answer.status_code == 422
    assert "Ben’s words" in answer.text
    assert "Ana’s words" in answer.text
    ana.post(path("takeaway_edit", row.pk), {"day": DAY, "words": "Both", "version": "2"})
    assert "Both" in ben.get(path("takeaway", row.pk)).text


def test_another_day_alone_makes_nobody_its_writer(ana: CastMember, ben: CastMember, engagement: Engagement) -> None:
    row = a_takeaway(ana, engagement)
    ben.post(path("takeaway_edit", row.pk), {"day": "2026-03-03", "words": TAKEN, "version": "1"})
    found = ana.get(path("takeaway", row.pk)).context["takeaway"]
    assert (found.words_by_id, found.is_joint, str(found.day)) == (ana.id, False, "2026-03-03")


@pytest.mark.parametrize(
    "data", [{"day": "", "words": "x"}, {"day": DAY, "words": ""}, {"day": "0900-01-01", "words": "x"}]
)
def test_a_day_and_words_are_needed(data: dict[str, str], ana: CastMember, engagement: Engagement) -> None:
    for name in ("takeaway_new", "session_note_new"):
        assert ana.post(path(name, engagement.pk), data).status_code == 422


def test_the_therapist_reads_none_of_it(
    ana: CastMember, ben: CastMember, thea: CastMember, engagement: Engagement
) -> None:
    takeaway, note = a_takeaway(ana, engagement), a_note(ana, engagement, share=True)
    with viewing(ana.viewer):
        rows: list[Any] = [Takeaway.objects.get(), SessionNote.objects.get()]
    with viewing(eyes_of(thea, ana)):
        for found in (Takeaway.objects, SessionNote.objects, SessionNote.shared_with_me):
            assert not found.exists()
        for row in rows:
            with pytest.raises(NotPermitted):
                str(row.words)
    for name, row in (("takeaway", takeaway), ("takeaway_edit", takeaway), ("session_note_edit", note)):
        assert thea.get(path(name, row.pk)).status_code == 404


def test_what_they_took_is_read_after_the_therapist_left(
    ana: CastMember, ben: CastMember, engagement: Engagement
) -> None:
    a_takeaway(ana, engagement)
    leaves_table(engagement, ana)
    assert TAKEN in ben.get(path("takeaways", engagement.pk)).text
    ben.post(path("takeaway_new", engagement.pk), {"day": DAY, "words": "Afterwards"})
    assert "Afterwards" in ana.get(path("takeaways", engagement.pk)).text


def test_the_newest_comes_first_in_pages(ana: CastMember, engagement: Engagement) -> None:
    for number in range(queries.A_PAGE + 1):
        a_takeaway(ana, engagement, f"Word {number}.", date(2026, 1, 1) + timedelta(days=number))
    page = ana.get(path("takeaways", engagement.pk))
    assert page.text.index("Word 20.") < page.text.index("Word 19.")
    assert "Word 0." not in page.text
    assert "Word 0." in ana.get(f"{path('takeaways', engagement.pk)}?before={page.context['following']}").text


def test_a_note_is_its_writers_until_shared_and_again_once_closed(
    ana: CastMember, ben: CastMember, engagement: Engagement
) -> None:
    note = a_note(ana, engagement)
    assert NOTED in ana.get(path("session_notes")).text
    assert NOTED not in ben.get(path("session_notes_shared")).text
    ana.post(path("session_note_share", note.pk))
    assert NOTED in ben.get(path("session_notes_shared")).text
    assert ben.get(path("session_note_edit", note.pk)).status_code == 404
    assert ben.post(path("session_note_share", note.pk), {"off": "yes"}).status_code == 404
    ana.post(path("session_note_share", note.pk), {"off": "yes"})
    assert NOTED not in ben.get(path("session_notes_shared")).text
    with viewing(ben.viewer):
        assert not SessionNote.shared_with_me.exists()


def test_sharing_twice_is_once(ana: CastMember, ben: CastMember, engagement: Engagement) -> None:
    note = a_note(ana, engagement)
    for _time in range(2):
        ana.post(path("session_note_share", note.pk))
    assert Notification._base_manager.filter(owner_id=ben.id, about=note.pk, channel="inapp").count() == 1


def test_a_deleted_note_is_gone_for_both(ana: CastMember, ben: CastMember, engagement: Engagement) -> None:
    note = a_note(ana, engagement, share=True)
    assert ben.post(path("session_note_delete", note.pk)).status_code == 404
    ana.post(path("session_note_delete", note.pk))
    assert NOTED not in ben.get(path("session_notes_shared")).text
    assert not SessionNote._base_manager.exists()


def test_one_device_overtakes_another(ana: CastMember, engagement: Engagement) -> None:
    note = a_note(ana, engagement)
    ana.post(path("session_note_edit", note.pk), {"day": DAY, "words": "On the phone", "version": "1"})
    answer = ana.post(path("session_note_edit", note.pk), {"day": DAY, "words": "At the desk", "version": "1"})
    assert answer.status_code == 422
    assert "On the phone" in answer.text


def test_after_parting_ones_own_notes_stay_ones_own(ana: CastMember, ben: CastMember, engagement: Engagement) -> None:
    a_note(ana, engagement, share=True)
    takeaway = a_takeaway(ana, engagement)
    with viewing(ben.viewer):
        pairing.separate(ben.person)
    assert NOTED in ana.get(path("session_notes")).text
    assert NOTED not in ben.get(path("session_notes_shared")).text
    assert ana.get(path("takeaways", engagement.pk)).status_code == 404
    assert ben.get(path("takeaway", takeaway.pk)).status_code == 404


def test_own_notes_are_nobody_elses_page(cleo: CastMember, ana: CastMember, engagement: Engagement) -> None:
    a_note(ana, engagement)
    assert NOTED not in cleo.get(path("session_notes")).text
    assert cleo.get(reverse("care:session_notes_shared")).status_code == 200
