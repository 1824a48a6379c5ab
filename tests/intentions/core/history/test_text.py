"""The history of an intention."""

from django.urls import reverse

from our2souls.intentions.core.models import HistoryEntry
from our2souls.privacy.viewer import viewing
from tests.cast import CastMember
from tests.factories.intentions.core import an_intention


def url(name: str, *args: object) -> str:
    return reverse(name, args=args)


def test_the_history_of_an_intention_pages_by_key(ana: CastMember, ben: CastMember) -> None:
    intention = an_intention(ana, ben)
    with viewing(ana.viewer):
        for number in range(70):
            HistoryEntry.objects.create(
                couple_id=intention.couple_id,
                intention=intention,
                person_id=ana.id,
                act="milestone.added",
                after=f"Step {number:02}",
            )
    numbers, path = [], url("intentions:intention_history", intention.pk)
    while path:
        page = ana.get(path).text
        numbers += [n for n in range(70) if f"Step {n:02}" in page]
        path = (
            url("intentions:intention_history", intention.pk) + "?before=" + page.split("?before=")[1].split('"')[0]
            if "?before=" in page
            else ""
        )
    assert sorted(numbers) == list(range(70))
    assert ana.get(url("intentions:intention_history", intention.pk) + "?before=nonsense").status_code == 200
