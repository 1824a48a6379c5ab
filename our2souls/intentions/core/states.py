"""What an intention may be in, as conditions: of its own rows, or across a relation (`living("intention__")`)."""

from django.db.models import Q


def unfinished(prefix: str = "") -> Q:
    """Neither reached nor released; a resting one may be taken up again."""
    return Q(**{f"{prefix}reached_on": None, f"{prefix}released_at": None})


def living(prefix: str = "") -> Q:
    """Woven, active or waiting: neither resting nor at an end."""
    return unfinished(prefix) & Q(**{f"{prefix}rested_at": None})


def going_on(prefix: str = "") -> Q:
    """Living, and chosen by both once: active, or waiting for somebody."""
    return living(prefix) & Q(**{f"{prefix}active_since__isnull": False})


def active(prefix: str = "") -> Q:
    """Going on, and waiting for nobody."""
    return going_on(prefix) & Q(**{f"{prefix}waiting_since": None})
