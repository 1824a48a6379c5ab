"""Modules: asked of both where either names them, told of nobody, and never moving a place that is there."""

from datetime import datetime, timedelta

import pytest

from our2souls.lib import clock
from our2souls.privacy.viewer import viewing
from our2souls.readiness.attempts.actions import NotYetAllowed
from our2souls.readiness.attempts.models import Attempt, Sitting
from our2souls.readiness.report import builder
from our2souls.readiness.sittings import modules
from tests.cast import CastMember
from tests.factories.delivery import inbox_shows
from tests.factories.readiness import report, sittings
from tests.factories.readiness.sittings import finish, items, place, said, send, start, url

MORE = "Your part of the couple test goes on"


def name(by: CastMember, attempt: Attempt, *keys: str) -> None:
    page = by.client.post(url("modules", attempt.pk), {"modules": list(keys)})
    assert page["Location"] == url("go_on", attempt.pk)


def keys_of(area: str) -> list[str]:
    return [item.key for item in report.ours().of_area(area)]


def test_beginning_the_full_form_leads_to_the_modules_and_the_short_one_does_not(
    ana: CastMember, ben: CastMember
) -> None:
    assert "/modules" not in ana.client.post(url("alone"), {"form": "short"})["Location"]
    sitting = start(ana, "full")
    to = ben.client.post(url("begin", sitting.pk))["Location"]
    assert to.endswith("/modules")
    page = ben.get(to).text
    for area in report.ours().modules:
        assert area.ask["en"] in page
    assert " checked" not in page.split("<main")[1]


def test_a_module_that_one_names_is_asked_of_both_after_all_else(ana: CastMember, ben: CastMember) -> None:
    sitting = start(ana, "full")
    hers, his = sittings.begin(ana, sitting), sittings.begin(ben, sitting)
    before = [item.key for item in items(ana, hers)]
    name(ben, his, "distance")
    name(ana, hers)
    now = [item.key for item in items(ana, hers)]
    assert now[: len(before)] == before
    assert sorted(now[len(before) :]) == sorted(keys_of("distance"))
    name(ana, hers, "children-before", "distance")
    assert [item.key for item in items(ana, hers)][: len(now)] == now, "one that is added moves no other"
    assert {item.key for item in items(ben, his)} == {item.key for item in items(ana, hers)}
    page = ana.get(place(ana, hers, "far-contact")).text
    assert report.ours().area("distance").title["en"] in page


def test_nobody_is_told_who_named_a_module(ana: CastMember, ben: CastMember) -> None:
    sitting = start(ana, "full")
    hers, his = sittings.begin(ana, sitting), sittings.begin(ben, sitting)
    with clock.frozen(clock.now() + timedelta(hours=1)):
        name(ben, his, "illness")
    assert " checked" not in ana.get(url("modules", hers.pk)).text.split("<main")[1]
    assert MORE not in ana.get(url("readiness")).text
    assert not inbox_shows(ana, sitting.pk), "whoever has not finished needs no notice"
    with viewing(ana.viewer):
        row = Sitting.objects.get()
        assert row.modules == ["illness"]
        columns = {field.name for field in row._meta.concrete_fields}
    assert not [each for each in columns if "modules" in each and each not in {"modules", "module_round"}]
    moments = {value for value in vars(row).values() if isinstance(value, datetime)}
    assert moments == {row.started_at}, "nor when: either can export the row"
    with viewing(ben.viewer):
        assert not Attempt.objects.get().modules, "not even one's own word is kept"


def test_a_part_that_was_finished_goes_on_when_the_other_names_a_module(ana: CastMember, ben: CastMember) -> None:
    sitting = start(ana, "full")
    hers = sittings.begin(ana, sitting)
    send(ana, hers, "touch", wish="2", importance="4")
    finish(ana, hers)
    ana.client.post(url("look", hers.pk))
    his = sittings.begin(ben, sitting)
    name(ben, his, "distance")
    assert inbox_shows(ana, sitting.pk)
    page = ana.get(url("sitting", sitting.pk)).text
    assert "Go on answering" in page
    assert send(ana, hers, "far-contact", wish="1", importance="3").status_code == 204
    assert said(ana, hers)["touch"]["wish"] == 2
    finish(ben, his)
    ben.client.post(url("look", his.pk))
    assert ana.client.get(url("report_map", sitting.pk)).status_code == 404, "her yes was of another test"
    finish(ana, hers)
    assert not inbox_shows(ana, sitting.pk), "nothing more is there to answer"
    assert ana.client.post(url("look", hers.pk))["Location"] == url("report_map", sitting.pk)


def test_a_module_is_part_of_the_report_only_where_it_was_asked(ana: CastMember, ben: CastMember) -> None:
    sitting = report.a_sitting(ana)
    with viewing(ana.viewer):
        sitting.modules = ["distance"]
        sitting.save(update_fields=["modules"])
    both = ((ana, report.play(sitting, ana)), (ben, report.play(sitting, ben)))
    report.look(*both)
    report.open_areas(*both)
    with viewing(ben.viewer):
        found = builder.report_of(Sitting.objects.get(), ben.us)
    keys = [area.area.key for area in found.opened]
    assert "distance" in keys
    assert "illness" not in [area.area.key for area in found.areas]
    assert len(keys) == len(found.areas) == 14
    assert ana.client.get(url("area", sitting.pk, "illness")).status_code == 404


