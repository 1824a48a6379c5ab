"""One scene in which everybody has everything: the walls are tried on it.

Ana and Ben have a row of every kind; Dora and Farid had one of every kind while they were a couple, before Farid left and
Dora began with Eli; Cleo is alone, with an open invitation and a dream. Whatever is written carries a word of its own
that is nowhere else ("ana-kept-line"), so that it can be looked for in pages, logs, exports, files and rows.
"""

from tests.architecture.world.scene import ALONE, OPEN, SHARED, Scene
from tests.factories.vision.media import a_picture, a_recording, a_sound

__all__ = ["ALONE", "OPEN", "SHARED", "Scene", "a_picture", "a_recording", "a_sound"]
