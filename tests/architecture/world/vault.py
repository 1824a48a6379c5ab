"""Vaults of Ana and of Dora, open in their browsers: a dream that was put in, and words that were written there.

Their words are on no list of the scene: what lists promise (a page, an export) holds for what a vault keeps from all of them.
"""

from tests.architecture.world.scene import Scene
from tests.factories.dreams import a_dream
from tests.factories.vault import a_vault, open_in_browser, put, written


def vaults(scene: Scene) -> None:
    """Make both."""
    for name in ("ana", "dora"):
        member = scene.cast[name]
        vault, _code = a_vault(member)
        scene.ids[f"{name}.vaulted"] = put(member, vault, a_dream(member, "In the vault")).pk
        scene.ids[f"{name}.written"] = written(member, vault, "Written in the vault").pk
        open_in_browser(member)
