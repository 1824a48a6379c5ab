"""Questions for the therapist: either writes, both and the therapist read, its writer changes and deletes, either ticks it off."""

import pytest

from our2souls.care.consent.access import client_for
from our2souls.care.consent.models import Engagement
from our2souls.care.sessions import queries
from our2souls.care.sessions.models import Question
from our2souls.delivery.models import Notification
from our2souls.privacy.models import AuditEntry
from our2souls.privacy.viewer import viewing
from tests.cast import CastMember
from tests.factories.care.sessions import ASKED, a_question, at_table, leaves_table, path


def read_by(therapist: CastMember, engagement: Engagement) -> list[str]:
    with viewing(therapist.viewer):
        client = client_for(therapist.viewer, engagement.pk)
    with viewing(client.eyes):
        return [each.words for each in queries.open_questions(client.engagement)]


def test_a_question_is_read_by_both_and_by_the_therapist(
    ana: CastMember, ben: CastMember, thea: CastMember, engagement: Engagement
) -> None:
    ana.post(path("question_new", engagement.pk), {"words": ASKED})
    for each in (ana, ben):
        assert ASKED in each.get(path("questions", engagement.pk)).text
    assert read_by(thea, engagement) == [ASKED]


def test_the_therapist_is_told_of_no_question(ana: CastMember, thea: CastMember, engagement: Engagement) -> None:
    a_question(ana, engagement)
    assert not Notification._base_manager.filter(owner_id=thea.id).exists()


def test_an_empty_question_comes_back(ana: CastMember, engagement: Engagement) -> None:
    assert ana.post(path("question_new", engagement.pk), {"words": " "}).status_code == 422
    assert not Question._base_manager.exists()


def test_a_question_is_bounded(ana: CastMember, engagement: Engagement) -> None:
    assert ana.post(path("question_new", engagement.pk), {"words": "a" * 1001}).status_code == 422


def test_only_its_writer_changes_and_deletes_it(ana: CastMember, ben: CastMember, engagement: Engagement) -> None:
    question = a_question(ana, engagement)
    assert ben.get(path("question_edit", question.pk)).status_code == 404
    assert ben.post(path("question_delete", question.pk)).status_code == 404
    ana.post(path("question_edit", question.pk), {"words": "And the garden?"})
    assert "And the garden?" in ben.get(path("question", question.pk)).text
    ana.post(path("question_delete", question.pk))
    assert not Question._base_manager.exists()


def test_a_deleted_question_is_no_news_any_more(ana: CastMember, ben: CastMember, engagement: Engagement) -> None:
    question = a_question(ana, engagement)
    ana.post(path("question_delete", question.pk))
    rows = Notification._base_manager.filter(owner_id=ben.id, about=question.pk)
    assert rows.exists()
    assert not rows.filter(cancelled_at=None).exists()


def test_either_ticks_it_off_and_opens_it_again(ana: CastMember, ben: CastMember, engagement: Engagement) -> None:
    question = a_question(ana, engagement)
    ben.post(path("question_talked", question.pk))
    assert ASKED not in ana.get(path("questions", engagement.pk)).text
    assert ASKED in ana.get(path("questions_past", engagement.pk)).text
    ana.post(path("question_talked", question.pk), {"off": "yes"})
    assert ASKED in ben.get(path("questions", engagement.pk)).text


def test_what_was_talked_about_is_not_asked_in_the_brief(
    ana: CastMember, thea: CastMember, engagement: Engagement
) -> None:
    question = a_question(ana, engagement)
    ana.post(path("question_talked", question.pk))
    assert read_by(thea, engagement) == []


def test_nothing_is_asked_before_they_sit_at_the_table(ana: CastMember, thea: CastMember) -> None:
    asked = at_table(thea, ana, is_confirmed=False)
    assert ana.get(path("questions", asked.pk)).status_code == 404
    assert ana.post(path("question_new", asked.pk), {"words": ASKED}).status_code == 404


def test_once_they_left_the_two_read_on_and_ask_no_more(
    ana: CastMember, ben: CastMember, engagement: Engagement
) -> None:
    a_question(ana, engagement)
    leaves_table(engagement, ana)
    page = ben.get(path("questions", engagement.pk)).text
    assert ASKED in page
    assert "Nobody else does" in page
    assert ana.post(path("question_new", engagement.pk), {"words": "More"}).status_code == 404


@pytest.mark.parametrize("name", ["questions", "questions_past", "question_new", "takeaways", "suggestions_all"])
def test_nobody_else_opens_the_pages_of_a_table(
    name: str, engagement: Engagement, thea: CastMember, cleo: CastMember, dora: CastMember, eli: CastMember
) -> None:
    for each in (thea, cleo, dora, eli):
        assert each.get(path(name, engagement.pk)).status_code == 404


def test_a_question_at_one_table_is_read_at_no_other(
    ana: CastMember, dora: CastMember, thea: CastMember, engagement: Engagement
) -> None:
    a_question(ana, engagement)
    elsewhere = at_table(thea, dora)
    a_question(dora, elsewhere, "Where to live?")
    assert read_by(thea, elsewhere) == ["Where to live?"]
    assert read_by(thea, engagement) == [ASKED]


def test_another_therapist_of_the_same_two_reads_none_of_it(
    ana: CastMember, cleo: CastMember, engagement: Engagement
) -> None:
    a_question(ana, engagement)
    other = at_table(cleo, ana)
    assert read_by(cleo, other) == []
    with viewing(cleo.viewer), viewing(client_for(cleo.viewer, other.pk).eyes):
        assert not Question.objects.exists()


def test_open_questions_come_in_pages(ana: CastMember, engagement: Engagement) -> None:
    for number in range(queries.A_PAGE + 1):
        a_question(ana, engagement, f"Question number {number}.")
    first = ana.get(path("questions", engagement.pk))
    assert "Question number 0." not in first.text
    key = first.context["following"]
    assert "Question number 0." in ana.get(f"{path('questions', engagement.pk)}?before={key}").text


def test_acts_are_logged_without_words(ana: CastMember, engagement: Engagement) -> None:
    question = a_question(ana, engagement)
    ana.post(path("question_talked", question.pk))
    acts = set(AuditEntry._base_manager.filter(row=question.pk).values_list("act", flat=True))
    assert acts == {"therapist_question.created", "therapist_question.talked"}
