"""Builds the scene, package by package, through the acts."""

from django.urls import reverse

from our2souls.people.pairing import actions as pairing_actions
from our2souls.privacy.viewer import viewing
from our2souls.web.submissions import actions as submissions_actions
from tests.architecture.world import (
    bridges,
    checkins,
    commitments_and_figures,
    delivery,
    dreams,
    intentions,
    people,
    readiness,
    vault,
    vision,
)
from tests.architecture.world.care import directory as care_directory
from tests.architecture.world.care import sessions as care_sessions
from tests.architecture.world.care import table as care_table
from tests.architecture.world.rhythm import feed, milestones, prompts, rituals
from tests.architecture.world.scene import ALONE, Scene
from tests.cast import PASSWORD, CastMember, a_person, pair
from tests.factories.dreams import a_dream


def stage() -> Scene:
    """Build the scene through the real acts. Wants both databases."""
    cast = {
        "ana": a_person("Ana", hue="saffron", time_zone="Europe/Madrid"),
        "ben": a_person("Ben", hue="clay", time_zone="America/New_York"),
        "cleo": a_person("Cleo", hue="fern"),
        "dora": a_person("Dora", hue="tide"),
        "eli": a_person("Eli", hue="moss"),
        "farid": a_person("Farid", hue="clay"),
        "thea": a_person("Thea", hue="heather"),
        "ruth": a_person("Ruth", hue="mulberry"),
    }
    scene = Scene(cast)
    for member in cast.values():
        member.client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    pair(scene.ana, scene.ben)
    pair(scene.dora, scene.farid, hue="moss")
    _together(scene, scene.dora, scene.farid, "past")
    scene.ids["past.couple"] = scene.dora.us.couple_id
    scene.tokens["past.place"] = f"notes/{scene.ids['past.note']}"
    with viewing(scene.farid.viewer):
        pairing_actions.separate(scene.farid.person)
    pair(scene.dora, scene.eli, hue="moss")
    _together(scene, scene.ana, scene.ben, "both")
    delivery.wishes_of_ana(scene)
    intentions.other_states(scene)
    care_table.revoked_table(scene)
    care_table.open_invitations(scene)
    care_table.therapists(scene)
    scene.ids["cleo.kept"] = a_dream(scene.cleo, scene.words("cleo", ALONE, "line")).pk
    people.invitation(scene)
    people.on_their_way(scene)
    people.second_steps(scene)
    vault.vaults(scene)
    feed.calendars(scene)
    care_directory.directory(scene)
    for member in cast.values():
        with viewing(member.viewer):
            submissions_actions.claim(member.id, submissions_actions.form_of("a form", "/"), "0" * 64)
    scene.ids |= {f"{name}.id": member.id for name, member in cast.items()} | {"both.couple": scene.ana.us.couple_id}
    return scene


def _together(scene: Scene, a: CastMember, b: CastMember, home: str) -> None:
    """What two have with each other."""
    mine, theirs = dreams.dreams_of_two(scene, a, b)
    intention = intentions.chosen_intention(scene, a, b, mine, theirs)
    intentions.steps_and_entries(scene, a, b, intention, home)
    commitments_and_figures.commitments(scene, a, b, intention, home)
    commitments_and_figures.figures(scene, a, b, intention, home)
    intentions.revisits(scene, a, b, intention, home)
    intentions.proposal_and_fridge(scene, a, b, intention, home)
    checkins.check_ins(scene, a, b, home)
    checkins.check_ins(scene, b, a, home)
    dreams.shared_statements(scene, a, b)
    milestones.days_of_two(scene, a, b, home)
    rituals.rituals_of_two(scene, a, b, home)
    bridges.bridges_of_two(scene, a, b, home)
    prompts.prompts_of_two(scene, a, b, home)
    vision.standalone_notes(scene, a, b, home)
    vision.letters_of_two(scene, a, b, home)
    readiness.report_of_two(scene, a, b, home)
    readiness.sittings_of_two(scene, a, b, home)
    care_table.table_of_two(scene, a, b, home)
    care_sessions.sessions_of_two(scene, a, b, home)
    scene.ids |= {f"{home}.home": intention.pk, f"{home}.notice": delivery.notice(a, intention.pk).pk}
    scene.ids[f"{home}.news"] = delivery.news(a, b).pk
