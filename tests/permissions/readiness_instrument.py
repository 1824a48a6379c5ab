"""Who gets what at the science page of the readiness test."""

from tests.architecture.permission_matrix import SIGNED_IN, Case, look

READINESS_INSTRUMENT: dict[str, list[Case]] = {"readiness:about": [look(SIGNED_IN)]}
