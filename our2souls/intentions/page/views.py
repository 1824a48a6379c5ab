"""The page of an intention."""

from datetime import datetime
from typing import Any
from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from our2souls.intentions.commitments import queries as commitment_queries
from our2souls.intentions.core import access as intention_access
from our2souls.intentions.core import weaving
from our2souls.intentions.core.common_ground import actions as common_ground
from our2souls.intentions.core.models import Choice
from our2souls.intentions.measures import chart, totals
from our2souls.intentions.page import access, budget_and_research, summaries
from our2souls.intentions.page.cover import queries as cover_queries
from our2souls.intentions.revisits import queries as revisit_queries
from our2souls.intentions.starter_templates import actions as starter_template_actions
from our2souls.lib.clock import today
from our2souls.people.couple_context import CoupleContext, SignedInRequest

SHOWN_REVISITS = 4


@require_safe
def intention(request: SignedInRequest, intention_id: UUID) -> HttpResponse:
    """What both see of an intention; while it is being woven, the page on which each chooses."""
    viewer, us = request.viewer, request.us
    found = access.intention_page_for(viewer, intention_id)
    whys = {why.person_id: why for why in found.whys.all()}
    private_why = None if us.me.id in whys else intention_access.own_why_for(found, viewer)
    chosen = {choice.person_id: choice for choice in found.choices.all()}
    context = {
        "intention": found,
        "whys": [(face, whys.get(face.id)) for face in us.faces],
        "both_whys": len(whys) == len(us.faces),
        "private_why": private_why,
        "i_wrote": private_why is not None or us.me.id in whys,
        "partner_wrote": us.partner is not None
        and (us.partner.id in whys or weaving.has_written(found, us.partner.id)),
        "chosen": [(face, chosen.get(face.id)) for face in us.faces],
        "i_chose": us.me.id in chosen,
        "chosen_again": _chosen_by_both(us, chosen),
        "is_due": found.next_look_on is not None and found.next_look_on <= today(us.zone),
        "common_ground": common_ground.agreed_and_proposed(found),
    }
    if found.active_since is None:
        context["steps"] = found.milestones.all()
        context["strands"] = [(us.face(strand.person_id), strand) for strand in found.strands.all()]
        return render(request, "intentions/page/not_chosen.html", context)
    steps = list(found.milestones.all())
    revisits = revisit_queries.latest(found, us, SHOWN_REVISITS)
    monthly = totals.monthly_totals(found.measure) if hasattr(found, "measure") else None
    context |= {
        "cover": cover_queries.cover_of(found),
        "steps": [(step, us.face(step.keeper_id), us.face(step.done_by_id)) for step in steps],
        "next_step": next((step.pk for step in steps if step.done_at is None), None),
        "summary": summaries.from_page(found, steps, monthly.total if monthly else None),
        "releases": _releasing_people(found, us),
        "revisits": revisits,
        "both_say_no": found.waiting_since is not None and _both_say_no(revisits),
        "questions": starter_template_actions.questions_of(found),
        **budget_and_research.budget_and_research(found),
        **commitment_queries.of_page(found, us, today(us.zone)),
    }
    if monthly:
        context |= chart.chart(found.measure, monthly, us, names_hidden=found.names_hidden)  # type: ignore[attr-defined]
    return render(request, "intentions/page/intention.html", context)


def _releasing_people(found: Any, us: CoupleContext) -> set[UUID]:
    released = {us.me.id: found.i_release} | ({us.partner.id: found.they_release} if us.partner else {})
    return {person_id for person_id, releases in released.items() if releases}


def _chosen_by_both(us: CoupleContext, chosen: dict[UUID, Choice]) -> datetime | None:
    """Since when both yeses stand: the earlier of the two last ones; None as long as one of them is missing."""
    yeses = [chosen[face.id].chosen_at for face in us.faces if face.id in chosen]
    return min(yeses) if us.partner and len(yeses) == len(us.faces) else None


def _both_say_no(revisits: list[revisit_queries.RevisitSummary]) -> bool:
    """Whether at the last look both said no longer."""
    return bool(revisits) and all(answer.want == "no" for _face, answer in revisits[0].answers)