def test_alone_a_module_concerns_nobody_else(cleo: CastMember) -> None:
    attempt = sittings.alone(cleo, "full")
    assert cleo.client.post(url("modules", attempt.pk), {"modules": ["nonsense"]}).status_code == 422
    name(cleo, attempt, "later-life")
    assert [item.key for item in items(cleo, attempt)][-8:] != keys_of("later-life"), "shuffled too"
    assert {item.key for item in items(cleo, attempt)[-8:]} == set(keys_of("later-life"))


@pytest.mark.parametrize("who", ["ben", "dora", "eli", "cleo"])
def test_nobody_names_a_module_in_somebody_elses_part(
    ana: CastMember, who: str, request: pytest.FixtureRequest
) -> None:
    hers = sittings.begin(ana, start(ana, "full"))
    other: CastMember = request.getfixturevalue(who)
    assert other.client.post(url("modules", hers.pk), {"modules": ["illness"]}).status_code == 404
    assert other.client.get(url("modules", hers.pk)).status_code == 404


def test_a_form_without_modules_names_none(ana: CastMember) -> None:
    short = sittings.begin(ana, start(ana))
    assert ana.client.post(url("modules", short.pk), {"modules": ["illness"]})["Location"] == url("go_on", short.pk)
    with viewing(ana.viewer):
        with pytest.raises(NotYetAllowed):
            modules.add(Attempt.objects.get(), ["illness"])
        assert not Sitting.objects.get().modules


def test_what_one_brings_along_has_its_modules_once_they_are_named(ana: CastMember, ben: CastMember) -> None:
    own = sittings.alone(ana, "full")
    name(ana, own, "distance")
    send(ana, own, "far-contact", wish="2", importance="5")
    finish(ana, own)
    sitting = start(ben, "full")
    to = ana.client.post(url("begin", sitting.pk), {"bring": str(own.pk)})["Location"]
    hers = sittings.attempt_at(ana, to)
    page = ana.get(to).text
    assert f'value="{own.pk}"' in page
    assert "far-contact" not in said(ana, hers), "nobody named it yet"
    his = sittings.begin(ben, sitting)
    sent = {"modules": ["distance"], "bring": str(own.pk)}
    assert ben.client.post(url("modules", his.pk), sent).status_code == 302
    assert not said(ben, his), "what is hers does not come to him"
    assert ana.client.post(url("modules", hers.pk), {"modules": [], "bring": "nonsense"}).status_code == 302
    assert "far-contact" not in said(ana, hers)
    assert ana.client.post(url("modules", hers.pk), sent)["Location"] == url("go_on", hers.pk)
    assert said(ana, hers)["far-contact"] == {"wish": 2, "importance": 5}


def test_a_finished_part_names_no_more(ana: CastMember) -> None:
    attempt = sittings.begin(ana, start(ana, "full"))
    finish(ana, attempt)
    ana.client.post(url("modules", attempt.pk), {"modules": ["illness"]})
    with viewing(ana.viewer):
        assert not Sitting.objects.get().modules


def test_a_page_that_asks_to_finish_knows_what_was_added_since(ana: CastMember, ben: CastMember) -> None:
    sitting = start(ana, "full")
    hers, his = sittings.begin(ana, sitting), sittings.begin(ben, sitting)
    stood = {"asked": ana.get(url("end", hers.pk)).text.split('name="asked" value="')[1].split('"')[0]}
    name(ben, his, "distance")
    page = ana.post(url("end", hers.pk), stood)
    assert "Some questions were added meanwhile." in page.text
    assert not sittings.again(ana, hers).is_finished
    finish(ana, hers)
    assert sittings.again(ana, hers).is_finished


def test_what_was_finished_stays_so_once_the_sitting_ends(ana: CastMember, ben: CastMember) -> None:
    sitting = start(ana, "full")
    hers = sittings.begin(ana, sitting)
    send(ana, hers, "touch", wish="2", importance="4")
    finish(ana, hers)
    name(ben, sittings.begin(ben, sitting), "distance")
    ben.client.post(url("abandon", sitting.pk))
    assert sittings.again(ana, hers).is_finished
    assert "Go on answering" not in ana.get(url("own_reflection", hers.pk)).text


def test_answers_in_a_module_stay_their_authors_when_the_other_ends_the_sitting(
    ana: CastMember, ben: CastMember
) -> None:
    sitting = start(ana, "full")
    hers, his = sittings.begin(ana, sitting), sittings.begin(ben, sitting)
    name(ben, his, "distance")
    send(ana, hers, "far-contact", wish="2", importance="4")
    ben.client.post(url("abandon", sitting.pk))
    assert report.ours().item("far-contact").name["en"] in ana.get(url("own_reflection", hers.pk)).text
