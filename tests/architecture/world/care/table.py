"""Therapists: Thea sits at Ana and Ben's table and reads how Ana felt; she sat at Dora and Farid's until they parted.

Ruth sat at Ana and Ben's table with more open to her, and everything of it is closed.
"""

from our2souls.care.consent import access as consent_access
from our2souls.care.consent import actions as consent_actions
from our2souls.care.consent import scopes
from our2souls.care.invitations import actions as invitation_actions
from our2souls.care.looks import actions as look_actions
from our2souls.privacy.models import Grant
from our2souls.privacy.viewer import viewing
from our2souls.story.autonomy.statements import Proposals
from tests.architecture.world.scene import Scene
from tests.cast import CastMember
from tests.factories import care


def table_of_two(scene: Scene, a: CastMember, b: CastMember, home: str) -> None:
    """Thea at their table with one's own trend and statements open; a yes of one's own waits."""
    engagement = care.seated(scene.thea, a)
    scene.ids[f"{home}.engagement"] = engagement.pk
    care.opened(engagement, a, parts={("trend", str(a.id))})
    item = scopes.statements_item(engagement.pk, a.id)
    care.opened(engagement, a, parts={("statements", item)}, statements=lambda: [Proposals(5, 3, 2)])
    care.opened(engagement, a, parts={("story", "")})
    care.opened(engagement, b, parts={("intentions", "")})
    with viewing(scene.thea.viewer):
        look_actions.record(consent_access.client_for(scene.thea.viewer, engagement.pk), "page")
    with viewing(a.viewer):
        scene.ids[f"{home}.grant"] = Grant.objects.get(scope="trend", therapist=scene.thea.person, owner=a.person).pk


def revoked_table(scene: Scene) -> None:
    """Ruth's: opened, and closed again by both."""
    ana, ben = scene.ana, scene.ben
    engagement = care.at_table(scene.ruth, ana, ben, ("intentions", ""), ("story", ""))
    care.opened(engagement, ana, parts={("trend", str(ana.id))})
    for each in (ana, ben):
        with viewing(each.viewer):
            consent_actions.leave_table(engagement)
    scene.ids["both.ended_engagement"] = engagement.pk


def open_invitations(scene: Scene) -> None:
    """Ana asks by a link; Dora's table is asked to by another one."""
    for name, home in (("ana", "both"), ("dora", "others")):
        with viewing(scene.cast[name].viewer):
            engagement = invitation_actions.invite()
            scene.ids[f"{home}.invitation"] = engagement.pk
            scene.tokens[f"{name}.seat"] = engagement.token


def therapists(scene: Scene) -> None:
    """Both have accepted the terms and logged in with a second step."""
    for name in ("thea", "ruth"):
        care.secured(scene.cast[name])
