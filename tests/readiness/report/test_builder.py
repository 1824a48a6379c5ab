"""The report as both read it: what holds, what nobody knew, what to talk about first, what came of it, and all on paper."""

import re
from datetime import date, timedelta

import pytest
from django.urls import reverse

from our2souls.delivery import registry as delivery_registry
from our2souls.delivery import schedules
from our2souls.delivery.models import Notification
from our2souls.delivery.worker import occurrences
from our2souls.intentions.core.models import Intention
from our2souls.intentions.plan.models import Milestone
from our2souls.lib import clock, pdf
from our2souls.privacy.viewer import viewing
from our2souls.readiness.attempts.models import Sitting
from our2souls.readiness.report.models import FollowUp
from our2souls.readiness.research.models import StrangersBaseline
from our2souls.readiness.sittings import retake_reminders
from tests.cast import CastMember
from tests.factories.readiness import report as factories_report
from tests.markup import squeezed

MONEY, HOME, TIME = (factories_report.topics_of(area) for area in ("money", "home-and-place", "time"))


@pytest.fixture
def sitting(ana: CastMember, ben: CastMember) -> Sitting:
    """One that both finished, looked at and opened, but for the area of work."""
    keys = [area for area in factories_report.areas_for_all() if area != "work-and-ambition"]
    return factories_report.revealed(ana, ben, factories_report.anas, factories_report.bens, areas=keys)


def read(who: CastMember, sitting: Sitting, page: str) -> str:
    found = who.client.get(reverse("readiness:report_page", args=[sitting.pk, page]))
    assert found.status_code == 200, page
    main: str = found.text
    return main[main.index("<main") : main.index("</main")]


def name_of(key: str) -> str:
    return str(factories_report.ours().item(key).name["en"])


def test_the_discussion_guide_goes_from_what_holds_to_one_thing_to_do(
    ana: CastMember, ben: CastMember, sitting: Sitting
) -> None:
    for who in (ana, ben):
        seen = who.client.get(reverse("readiness:report_map", args=[sitting.pk])).text
        assert "This is not a score" in seen
        firm = seen[seen.index("h-firm") :]
        assert name_of(HOME[0]) in firm
        assert name_of(HOME[1]) not in firm
        assert "read such results without a professional were" in " ".join(read(who, sitting, "how").split())
        strengths = read(who, sitting, "strengths")
        assert f">{name_of(MONEY[1])}</span>" in strengths
        assert not [key for key in (*HOME[:2], TIME[0], MONEY[0]) if f">{name_of(key)}</span>" in strengths]
        assert factories_report.ours().item("work-respect").text["en"] not in strengths, "that area is closed"
        said = re.findall(r"You both say: “([^”]+)”|Neither of you would say: “([^”]+)”", " ".join(strengths.split()))
        texts = {key: factories_report.ours().item(key).text["en"] for key in ("belief-heard", "daily-unseen")}
        assert said[0][0] == texts["belief-heard"], "being heard comes first"
        assert texts["daily-unseen"] in [without for _, without in said], "a reversed one is turned"
        assert "one thing that you are grateful for in the other" in strengths
        news = read(who, sitting, "good-news")
        assert name_of(TIME[0]) in news
        assert name_of(HOME[0]) not in news
        first, second = read(who, sitting, "talk-1"), read(who, sitting, "talk-2")
        assert f"{name_of(HOME[0])}</h1>" in first
        assert "Far apart, little room" in first
        assert "Ana at 1 of 5 and Ben at 5 of 5" in first
        assert "Ana thought Ben would say" in first
        assert f"{name_of(HOME[1])}</h1>" in second
        assert "both of you knew" in second
        unanswered = read(who, sitting, "open")
        assert name_of(MONEY[0]) in unanswered
        assert name_of(MONEY[1]) not in unanswered
        values = read(who, sitting, "values")
        assert "You order these values in much the same way. Neither is better." in " ".join(values.split())
        assert "hadn’t thought that" not in values, "both guessed all five"
        knowing = read(who, sitting, "surprises")
        # Each guessed two wrongly, of home and of time; who guessed better is said nowhere.
        assert re.findall(r"<h2>([^<]+)</h2>", knowing) == [name_of(TIME[0]), name_of(HOME[0])]
        assert knowing.count("Ana thought Ben would say") == knowing.count("Ben thought Ana would say") == 2
        assert not re.search(r"\d of \d|0\.\d", knowing)
        cells = re.findall(r'class="cell is-([a-z-]+)">(.*?)</div>', knowing, re.DOTALL)
        assert {cell: name_of(HOME[0]) in told for cell, told in cells} == {
            "shared-known": False, "shared-unknown": False, "different-known": False, "different-unknown": True,
        }  # fmt: skip
        assert [cell for cell, told in cells if name_of(TIME[0]) in told] == ["shared-unknown"]
        assert [cell for cell, told in cells if name_of(HOME[1]) in told] == ["different-known"]
        assert [cell for cell, told in cells if name_of(MONEY[0]) in told] == []
        assert name_of(HOME[0]) in read(who, sitting, "pick")
        assert "What I take with me from this is" in read(who, sitting, "thanks")
    assert ana.client.get(reverse("readiness:report_page", args=[sitting.pk, "talk-3"])).status_code == 404


