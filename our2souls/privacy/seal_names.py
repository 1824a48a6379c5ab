"""Names that stand in ciphertexts, shares and the audit log: each is given once, by hand, and never changes with the code.

A row's model has its `seal_name`, an encrypted column its `seal`. Whoever renames one of them makes words unreadable that
were written before; tests/architecture/seal_names/seal_names.txt keeps them all.
"""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from django.core.checks import CheckMessage, Error

if TYPE_CHECKING:
    from django.db import models

NAME = re.compile(r"[a-z]+(_[a-z]+)*")
LONGEST = 40
"""Letters of a name: as many as the columns of shares and of the audit log hold."""


def is_one(name: Any) -> bool:
    """Whether this can be such a name: small letters and underscores, so that no two of them read alike when joined."""
    return isinstance(name, str) and len(name) <= LONGEST and NAME.fullmatch(name) is not None


def faults(model: "type[models.Model]") -> Iterator[CheckMessage]:
    """What is wrong with the names of a model and of its columns, for Django's checks."""
    own = vars(model).get("seal_name")
    if not is_one(own):
        yield Error("Give it a seal_name of its own, in small letters.", obj=model, id="privacy.E001")
    elif sum(vars(other).get("seal_name") == own for other in model._meta.apps.get_models()) > 1:
        yield Error(f"Another model is sealed as “{own}” already.", obj=model, id="privacy.E002")
    seals = [field.seal for field in model._meta.concrete_fields if hasattr(field, "seal")]
    for name in {seal for seal in seals if seals.count(seal) > 1}:
        yield Error(f"Two of its columns are sealed as “{name}”.", obj=model, id="privacy.E003")
