"""What somebody picked and typed on the way to an intention: it waits in their sealed session until the intention is made.

So each step has an address that can be opened again, and neither the address nor anything that can be read holds a word.
"""

import time
from dataclasses import dataclass, field
from typing import Any, Self

from django.http import QueryDict

from our2souls.people.couple_context import SignedInRequest
from our2souls.ui.form import key as form_key
from our2souls.ui.form.fields import LONG

SLOT = "intention_drafts"
FEW = 3
SECONDS = 60 * 60 * 24
ID = 16
"""Letters of a form's key that say which draft it is: its random part."""
FIELDS = ("mine", "theirs", "fridge", "begin", "proposed", "name", "horizon", "why", "need")


@dataclass(slots=True)
class IntentionDraft:
    """One intention that isn't made yet: the key that the forms of all its steps have, and what they were filled in with."""

    key: str
    values: dict[str, Any] = field(default_factory=dict)

    @property
    def id(self) -> str:
        """What its addresses call it."""
        return self.key[:ID]

    @classmethod
    def of(cls, key: str, data: QueryDict) -> Self:
        """All that a form of any step brought."""
        values: dict[str, Any] = {name: data.get(name, "") for name in FIELDS}
        reveal = data.get("reveal", "") in {"on", "True"}
        return cls(key, values | {"bring": data.getlist("bring"), "reveal": reveal})


def key_for(request: SignedInRequest) -> str:
    """The key that came with the form, if the form was made for this person; the page's own otherwise."""
    sent = request.POST.get(form_key.FIELD, "")
    return sent if form_key.is_for(sent, request.viewer.person_id) else form_key.of_page(request)


def store(request: SignedInRequest, draft: IntentionDraft) -> None:
    """Let it wait; no longer than anybody may write, and not next to many others."""
    values = {name: value[: 3 * LONG] if isinstance(value, str) else value for name, value in draft.values.items()}
    entry = {"key": draft.key, "couple": str(request.viewer.couple_id), "values": values, "at": time.time()}
    request.session[SLOT] = [*(each for each in _stored(request) if each["key"] != draft.key), entry][-FEW:]


def stored(request: SignedInRequest, draft_id: str) -> IntentionDraft | None:
    """The one of an address, for the person who began it."""
    found = next((each for each in _stored(request) if draft_id and each["key"][:ID] == draft_id), None)
    return IntentionDraft(found["key"], found["values"]) if found else None


def latest(request: SignedInRequest) -> IntentionDraft | None:
    """The one that was left last and has a name."""
    found = next((each for each in reversed(_stored(request)) if each["values"]["name"].strip()), None)
    return IntentionDraft(found["key"], found["values"]) if found else None


def forget(request: SignedInRequest, key: str) -> None:
    """It is made."""
    if SLOT in request.session:
        request.session[SLOT] = [each for each in _stored(request) if each["key"] != key]


def _stored(request: SignedInRequest) -> list[dict[str, Any]]:
    """Those of this person in the couple they are in: with the couple its drafts end, and the partner's words in them."""
    viewer = request.viewer
    return [
        each
        for each in request.session.get(SLOT, [])
        if each["at"] > time.time() - SECONDS
        and form_key.is_for(each["key"], viewer.person_id)
        and each.get("couple") == str(viewer.couple_id)
    ]