def test_an_area_report_says_on_how_many_topics_the_two_are_apart(
    ana: CastMember, ben: CastMember, sitting: Sitting
) -> None:
    StrangersBaseline.objects.create(
        instrument="our2souls", version=1, area="home-and-place", alignment=0.613, couples=60
    )
    page = ben.client.get(reverse("readiness:area", args=[sitting.pk, "home-and-place"])).text
    assert "On 2 of 3 topics you are two places or more apart." in page
    assert "0.61" not in page, "a report says nothing of anybody else"
    assert "Talk first" in page
    assert "You both say: “Where we spend most of our time together, I feel at home.”" in page
    page = ben.client.get(reverse("readiness:area", args=[sitting.pk, "money"])).text
    assert "On the two topics that you both answered you are at most one place apart." in page
    assert "1 topic has no answer yet from one of you or both." in page
    assert "Talk first" not in page
    closed = ben.client.get(reverse("readiness:area", args=[sitting.pk, "work-and-ambition"])).text
    assert "This area is closed." in closed
    assert "spectrum" not in closed
    assert ben.client.get(reverse("readiness:area", args=[sitting.pk, "nowhere"])).status_code == 404
    cards = ben.client.get(reverse("readiness:area", args=[sitting.pk, "what-matters"])).text
    assert "Card by card" in cards


def test_the_pdf_of_a_report_holds_open_areas_and_nothing_else(
    ana: CastMember, ben: CastMember, sitting: Sitting
) -> None:
    page = ana.client.get(reverse("readiness:report_print", args=[sitting.pk])).text
    assert name_of(HOME[0]) in page
    for item in factories_report.ours().of_area("work-and-ambition"):
        assert item.kind != "topic" or item.name["en"] not in page
    paper = ana.client.get(reverse("readiness:report_pdf", args=[sitting.pk]))
    assert paper.content.startswith(b"%PDF")
    assert "no-store" in paper["Cache-Control"]


def test_the_print_page_says_so_when_no_pdf_can_be_made(
    ana: CastMember, ben: CastMember, sitting: Sitting, monkeypatch: pytest.MonkeyPatch
) -> None:

    def none(_html: str, _css: str) -> bytes:
        raise pdf.PdfUnavailable

    monkeypatch.setattr(pdf, "pdf", none)
    page = ana.get(reverse("readiness:report_pdf", args=[sitting.pk]))
    assert "You can print the page instead" in page.text


def test_an_intention_begun_from_an_area_has_what_the_area_offers(
    ana: CastMember, ben: CastMember, sitting: Sitting
) -> None:
    path = reverse("readiness:start_intention", args=[sitting.pk, "money"])
    area = factories_report.ours().area("money")
    page = ana.client.get(path).text
    assert area.intention["en"] in page
    steps = [step["en"] for step in area.steps]
    assert all(step.replace("'", "&#x27;") in page for step in steps)
    empty = ana.client.post(path, {"name": " ", "steps": steps[:1]})
    assert empty.status_code == 422
    assert "It needs a name" in empty.text
    assert empty.text.count(" checked") == 1, "what was ticked stays"
    assert ana.client.post(path, {"name": "Ours", "steps": ["Not of the template"]}).status_code == 422
    made = ana.client.post(path, {"name": "Ours", "steps": steps[:2], "topic": MONEY[0]})
    with viewing(ben.viewer):
        intention = Intention.objects.get()
        assert made.url == reverse("intentions:intention", args=[intention.pk])
        assert intention.name == "Ours"
        assert [step.title for step in Milestone.objects.order_by("position")] == steps[:2]
        assert FollowUp.objects.get().intention_id == intention.pk
        assert delivery_registry.agenda.waiting() == []
    assert "Ours" in ben.client.get(reverse("readiness:report_map", args=[sitting.pk])).text
    closed = reverse("readiness:start_intention", args=[sitting.pk, "work-and-ambition"])
    assert ana.client.get(closed).status_code == ana.client.post(closed, {"name": "x"}).status_code == 404


