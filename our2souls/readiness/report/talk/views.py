"""The guided talk, page by page, and the marks that either of the two leaves in it."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from our2souls.lib.clock import today
from our2souls.people.couple_context import SignedInRequest
from our2souls.readiness.attempts import access as attempt_access
from our2souls.readiness.report import builder
from our2souls.readiness.report.models import TalkMark
from our2souls.readiness.report.talk import actions, discussion_guide
from our2souls.readiness.report.talk.discussion_guide import GuidePage


@require_safe
def report_page(request: SignedInRequest, sitting_id: UUID, page: str) -> HttpResponse:
    """One page of the guided talk."""
    report = builder.revealed_report(request.viewer, request.us, sitting_id)
    marks = actions.marks_of(report.sitting)
    earlier = discussion_guide.talked_before(marks, today(request.us.zone), request.us.zone)
    every = discussion_guide.guide_pages(report, earlier)
    here = next((each for each in every if each.slug == page), None)
    if here is None:
        if page.startswith("pause-"):  # where an evening ends moves from one to the next
            return redirect("readiness:report_map", sitting_id)
        raise Http404
    number = every.index(here)
    context = {
        "report": report,
        "sitting": report.sitting,
        "page": here,
        "back_page": every[number - 1] if number else None,
        "following": every[number + 1] if number + 1 < len(every) else None,
        "mark": marks.get(here.topic.key) if here.topic else None,
    }
    return render(request, "readiness/report/page.html", context)


@require_POST
def talk_mark(request: SignedInRequest, sitting_id: UUID, topic: str) -> HttpResponse:
    """Say that a topic was talked about, keep it for another evening, or take either back."""
    sitting = attempt_access.sitting_for(request.viewer, sitting_id)
    kind = request.POST.get("mark", "")
    try:
        if kind == "none":
            actions.unmark(sitting, topic)
        else:
            actions.mark(sitting, topic, kind)
    except (actions.TopicClosed, ValueError):
        raise Http404 from None
    if kind == TalkMark.LATER:
        messages.success(request, _("A bookmark lies there. You both find it on the map."))
        return redirect("readiness:report_map", sitting_id)
    report = builder.revealed_report(request.viewer, request.us, sitting_id)
    marks = actions.marks_of(report.sitting)
    earlier = discussion_guide.talked_before(marks, today(request.us.zone), request.us.zone)
    return redirect(_after(discussion_guide.guide_pages(report, earlier), topic, on=kind == TalkMark.TALKED))


def _after(pages: list[GuidePage], topic: str, *, on: bool) -> str:
    """The page of a topic, or the one that comes `on` from it; where it has none any more, the first."""
    nth = next((n for n, page in enumerate(pages) if page.kind == "talk" and page.topic and page.topic.key == topic), 0)
    return pages[nth + on].url
