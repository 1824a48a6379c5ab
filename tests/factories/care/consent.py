"""What one of two does around a therapist, each with the line in which the other is told of it."""

from django.urls import reverse

from our2souls.care.consent import actions as consent_actions
from our2souls.care.consent.models import Engagement
from our2souls.care.invitations import actions as invitation_actions
from our2souls.care.invitations import queries as invitation_queries
from our2souls.privacy.models import Grant
from our2souls.privacy.viewer import viewing
from tests.cast import CastMember
from tests.factories import care
from tests.factories.delivery import forget

STORY = ("story", "")


def asks_a_therapist(ana: CastMember, ben: CastMember) -> str:
    ana.post(reverse("care:therapist_invite"))
    return "Ana asks a therapist to your table"


def says_yes_to_who_came(ana: CastMember, ben: CastMember) -> str:
    thea = care.a_therapist()
    with viewing(ana.viewer):
        engagement = invitation_actions.invite()
        token = engagement.token
    with viewing(thea.viewer):
        invitation_actions.accept(thea.person, invitation_queries.invitation_of(token))
    forget(ana, ben)
    ana.post(reverse("care:therapist_confirm", args=[engagement.pk]), {"seen": str(thea.id)})
    return "A therapist sits at your table Thea"


def says_yes_second(ana: CastMember, ben: CastMember) -> str:
    engagement = care.seated(care.a_therapist(), ben)
    care.opened(engagement, ben, parts={STORY})
    forget(ana, ben)
    ana.post(reverse("care:parts", args=[engagement.pk]), {"parts": "/".join(STORY), "days": "90", "act": "yes"})
    return "Something of you both is open to your therapist Thea"


def _with_the_story_open(ana: CastMember, ben: CastMember) -> Engagement:
    engagement = care.at_table(care.a_therapist(), ana, ben, STORY)
    forget(ana, ben)
    return engagement


def closes_a_part(ana: CastMember, ben: CastMember) -> str:
    engagement = _with_the_story_open(ana, ben)
    with viewing(ana.viewer):
        grant = Grant.objects.get(couple=ana.viewer.couple, scope=STORY[0])
    ana.post(reverse("care:part_close", args=[engagement.pk, grant.pk]))
    return "Something is closed to your therapist again Thea"


def closes_everything(ana: CastMember, ben: CastMember) -> str:
    engagement = _with_the_story_open(ana, ben)
    ana.post(reverse("care:table_leave", args=[engagement.pk]))
    return "Your therapist sits at your table no more Thea"


CONSENT_ACTS = {
    invitation_actions.INVITED: asks_a_therapist,
    invitation_actions.SEATED: says_yes_to_who_came,
    consent_actions.OPENED: says_yes_second,
    consent_actions.CLOSED: closes_a_part,
    consent_actions.LEFT: closes_everything,
}