def test_each_sets_their_own_reminder_of_taking_the_test_again(ana: CastMember, ben: CastMember) -> None:
    with clock.frozen(clock.now() - timedelta(days=200)):
        began = clock.now()
        sitting = factories_report.revealed(ana, ben, areas=["money"])
        with viewing(ben.viewer):
            occurrences.run_due(10)
        remind = reverse("readiness:remind", args=[sitting.pk])
        assert ana.client.post(remind, {"months": "0"}).status_code == 302
        assert "Choose one of the times" in ana.post(remind, {"months": "7"}).text
    for who, due in ((ana, None), (ben, retake_reminders.in_months(began.astimezone(ben.us.zone).date(), 6))):
        with viewing(who.viewer):
            assert schedules.next_date(who.id, retake_reminders.NOTICE, sitting.pk) == due
    occurrences.run_due(10)
    inbox = ben.client.get(reverse("delivery:notices")).text
    assert "Some months have passed" in inbox
    assert "Some months have passed" not in ana.client.get(reverse("delivery:notices")).text
    ben.client.post(remind, {"months": "3"})
    with viewing(ben.viewer):
        assert retake_reminders.my_day(sitting) == retake_reminders.in_months(ben.viewer.today, 3)
    factories_report.revealed(ana, ben, areas=["money"])
    with viewing(ben.viewer):
        assert retake_reminders.my_day(sitting) is None, "the newer sitting reminds in its place"
    assert "Some months have passed" not in ben.client.get(reverse("delivery:notices")).text
    assert retake_reminders.in_months(date(2026, 8, 31), 6) == date(2027, 2, 28)


def test_whoever_pressed_first_is_notified_once_both_have(ana: CastMember, ben: CastMember) -> None:
    factories_report.revealed(ana, ben, areas=["money"])
    notifications = Notification._base_manager.filter(notice="readiness_open", channel="inapp")
    assert list(notifications.values_list("owner", flat=True)) == [ana.id]
    assert "You can both read the couple test now" in ana.client.get(reverse("delivery:notices")).text


def test_the_movement_page_lays_two_sittings_side_by_side(ana: CastMember, ben: CastMember) -> None:
    with clock.frozen(clock.now() - timedelta(days=200)):
        factories_report.a_sitting(ana)  # which nobody looked at
    with clock.frozen(clock.now() - timedelta(days=190)):
        first = factories_report.revealed(ana, ben, factories_report.anas, factories_report.bens)
    assert "What changed" not in ana.client.get(reverse("readiness:report_map", args=[first.pk])).text
    assert ana.client.get(reverse("readiness:movement", args=[first.pk])).status_code == 404
    second = factories_report.revealed(ana, ben, areas=["home-and-place", "money", "what-matters"])
    for who in (ana, ben):
        assert "What changed" in who.client.get(reverse("readiness:report_map", args=[second.pk])).text
        page = squeezed(who.client.get(reverse("readiness:movement", args=[second.pk])).text)
        moved = page.split('id="h-areas"')[0]
        assert moved.count("<article") == moved.count("You are nearer to each other here than then.") == 2
        assert "Then and now" not in moved, "both moved, to the middle"
        areas = page.split('id="h-areas"')[1]
        assert 'Nearer than then</h3><p class="muted">Home and place</p>' in areas
        assert 'As they were, as far as this can tell</h3><p class="muted">Money</p>' in areas
        assert "5 topics are laid side by side." in page, "the one she did not answer then is left out now too"
        assert "Time together" not in page
        said = re.sub("<[^>]*>", " ", page[page.index("<main") : page.index("</main>")])
        assert not re.search(r"[0-9][.,][0-9]", said), "no decimals"
