"""Who may lend their opened answers to the figures: everybody, each for themselves."""

from tests.architecture.permission_matrix import SIGNED_IN, Case, both

READINESS_SCORES: dict[str, list[Case]] = {
    "readiness:consent": [both(SIGNED_IN, {"answer": answer}) for answer in ("yes", "no")],
}
