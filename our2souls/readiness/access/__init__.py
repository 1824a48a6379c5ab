"""The doors: one for each thing of this package. "Not yours" and "not there" are the same 404."""

from our2souls.readiness.access.answering import is_alone, reflection_for, running_sitting_for
from our2souls.readiness.access.own import own_taking_for
from our2souls.readiness.access.together import launch_for, sitting_for

__all__ = ["is_alone", "launch_for", "own_taking_for", "reflection_for", "running_sitting_for", "sitting_for"]
