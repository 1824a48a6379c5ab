"""The readiness test: reports that both looked at, and attempts on the way."""

from datetime import timedelta

from django.urls import reverse

from our2souls.lib import clock
from our2souls.lib.clock import now
from our2souls.privacy.viewer import viewing
from our2souls.readiness.attempts import actions as attempt_actions
from our2souls.readiness.attempts import screens
from our2souls.readiness.attempts.models import Sitting
from our2souls.readiness.instrument import catalog as instrument_catalog
from our2souls.readiness.report import follow_ups
from our2souls.readiness.sittings import actions as sitting_actions
from tests.cast import CastMember
from tests.factories.readiness import report


def reports(ana: CastMember, ben: CastMember) -> dict[str, str]:
    """Two sittings that both looked at, the second with one area closed; every page of its report."""
    with clock.frozen(now() - timedelta(days=190)):
        report.revealed(ana, ben, report.anas, report.bens, areas=["money", "home-and-place"])
    areas = [area for area in report.areas_for_all() if area != "work-and-ambition"]
    sitting = report.revealed(ana, ben, report.anas, report.bens, areas=areas)
    with viewing(ana.viewer):
        follow_ups.set_aside_for(sitting, "bridge", "home-and-place")
        follow_ups.start_intention(sitting, "money", "", name="Ours", steps=["One"])
    addresses = {
        name: reverse(f"readiness:{name}", args=[sitting.pk]) for name in ("report_map", "report_print", "movement")
    }
    for page in ("how", "strengths", "good-news", "talk-1", "pause-1", "open", "values", "surprises", "pick", "thanks"):
        addresses[f"report, {page}"] = reverse("readiness:report_page", args=[sitting.pk, page])
    for area in ("home-and-place", "what-matters", "work-and-ambition"):
        addresses[f"area {area}"] = reverse("readiness:area", args=[sitting.pk, area])
    return addresses | {"start_intention": reverse("readiness:start_intention", args=[sitting.pk, "money"])}


def sittings(ana: CastMember) -> dict[str, str]:
    """A reflection of Ana's own, a short part that she finished, and the full one with each kind of question."""
    instrument = instrument_catalog.available()[0]
    with viewing(ana.viewer):
        own = attempt_actions.start_alone(instrument, "short")
        sitting = sitting_actions.start(instrument, "short")
        short = attempt_actions.start(sitting, "short")
        for attempt in (own, short):
            for item in screens.order(attempt, instrument):
                sent = {name: ["4"] for name in ("wish", "importance", "bend", "guess", "agree", "value")}
                attempt_actions.save(
                    attempt, item, sent | {"was-cards": [""], "cards": ["card-freedom", "card-safety"]}
                )
            attempt_actions.finish(attempt)
        sitting_actions.continue_in_full(sitting)
        attempt = attempt_actions.start(Sitting.objects.get(pk=sitting.pk), "full")
        kinds = [item.kind for item in screens.order(attempt, instrument)]
    questions = {
        f"question, {kind}": reverse("readiness:question", args=[attempt.pk, kinds.index(kind) + 1])
        for kind in ("topic", "card")
    }
    questions |= {
        "question, five of the cards": reverse("readiness:question", args=[attempt.pk, kinds.index("top-guess") + 1]),
        "question, once more": f"{questions['question, topic']}?again=1",
        "modules": reverse("readiness:modules", args=[attempt.pk]),
        "one area": reverse("readiness:one_area"),
    }
    of_both = {name: reverse(f"readiness:{name}", args=[sitting.pk]) for name in ("sitting", "abandon")}
    of_one = {name: reverse(f"readiness:{name}", args=[short.pk]) for name in ("overview", "finished")}
    return questions | of_both | of_one | {"reflection": reverse("readiness:own_reflection", args=[own.pk])}
