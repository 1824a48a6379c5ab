"""Every look is written down before anything goes out, and nobody changes what is written."""

from datetime import timedelta

import pytest
from django.urls import reverse

from our2souls.care.consent.models import Engagement
from our2souls.care.looks import actions, queries
from our2souls.care.looks.models import Look, NeverChanged
from our2souls.lib import clock
from our2souls.privacy.viewer import viewing
from tests.care.scene import LENA, a_therapist, at_the_table, client_of, open_part
from tests.cast import CastMember


@pytest.fixture
def thea(db: None) -> CastMember:
    return a_therapist()


@pytest.fixture
def engagement(thea: CastMember, couple: tuple[CastMember, CastMember]) -> Engagement:
    return at_the_table(thea, couple)


def looks(by: CastMember, engagement: Engagement) -> list[Look]:
    with viewing(by.viewer):
        rows = queries.looks_of(engagement).rows
        for row in rows:
            assert row.name == LENA
        return rows


@pytest.mark.parametrize(("name", "kind"), [("client", "page"), ("client_print", "print"), ("client_pdf", "pdf")])
@pytest.mark.parametrize("method", ["get", "head"])
def test_each_way_to_read_is_a_look_that_both_read(
    name: str,
    kind: str,
    method: str,
    thea: CastMember,
    engagement: Engagement,
    couple: tuple[CastMember, CastMember],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("our2souls.lib.pdf.pdf", lambda *_given: b"%PDF")
    open_part(couple[0], thea, "intentions")
    getattr(thea.client, method)(reverse(f"care:{name}", args=[engagement.pk]))
    for partner in couple:
        (row,) = looks(partner, engagement)
        assert row.kind == kind
        with viewing(partner.viewer):
            assert ["intentions", ""] in row.parts


def test_asking_whether_it_is_open_is_no_look(thea: CastMember, engagement: Engagement, ana: CastMember) -> None:
    thea.get(reverse("care:client_state", args=[engagement.pk]))
    thea.get(reverse("care:clients"))
    assert not looks(ana, engagement)


def test_the_same_within_ten_minutes_is_one_look_unless_more_was_opened(
    thea: CastMember, engagement: Engagement, ana: CastMember
) -> None:
    path = reverse("care:client", args=[engagement.pk])
    start = clock.now()
    with clock.frozen(start):
        thea.get(path)
    with clock.frozen(start + timedelta(minutes=9)):
        thea.get(path)
        assert len(looks(ana, engagement)) == 1
        open_part(ana, thea, "intentions")
    with clock.frozen(start + timedelta(minutes=9, seconds=30)):
        thea.get(path)
        assert len(looks(ana, engagement)) == 2
    with clock.frozen(start + timedelta(minutes=20)):
        thea.get(path)
    assert len(looks(ana, engagement)) == 3


def test_nobody_changes_a_look(thea: CastMember, engagement: Engagement, ana: CastMember, ben: CastMember) -> None:
    thea.get(reverse("care:client", args=[engagement.pk]))
    for partner in (ana, ben):
        (row,) = looks(partner, engagement)
        with viewing(partner.viewer):
            row.kind = "pdf"
            with pytest.raises(NeverChanged):
                row.save()
            with pytest.raises(NeverChanged):
                row.delete()
            with pytest.raises(NeverChanged):
                Look.objects.update(kind="pdf")
            with pytest.raises(NeverChanged):
                Look.objects.all().delete()
    (row,) = looks(ana, engagement)
    assert row.kind == "page"


def test_a_therapist_reads_no_log(thea: CastMember, engagement: Engagement) -> None:
    thea.get(reverse("care:client", args=[engagement.pk]))
    with viewing(thea.viewer):
        assert not queries.looks_of(engagement).rows
    with viewing(client_of(thea, engagement).eyes):
        assert not queries.looks_of(engagement).rows


def test_there_is_no_other_kind(thea: CastMember, engagement: Engagement) -> None:
    client = client_of(thea, engagement)
    with viewing(thea.viewer), pytest.raises(ValueError, match="glance"):
        actions.record(client, "glance")


def test_the_log_goes_on_page_by_page(thea: CastMember, engagement: Engagement, ana: CastMember) -> None:
    client = client_of(thea, engagement)
    start = clock.now() - timedelta(days=60)
    for nth in range(queries.PER_PAGE + 2):
        with clock.frozen(start + timedelta(days=nth)), viewing(thea.viewer):
            actions.record(client, "page")
    with viewing(ana.viewer):
        first = queries.looks_of(engagement)
        rest = queries.looks_of(engagement, first.following)
    assert len(first.rows) == queries.PER_PAGE
    assert len(rest.rows) == 2
    assert first.rows[0].at > rest.rows[0].at
