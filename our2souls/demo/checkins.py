"""Sam & Jordan's check-ins: months of them, one that was asked about, today's, and how close each felt."""

from our2souls.checkins import access as checkin_access
from our2souls.checkins import actions as checkin_actions
from our2souls.demo.stage import Stage
from our2souls.privacy.viewer import current_viewer


def of_sam_and_jordan(on: Stage) -> None:
    """Four months, the last of it today; before them now and then, since they began."""
    on.months_of_checkins(600, 7, until=120)
    on.months_of_checkins(120, 2)
    asked = on.check_in(on.a, 1, "2-2", words="worried", note="The bank called.", hour="17:30")
    with on.acting(on.b, 1, "20:00"):
        checkin_actions.respond(checkin_access.partners_checkin_for(current_viewer(), asked.pk), kind="more")
    with on.acting(on.a, 1, "20:40"):
        checkin_actions.tell_more(asked, more="They want one more month of statements. Not bad, only slow.")
    on.closeness(on.a, "34455443345566556544345566")
    on.closeness(on.b, "5544656")
    on.check_in(
        on.a,
        0,
        "4-2",
        hour="00:10",
        words="settled,hopeful",
        note="The pilot is finally cut. I’m tired in the good way.",
    )
    on.check_in(
        on.b,
        0,
        "3-4",
        hour="00:40",
        words="stretched,hopeful",
        need="an evening without plans",
        note="Two deadlines moved again. I’d love to cook something slow and talk about nothing.",
    )
