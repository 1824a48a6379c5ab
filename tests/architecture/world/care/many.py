"""A therapist at the table of two who have a few or many of everything, with all of it open to them, and what stands around."""

from itertools import cycle

from our2souls.bridges.core import queries as bridge_queries
from our2souls.care.consent import access as consent_access
from our2souls.care.consent import actions as consent_actions
from our2souls.care.consent import scopes
from our2souls.care.consent.models import Engagement
from our2souls.care.invitations import actions as invitation_actions
from our2souls.care.looks import actions as look_actions
from our2souls.care.sessions import actions as session_actions
from our2souls.care.sessions import suggestions
from our2souls.care.sessions.models import Suggestion
from our2souls.delivery.models import Notification
from our2souls.privacy.viewer import Granted, viewing
from our2souls.readiness.report import builder as report_builder
from our2souls.story.autonomy import queries as statement_queries
from tests.architecture.world.scene import Scene
from tests.cast import CastMember
from tests.factories import care
from tests.factories.care.directory import an_entry
from tests.factories.care.sessions import a_note, a_question, a_suggestion, a_takeaway

KINDS = ("page", "print", "pdf")
TABLE_NOTICES = (
    *(session_actions.QUESTION, session_actions.TAKEAWAY, session_actions.NOTE),
    *(suggestions.NOTICE, suggestions.ANSWERED),
    *(invitation_actions.INVITED, invitation_actions.SEATED),
    *(consent_actions.OPENED, consent_actions.CLOSED, consent_actions.LEFT),
)
WAITING = 3
"""So many suggestions wait for an answer; those before were put away."""


def table_with(scene: Scene, therapist: CastMember, a: CastMember, b: CastMember, number: int) -> None:
    """Everything that can be opened is open; so many questions, looks, suggestions, notes and takeaways, and ended tables."""
    for each in range(number - 1):
        ended = care.seated(care.a_therapist(f"Earlier{a.name}{each}"), a)
        with viewing(a.viewer):
            consent_actions.leave_table(ended)
        an_entry(f"Entry {a.name} {each}")
    engagement = care.seated(therapist, a)
    care.opened(engagement, a, b, parts=_joint(a))
    for who in (a, b):
        own: set[Granted] = {
            (scopes.TREND, str(who.id)),
            (scopes.STATEMENTS, scopes.statements_item(engagement.pk, who.id)),
        }
        with viewing(who.viewer):
            statements = statement_queries.of_viewer(who.viewer, who.us.zone).statements
        care.opened(engagement, who, parts=own, statements=lambda found=statements: found)
    for each, kind in zip(range(number), cycle(KINDS), strict=False):
        _session(scene, therapist, (a, b), engagement, each)
        with viewing(therapist.viewer):
            look_actions.record(consent_access.client_for(therapist.viewer, engagement.pk), kind)
    _as_few_notices(a, b)
    scene.ids["engagement"] = engagement.pk
    scene.tokens["listed"] = an_entry(f"Entry {a.name}").slug


def _as_few_notices(*couple: CastMember) -> None:
    """The first page of notices is of the same kinds, however many sessions there were: each kind asks what it is about."""
    for who in couple:
        rows = Notification._base_manager.filter(owner_id=who.id, notice__in=TABLE_NOTICES)
        for notice in TABLE_NOTICES:
            latest = rows.filter(notice=notice, channel="inapp").order_by("-due_at").values_list("pk", flat=True)[:1]
            rows.filter(notice=notice).exclude(pk__in=list(latest)).delete()


def _joint(a: CastMember) -> set[Granted]:
    with viewing(a.viewer):
        report = report_builder.latest_revealed(a.us)
        assert report is not None
        areas = {(scopes.REPORT, scopes.area_item(report.sitting.pk, each.area.key)) for each in report.opened}
        bridges = {(scopes.BRIDGE, str(bridge.pk)) for bridge in bridge_queries.revealed()}
    return areas | bridges | {(scopes.INTENTIONS, ""), (scopes.STORY, "")}


def _session(
    scene: Scene, therapist: CastMember, couple: tuple[CastMember, CastMember], engagement: Engagement, each: int
) -> None:
    b = couple[1]
    if each >= WAITING:
        with viewing(b.viewer):
            suggestions.decline(Suggestion.objects.filter(answer="").latest("at"))
    for who in couple:
        question = a_question(who, engagement, f"Asked {each}")
        with viewing(who.viewer):
            session_actions.mark_talked(question)
        question = a_question(who, engagement, f"Open {each}")
        takeaway = a_takeaway(who, engagement, f"Taken {each}")
        a_note(who, engagement, f"Noted {each}", share=bool(each % 2))
    suggestion = a_suggestion(therapist, engagement, title=f"Suggested {each}")
    scene.ids |= {"question": question.pk, "takeaway": takeaway.pk, "suggestion": suggestion.pk}
