"""Suggestions: a therapist makes them, either of the two answers, and the therapist sees that and nothing more."""

import pytest
from django.db import ProgrammingError, connection, transaction
from django.http import Http404
from django.urls import reverse

from our2souls.care.consent.models import Engagement
from our2souls.care.sessions import suggestions
from our2souls.care.sessions.models import Suggestion
from our2souls.delivery.models import Notification
from our2souls.privacy import unscoped
from our2souls.privacy.audiences import grants
from our2souls.privacy.models import AuditEntry
from our2souls.privacy.viewer import ReadOnly, viewing
from our2souls.prompts.decks import catalog as prompt_catalog
from tests.cast import CastMember
from tests.factories.care.sessions import WHY, a_suggestion, at_table, leaves_table, path


def stored() -> list[Suggestion]:
    with unscoped.door("demo.load"):
        return list(Suggestion._base_manager.order_by("at"))


def titles(member: CastMember) -> list[str]:
    with viewing(member.viewer):
        return [each.title for each in Suggestion.objects.all()]


def test_a_therapist_suggests_a_question_of_ours(ana: CastMember, thea: CastMember, engagement: Engagement) -> None:
    prompt = next(iter(prompt_catalog.decks().values())).prompts[0]
    page = thea.post(f"{path('suggestion_new', engagement.pk)}?kind=prompt", {"pick": prompt.id, "words": WHY})
    assert page.status_code == 200
    (found,) = stored()
    shown = ana.get(path("suggestion", found.pk)).text
    assert prompt.text("en") in shown.replace("&#x27;", "'")
    assert WHY in shown


@pytest.mark.parametrize(
    ("kind", "data"),
    [
        ("prompt", {}),
        ("prompt", {"pick": "no-such-prompt"}),
        ("prompt", {"title": "a" * 201}),
        ("ritual", {"about": "Breathe"}),
        ("ritual", {"pick": "sunday-coffee", "title": "Coffee"}),
        ("bridge", {"about": "Which city?"}),
        ("retake", {"words": "a" * 1001}),
    ],
)
def test_what_does_not_fit_comes_back(
    kind: str, data: dict[str, str], thea: CastMember, engagement: Engagement
) -> None:
    assert thea.post(f"{path('suggestion_new', engagement.pk)}?kind={kind}", data).status_code == 422
    assert stored() == []


def test_both_are_told_once_each_in_neutral_words(
    ana: CastMember, ben: CastMember, thea: CastMember, engagement: Engagement
) -> None:
    found = a_suggestion(thea, engagement)
    rows = Notification._base_manager.filter(about=found.pk)
    assert {(row.owner_id, row.channel) for row in rows} == {(ana.id, "inapp"), (ben.id, "inapp")}
    for each in (ana, ben):
        home = each.get(reverse("web:home")).text
        assert "Your therapist suggests something" in home
        assert found.title not in home


def test_the_therapists_own_couple_hears_and_logs_nothing(
    dora: CastMember, eli: CastMember, ana: CastMember, ben: CastMember
) -> None:
    engagement = at_table(dora, ana)
    found = a_suggestion(dora, engagement)
    assert not Notification._base_manager.filter(about=found.pk, owner_id__in=[dora.id, eli.id]).exists()
    assert titles(eli) == titles(dora) == []
    assert set(AuditEntry._base_manager.filter(row=found.pk).values_list("couple", flat=True)) == {None}


def test_nobody_suggests_who_does_not_sit_there(
    engagement: Engagement, ana: CastMember, cleo: CastMember, dora: CastMember, thea: CastMember
) -> None:
    for each in (ana, cleo, dora):
        assert each.get(path("suggestion_new", engagement.pk)).status_code == 404
        with pytest.raises(Http404):
            a_suggestion(each, engagement)
    leaves_table(engagement, ana)
    assert thea.get(path("suggestion_new", engagement.pk)).status_code == 404
    with pytest.raises(Http404):
        a_suggestion(thea, engagement)
    assert stored() == []


def test_a_form_sent_after_the_table_closed_writes_nothing(
    ana: CastMember, thea: CastMember, engagement: Engagement
) -> None:
    thea.get(path("suggestion_new", engagement.pk))
    leaves_table(engagement, ana)
    answer = thea.post(f"{path('suggestion_new', engagement.pk)}?kind=retake", {"words": WHY})
    assert answer.status_code == 404
    assert stored() == []


def test_the_eyes_of_a_client_write_nothing(ana: CastMember, thea: CastMember, engagement: Engagement) -> None:
    eyes = grants.eyes(thea.id, ana.viewer.couple)
    assert eyes is not None
    with viewing(eyes), pytest.raises(ReadOnly):
        Suggestion(couple_id=ana.viewer.couple, engagement=engagement, person_id=thea.id, kind="retake").save()


def test_the_reason_opens_suggestions_alone() -> None:
    with pytest.raises(PermissionError):
        unscoped.queryset(Engagement, "therapist.suggest")


@pytest.mark.postgresql
def test_without_the_reason_the_database_takes_none(ana: CastMember, thea: CastMember, engagement: Engagement) -> None:
    row = Suggestion(couple_id=ana.viewer.couple, engagement=engagement, person_id=thea.id, kind="retake")
    with viewing(thea.viewer), pytest.raises(ProgrammingError), transaction.atomic():
        row.save(force_insert=True)


def test_so_many_wait_and_no_more(thea: CastMember, engagement: Engagement) -> None:
    for _number in range(suggestions.MOST_WAITING):
        a_suggestion(thea, engagement)
    with pytest.raises(suggestions.TooManyWaiting):
        a_suggestion(thea, engagement)
    answer = thea.post(f"{path('suggestion_new', engagement.pk)}?kind=retake", {"words": WHY})
    assert answer.status_code == 422
    assert WHY in answer.text


def test_its_words_lie_sealed(thea: CastMember, engagement: Engagement) -> None:
    a_suggestion(thea, engagement, title="Tea at nine")
    with connection.cursor() as cursor, unscoped.door("demo.load"):
        cursor.execute("SELECT pick, title, about, words FROM care_suggestion")
        assert all(
            b"Tea" not in bytes(each or b"") and WHY.encode() not in bytes(each or b"")
            for row in cursor
            for each in row
        )
