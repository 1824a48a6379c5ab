"""One form as it was sent: whose it is, what it is known by, and whether the same was done before."""

from dataclasses import dataclass
from hashlib import sha256
from typing import Self
from uuid import UUID

from django.http import HttpRequest, HttpResponse

from our2souls.ui.form import key as form_key
from our2souls.web.submissions import actions

REDIRECTS = range(300, 400)


@dataclass(frozen=True, slots=True)
class SubmittedForm:
    """A form with a key, sent by somebody who is signed in."""

    owner: UUID
    couple_id: UUID | None
    key: str
    path: str
    digest: str

    @classmethod
    def of(cls, request: HttpRequest) -> Self | None:
        """The form that a request brought, its body read; None for one without a key of ours, or from nobody.

        Raises UnreadablePostError when the line broke, and what Django raises for a body that is too large.
        """
        key, viewer = request.POST.get(form_key.FIELD, ""), getattr(request, "viewer", None)
        if viewer is None or not form_key.is_ours(key):
            return None
        return cls(viewer.person_id, viewer.couple_id, key, request.path, _digest(request))

    @property
    def is_for_somebody_else(self) -> bool:
        """Whether the page was made for another person, who was signed in here before: their words are not this one's."""
        return not form_key.is_for(self.key, self.owner)

    @property
    def is_of_a_past_couple(self) -> bool:
        """Whether the page was made with somebody else than whom its person is with now, so that it would reach the wrong one."""
        return self.couple_id is not None and form_key.is_of_another_couple(self.key, self.couple_id)

    def answer_before(self) -> str | None:
        """Where it led when the same was sent before, if it was."""
        return actions.answer_of(self.owner, self.digest)

    def claim(self) -> None:
        """Begin: raises Repeated when the same was done at this moment."""
        actions.claim(self.owner, actions.form_of(self.key, self.path), self.digest)

    def settle(self, response: HttpResponse, *, changed: bool) -> None:
        """Keep where it led; what led nowhere else, or changed nothing, may be sent again."""
        leads = changed and response.status_code in REDIRECTS
        answer = response.headers.get("Location", "") if leads else ""
        actions.settle(self.owner, self.digest, answer if len(answer) <= actions.LONGEST else "")


def _digest(request: HttpRequest) -> str:
    """Over the address and all that was filled in, files included; the token against forgery is another each time."""
    digest = sha256(request.get_full_path().encode())
    for name, values in sorted(request.POST.lists()):
        if name != "csrfmiddlewaretoken":
            digest.update(repr((name, values)).encode())
    for name, files in sorted(request.FILES.lists()):
        for file in files:
            digest.update(repr((name, file.name, file.size)).encode())
            for chunk in file.chunks():
                digest.update(chunk)
            file.seek(0)
    return digest.hexdigest()
