"""You yourself: what one’s own facts say, for oneself; sharing one of it, and reading what the partner shared."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from our2souls.people.couple_context import CoupleContext, SignedInRequest
from our2souls.privacy.audiences import sharing
from our2souls.story.autonomy import access, actions, queries, text
from our2souls.story.autonomy.models import SharedStatement
from our2souls.story.autonomy.statements import KINDS, copy_of, from_copy
from our2souls.story.autonomy.text import StatementText


@require_safe
def statements(request: SignedInRequest) -> HttpResponse:
    """What can be said to the viewer about themselves, and what their partner shares of the same kind."""
    us, viewer = request.us, request.viewer
    found = queries.of_viewer(viewer, us.zone)
    own = queries.shared_by_viewer(viewer)
    shared = {each.row.kind: each.row for each in own if each.is_shared}
    rows = [
        {
            "text": text.to_owner(each, found.dreams, found.names.get(each.kind, [])),
            "as_read": text.to_partner(each, us.me.name) if us.partner else None,
            "shared": shared.get(each.kind),
            "is_same": each.kind in shared and shared[each.kind].figures == copy_of(each),
        }
        for each in found.statements
    ]
    silent = KINDS.keys() - {each.kind for each in found.statements}
    context = {
        "rows": rows,
        "earlier": [
            _row(each.row, us) | {"is_shared": each.is_shared}
            for each in own
            if not each.is_shared or each.row.kind in silent
        ],
        "theirs": [_row(row, us) for row in queries.shared_by_partner(viewer)],
    }
    return render(request, "story/autonomy/statements.html", context)


def _row(row: SharedStatement, us: CoupleContext) -> dict[str, Any]:
    """A shared statement as whoever did not make it reads it."""
    return {"row": row, "text": _text(row, us)}


def _text(row: SharedStatement, us: CoupleContext) -> StatementText | None:
    owner, statement = us.face(row.owner_id), from_copy(row.kind, row.figures)
    return text.to_partner(statement, owner.name) if owner and statement else None


@require_safe
def shared_statement(request: SignedInRequest, statement_id: UUID) -> HttpResponse:
    """One that is shared: as the partner reads it, and for its owner the way back."""
    row = access.shared_statement_for(request.viewer, statement_id)
    found = _text(row, request.us)
    if found is None:
        raise Http404
    context = {
        "row": row,
        "text": found,
        "owner": request.us.face(row.owner_id),
        "is_mine": row.owner_id == request.viewer.person_id,
        "is_shared": sharing.level_of(row) is not None,
    }
    return render(request, "story/autonomy/shared_statement.html", context)


@require_POST
def statement_share(request: SignedInRequest, kind: str) -> HttpResponse:
    """Let the partner read one, as it stands now; 404 where there is nothing to say, or nobody to say it to."""
    us = request.us
    found = queries.of_viewer(request.viewer, us.zone)
    statement = next((each for each in found.statements if each.kind == kind), None)
    if statement is None or us.partner is None:
        raise Http404
    row = actions.share(statement)
    message = _("%(name)s can see it now.") % {"name": us.their_name}
    messages.success(request, message, extra_tags=reverse("story:statement_unshare", args=[row.pk]))
    return redirect(f"{reverse('story:statements')}#{kind}")


@require_POST
def statement_unshare(request: SignedInRequest, statement_id: UUID) -> HttpResponse:
    """Close it to the partner."""
    row = access.own_shared_statement_for(request.viewer, statement_id)
    kind = row.kind
    actions.unshare(row)
    messages.success(request, _("Taken back. Only you see it."))
    return redirect(f"{reverse('story:statements')}#{kind}")
