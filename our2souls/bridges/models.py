"""All rows of bridges, for Django to find."""

from our2souls.bridges.core.models import (
    Agreement,
    Bridge,
    BridgeOption,
    BridgeSide,
    BridgeTurn,
    RevealedSide,
    Signature,
)

__all__ = ["Agreement", "Bridge", "BridgeOption", "BridgeSide", "BridgeTurn", "RevealedSide", "Signature"]
