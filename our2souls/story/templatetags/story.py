"""Looking up in a template what a page brought along."""

from collections.abc import Mapping
from typing import Any

from django import template

register = template.Library()


@register.filter
def at(found: Mapping[Any, Any], key: Any) -> Any:
    """What lies at a key; "" where nothing does."""
    return found.get(key, "")
