"""The list of therapists in the scene: one who is listed, one who is hidden and Farid's, one whose link nobody has used."""

from our2souls.care.directory import actions
from our2souls.care.directory.models import DirectoryEntry
from our2souls.privacy.viewer import viewing
from tests.architecture.world.scene import Scene
from tests.factories.care.directory import a_portrait, an_entry


def directory(scene: Scene) -> None:
    """Three entries, as the operator would make them."""
    lena = an_entry("Lena Ortiz")
    hidden = an_entry("Farid Amin", listed=False)
    invited = an_entry("Iris Bauer")
    for name, entry, colour in (("lena", lena, "teal"), ("farid", hidden, "brown")):
        actions.set_photo(entry, a_portrait(colour))
        scene.tokens[f"{name}.photo"] = entry.photo_digest
    token = actions.invite(hidden)
    with viewing(scene.farid.viewer):
        actions.claim(hidden, token=token, person=scene.farid.person)
    scene.tokens["entry.invitation"] = actions.invite(DirectoryEntry.objects.get(pk=invited.pk))
