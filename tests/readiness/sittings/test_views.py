"""The pages of one's own way: what they ask of the database, in both languages, and that they belong to their reader."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from our2souls.privacy.personal_data import erasure as personal_data_erasure
from our2souls.privacy.personal_data import export as personal_data_export
from our2souls.privacy.viewer import viewing
from our2souls.readiness.attempts.models import Attempt, Response
from tests.cast import CastMember
from tests.factories.readiness import sittings
from tests.factories.readiness.sittings import alone, fill, items, place, said, topic, url

CONTROL = ("BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE")


def queries_of(what: Callable[[], object]) -> int:
    """How often the database is asked once all is warm."""
    what()
    with CaptureQueriesContext(connection) as held:
        what()
    return sum(not each["sql"].startswith(CONTROL) for each in held.captured_queries)


def test_a_question_page_makes_at_most_nine_queries_however_much_is_answered(ana: CastMember, ben: CastMember) -> None:
    attempt = sittings.begin(ana, sittings.start(ana, "full"))
    pages = [
        url("question", attempt.pk, 3),
        url("overview", attempt.pk),
        url("end", attempt.pk),
        url("go_on", attempt.pk),
    ]
    counts = []
    for number in (3, 40):
        fill(ana, attempt, number)
        counts.append([queries_of(lambda path=path: ana.client.get(path)) for path in pages])
    assert counts[0] == counts[1]
    assert max(counts[0]) <= 9
    at, quietly = place(ana, attempt, topic(ana, attempt)), {"headers": {"Accept": "application/json"}}
    turns = iter([("1", ""), ("2", "1")])

    def saved() -> object:
        wish, was = next(turns)
        return ana.client.post(at, {"wish": wish, "was-wish": was}, **quietly)

    assert queries_of(saved) <= 12


def test_every_kind_of_question_page_is_whole_in_spanish(ana: CastMember) -> None:
    ana.person.language = "es"
    ana.person.save(update_fields=["language"])
    attempt = sittings.begin(ana, sittings.start(ana, "full"))
    words = {
        "topic": "¿Qué crees que diría Ben?",
        "statement": "Muy de acuerdo",
        "card": "Guía mi vida",
        "top": "Hasta cinco",
    }
    kinds = [item.kind for item in items(ana, attempt)]
    for kind, expected in words.items():
        page = ana.get(url("question", attempt.pk, kinds.index(kind) + 1)).text
        assert expected in page
        assert "Aún no lo sé" in page or kind == "top"
    assert "Todas tus respuestas" in ana.get(url("overview", attempt.pk)).text


def test_an_export_and_an_erasure_take_ones_own_answers_and_never_the_partners(
    ana: CastMember, ben: CastMember
) -> None:
    sitting = sittings.start(ana)
    mine, theirs = sittings.begin(ana, sitting), sittings.begin(ben, sitting)
    fill(ana, mine, 2)
    fill(ben, theirs, 3)
    with viewing(ana.viewer):
        package = personal_data_export.everything()["packages"]["readiness"]
    assert {row["attempt_id"] for row in package["response"]} == {mine.pk}
    assert all(row["answer"] for row in package["response"])
    assert {row["id"] for row in package["attempt"]} == {mine.pk}
    assert [row["id"] for row in package["sitting"]] == [sitting.pk]
    with viewing(ana.viewer):
        personal_data_erasure.erase_person(ana.id)
        assert not Attempt.objects.exists()
        assert not Response.objects.exists()
    assert len(said(ben, theirs)) == 3


@pytest.mark.parametrize("form", ["short", "full"])
def test_a_reflection_says_what_matters_most_first_and_nothing_of_a_partner(cleo: CastMember, form: str) -> None:
    attempt = alone(cleo, form)
    fill(cleo, attempt)
    key = topic(cleo, attempt)
    page = cleo.get(url("own_reflection", attempt.pk)).text
    assert "Go on answering" in page, "not finished yet"
    sittings.finish(cleo, attempt)
    page = cleo.get(url("own_reflection", attempt.pk)).text
    assert "How much it matters: 3 of 5" in page
    assert "you think:" not in page
    assert ("Go on with the full form" in page) == (form == "short")
    if form == "short":
        sent = {"form": "full", "bring": str(attempt.pk)}
        path = cleo.client.post(url("alone"), sent)["Location"]
        longer = path.split("/mine/")[1].split("/")[0]
        with viewing(cleo.viewer):
            brought = Attempt.objects.get(pk=longer)
        assert said(cleo, brought)[key] == said(cleo, attempt)[key]
        assert cleo.client.post(url("delete", attempt.pk)).status_code == 302
        assert said(cleo, brought)[key]["wish"] == 3
