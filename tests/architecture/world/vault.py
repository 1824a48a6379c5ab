"""Vaults of Ana and of Dora, open in their browsers: a dream that was put in, and words that were written there.

Their words are on no list of the scene: what lists promise (a page, an export) holds for what a vault keeps from all of them.
"""

from django.test import TestCase

from tests.architecture.world.scene import Scene
from tests.factories.dreams import a_dream
from tests.factories.vault import a_vault, open_in_browser, put, written
from tests.factories.vision.media import a_picture
from tests.factories.vision.notes import a_note_about


def vaults(scene: Scene) -> None:
    """Make both."""
    for name in ("ana", "dora"):
        member = scene.cast[name]
        vault, _code = a_vault(member)
        dream = a_dream(member, "In the vault")
        a_note_about(member, "dream", dream.pk, "Beside it", pictures=[a_picture()])
        with TestCase.captureOnCommitCallbacks(execute=True):
            scene.ids[f"{name}.vaulted"] = put(member, vault, dream).pk
        scene.ids[f"{name}.written"] = written(member, vault, "Written in the vault").pk
        open_in_browser(member)
