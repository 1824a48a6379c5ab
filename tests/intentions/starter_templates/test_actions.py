"""Templates to begin from: chosen, woven, ticked and put into one's own words; nothing is made before."""

import pytest
from django.urls import reverse
from django.utils import translation

from our2souls.intentions.core.models import Intention
from our2souls.intentions.measures.models import Measure
from our2souls.intentions.plan.models import Milestone
from our2souls.intentions.starter_templates import catalog as starter_template_catalog
from our2souls.lib import clock
from our2souls.privacy.viewer import viewing
from tests.cast import CastMember
from tests.factories.intentions.core import a_milestone, an_intention

KEYS = [each.key for each in starter_template_catalog.ALL]


def url(name: str, *args: object) -> str:
    return reverse(name, args=args)


def titles(by: CastMember) -> list[str]:
    with viewing(by.viewer):
        return [step.title for step in Milestone.objects.order_by("position")]


def ticked(key: str, **changed: str) -> dict[str, str]:
    """The form as it is offered, with some of it changed (an empty text takes a field out)."""
    steps = starter_template_catalog.BY_KEY[key].steps
    data = {f"title_{n}": str(step) for n, step in enumerate(steps)} | {f"take_{n}": "on" for n in range(len(steps))}
    return {name: value for name, value in (data | changed).items() if value}


def test_every_page_where_an_intention_begins_leads_to_the_templates(
    ana: CastMember, ben: CastMember, cleo: CastMember
) -> None:
    assert url("intentions:starter_templates") in ana.get(url("intentions:dreams")).text
    assert url("intentions:starter_templates") in ana.get(url("intentions:intention_new")).text
    page = ana.get(url("intentions:starter_templates")).text
    for each in starter_template_catalog.ALL:
        assert str(each.name) in page
        assert f"{url('intentions:intention_new')}?begin={each.key}" in page
    intention = an_intention(ana, ben)
    assert (
        url("intentions:intention_starter_templates", intention.pk)
        in ana.get(url("intentions:intention", intention.pk)).text
    )
    a_milestone(ana, intention)
    assert (
        url("intentions:intention_starter_templates", intention.pk)
        not in ana.get(url("intentions:intention", intention.pk)).text
    )
    assert "An intention needs two" in cleo.get(url("intentions:starter_templates")).text


@pytest.mark.parametrize("key", KEYS)
def test_a_template_makes_milestones_only_once_they_are_ticked(ana: CastMember, ben: CastMember, key: str) -> None:
    template = starter_template_catalog.BY_KEY[key]
    page = ana.get(f"{url('intentions:intention_new')}?begin={key}").text
    assert f'value="{template.name}"' in page
    data = {"name": template.name, "horizon": template.horizon, "begin": key, "choose": "yes"}
    page = ana.post(url("intentions:intention_new"), data)
    assert "Which steps are yours?" in page.text
    assert titles(ana) == []
    with viewing(ana.viewer):
        intention = Intention.objects.get()
    changed = {"take_0": "", "title_1": "In our own words", "title_8": "", "title_9": ""}
    own = f"title_{len(template.steps)}"
    ana.post(
        url("intentions:starter_template_apply", intention.pk, key), ticked(key, **changed) | {own: "Our own step"}
    )
    made = titles(ana)
    assert str(template.steps[0]) not in made
    assert made[0] == "In our own words"
    assert made[-1] == "Our own step"
    assert len(made) == len(template.steps)
    assert "In our own words" in ben.get(url("intentions:intention", intention.pk)).text
    ben.post(url("intentions:intention_choose", intention.pk))
    assert str(template.questions[0]) in ben.get(url("intentions:intention", intention.pk)).text


def test_a_template_applied_again_makes_each_milestone_once(ana: CastMember, ben: CastMember) -> None:
    intention = an_intention(ana, ben)
    for member in (ana, ben, ana):
        member.post(url("intentions:starter_template_apply", intention.pk, "debt"), ticked("debt"))
    assert titles(ana) == [str(step) for step in starter_template_catalog.BY_KEY["debt"].steps]


def test_a_template_sets_a_measure_only_with_a_target(ana: CastMember, ben: CastMember) -> None:
    intention = an_intention(ana, ben)
    begin = url("intentions:starter_template_apply", intention.pk, "living-abroad")
    assert 'value="lessons"' in ana.get(begin).text
    ana.post(begin, ticked("living-abroad", unit="lessons"))
    with viewing(ana.viewer):
        assert not Measure.objects.exists()
    page = ana.post(begin, ticked("living-abroad", target="plenty", title_0="Typed by me", unit="lessons"))
    assert page.status_code == 422
    assert "Typed by me" in page.text
    page = ana.post(begin, ticked("living-abroad", target="60", unit=""))
    assert "Say which currency or unit" in page.text
    ana.post(begin, ticked("living-abroad", target="60", unit="lessons"))
    with viewing(ana.viewer):
        assert (Measure.objects.get().target, Measure.objects.get().unit) == (60, "lessons")
    assert 'name="target"' not in ana.get(begin).text


def test_a_target_of_a_template_is_read_in_the_currency_beside_it(ana: CastMember, ben: CastMember) -> None:
    intention = an_intention(ana, ben)
    ana.post(
        url("intentions:starter_template_apply", intention.pk, "first-home"),
        ticked("first-home", target="12.500", unit="eur"),
    )
    with viewing(ana.viewer):
        assert Measure.objects.get().target == 12_500


def test_the_questions_of_a_template_go_when_either_puts_them_away_and_by_themselves(
    ana: CastMember, ben: CastMember
) -> None:
    intention = an_intention(ana, ben)
    question = str(starter_template_catalog.BY_KEY["parent"].questions[2])
    ana.post(url("intentions:starter_template_apply", intention.pk, "parent"), ticked("parent"))
    assert question in ben.get(url("intentions:intention", intention.pk)).text
    with clock.moved(clock.timedelta(days=200)):
        for member in (ana, ben):
            member.client.force_login(member.person)
        assert question not in ben.get(url("intentions:intention", intention.pk)).text
    for member in (ana, ben):
        member.client.force_login(member.person)
    ben.post(url("intentions:questions_hide", intention.pk))
    assert question not in ana.get(url("intentions:intention", intention.pk)).text


def test_an_unknown_template_is_not_there(ana: CastMember, ben: CastMember) -> None:
    intention = an_intention(ana, ben)
    assert ana.get(url("intentions:starter_template_apply", intention.pk, "a-castle")).status_code == 404
    assert ana.get(f"{url('intentions:intention_new')}?begin=a-castle").status_code == 200


def test_the_partner_sees_the_milestones_of_a_template_before_choosing(ana: CastMember, ben: CastMember) -> None:
    intention = an_intention(ana, ben, chosen=False)
    ana.post(url("intentions:starter_template_apply", intention.pk, "cafe"), ticked("cafe"))
    assert (
        str(starter_template_catalog.BY_KEY["cafe"].steps[2]) in ben.get(url("intentions:intention", intention.pk)).text
    )


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("key", KEYS)
def test_each_template_is_whole_in_both_languages(key: str, language: str) -> None:
    each = starter_template_catalog.BY_KEY[key]
    with translation.override(language):
        texts = [str(words) for words in (each.name, each.about, each.counts, *each.steps, *each.questions)]
    assert 5 <= len(each.steps) <= 8
    assert 3 <= len(each.questions) <= 4
    assert all(words and "!" not in words and len(words) <= 200 for words in texts)
    if language == "es":
        with translation.override("en"):
            english = [str(words) for words in (each.name, each.about, each.counts, *each.steps, *each.questions)]
        assert not set(texts) & set(english)
