"""The moves of a bridge that need no more than a press, and those that bring words along."""

from collections.abc import Callable
from contextlib import suppress
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from our2souls.bridges.agreement import actions as agreement_actions
from our2souls.bridges.agreement.forms import AgreementForm, FeelingForm, SignForm
from our2souls.bridges.apart import actions as side_actions
from our2souls.bridges.apart.forms import SideForm
from our2souls.bridges.core import access, actions, dialogue, queries, story
from our2souls.bridges.core.dialogue import Refused
from our2souls.bridges.core.forms import AcceptForm, typed_words
from our2souls.bridges.core.models import Bridge
from our2souls.bridges.listen import actions as listen_actions
from our2souls.bridges.listen.forms import AlmostForm, GroundForm, ReflectForm, RespondForm
from our2souls.bridges.options import actions as option_actions
from our2souls.bridges.options.forms import OptionForm, RateForm
from our2souls.bridges.page.queries import page_of
from our2souls.bridges.page.views import page
from our2souls.lib.clock import today
from our2souls.lib.request_data import posted
from our2souls.people.couple_context import SignedInRequest

MOVES: dict[str, Callable[[Bridge], Any]] = {
    "postpone": actions.postpone,
    "decline": actions.decline,
    "rest": actions.rest,
    "resume": actions.resume,
    "ready": actions.ready,
    "break-off": actions.stop,
    "reopen": actions.reopen,
    "story": story.tell_story,
    "no-story": story.leave_story,
    "write-on": side_actions.reopen_side,
    "heard": listen_actions.feel_heard,
    "go-on": listen_actions.leave_ground,
    "keep": lambda bridge: agreement_actions.review(bridge, dialogue.KEEP),
    "change": lambda bridge: agreement_actions.review(bridge, dialogue.CHANGE),
    "end": lambda bridge: agreement_actions.review(bridge, dialogue.END),
}
"""What a press does, by its word in the address."""
SAID = {
    "postpone": gettext_lazy("It waits for you. You can say yes any day."),
    "decline": gettext_lazy("You said no to it. You can still say yes another day."),
    "break-off": gettext_lazy("It has ended. What you wrote stays yours, and you can take it up again."),
    "reopen": gettext_lazy("You can go on where it was."),
    "no-story": gettext_lazy("It is not in your story."),
    "keep": gettext_lazy("Your answer is kept. You both see both once there are two."),
    "change": gettext_lazy("Your answer is kept. You both see both once there are two."),
    "end": gettext_lazy("Your answer is kept. You both see both once there are two."),
}
STALE = gettext_lazy("This bridge has moved on meanwhile. Here is how it stands; what you wrote is shown above.")


@require_POST
def bridge_act(request: SignedInRequest, bridge_id: UUID, act: str) -> HttpResponse:
    """A press. What would not be allowed now changes nothing, and shows how the bridge stands."""
    found = access.bridge_for(request.viewer, bridge_id)
    try:
        moved = MOVES[act](found)
    except Refused:
        messages.info(request, _("This bridge has moved on meanwhile. Here is how it stands."))
        return redirect("bridges:bridge", found.pk)
    if act == "rest":  # with nothing to say which of three buttons it was: all of them send the same
        return redirect("bridges:moment", found.pk)
    is_open = act in dialogue.ANSWERS and (moved.stage != "review" or moved.outcome)
    if act in SAID and not is_open:  # both answers are on the page
        messages.success(request, SAID[act])
    return redirect("bridges:bridge", found.pk)


@require_POST
def accept(request: SignedInRequest, bridge_id: UUID) -> HttpResponse:
    """Say yes to an invitation, with an own dream or without."""
    found = access.bridge_for(request.viewer, bridge_id)
    form = AcceptForm(posted(request))
    return _do(request, found, form, lambda: actions.accept(found, brings=form.cleaned_data["brings"]), "accept_form")


@require_POST
def side(request: SignedInRequest, bridge_id: UUID) -> HttpResponse:
    """What one writes apart: kept for later, or finished."""
    found = access.bridge_for(request.viewer, bridge_id)
    form = SideForm(posted(request))
    if "later" in request.POST:
        return _do(
            request,
            found,
            form,
            lambda: side_actions.save_draft(found, form.data_of()),
            "side_form",
            _("Kept. Only you see it."),
        )
    if not form.require():
        return page(request, found, 422, side_form=form)
    data = form.data_of()
    return _do(
        request, found, form, lambda: side_actions.finish(found, data), "side_form",
        keep=lambda: side_actions.save_draft(found, data),
    )  # fmt: skip


TURNS: dict[str, tuple[type[Any], Callable[[Bridge, dict[str, str]], Any], str]] = {
    "reflect": (ReflectForm, lambda bridge, data: listen_actions.reflect(bridge, data["words"]), "turn_form"),
    "almost": (AlmostForm, lambda bridge, data: listen_actions.almost(bridge, data["words"]), "turn_form"),
    "respond": (
        RespondForm,
        lambda bridge, data: listen_actions.respond(bridge, data["words"], data["feeling"]),
        "turn_form",
    ),
    "ground": (GroundForm, lambda bridge, data: listen_actions.add_ground(bridge, data["words"]), "ground_form"),
    "option": (
        OptionForm,
        lambda bridge, data: option_actions.add(bridge, data["words"], data["pattern"]),
        "option_form",
    ),
}
"""What is written in a step: its form, its act, and what the form is called on the page."""


@require_POST
def turn(request: SignedInRequest, bridge_id: UUID, kind: str) -> HttpResponse:
    """Words of a step: said back, almost, what makes sense, something in common, a way."""
    found = access.bridge_for(request.viewer, bridge_id)
    form_class, act, name = TURNS[kind]
    form = form_class(posted(request))
    return _do(request, found, form, lambda: act(found, form.cleaned_data), name)


@require_POST
def option_remove(request: SignedInRequest, bridge_id: UUID, option_id: UUID) -> HttpResponse:
    """Take a way of one's own out."""
    option = access.own_option_for(request.viewer, bridge_id, option_id)
    try:
        option_actions.remove(option)
        messages.success(request, _("Taken out."))
    except Refused:
        messages.info(request, _("It was rated meanwhile, and stays."))
    return redirect("bridges:bridge", bridge_id)


@require_POST
def rate(request: SignedInRequest, bridge_id: UUID) -> HttpResponse:
    """Rate what stands, unseen: kept for later, or all of it."""
    found = access.bridge_for(request.viewer, bridge_id)
    form = RateForm(posted(request), options=queries.options_of(found))
    if "later" in request.POST:
        return _do(
            request,
            found,
            form,
            lambda: option_actions.save_ratings(found, form.ratings()),
            "rate_form",
            _("Kept. Only you see it."),
        )
    if not form.require():
        return page(request, found, 422, rate_form=form)
    return _do(
        request, found, form, lambda: option_actions.rate(found, form.ratings()), "rate_form",
        keep=lambda: option_actions.save_ratings(found, form.ratings()),
    )  # fmt: skip


@require_POST
def propose(request: SignedInRequest, bridge_id: UUID) -> HttpResponse:
    """Propose what both could sign."""
    found = access.bridge_for(request.viewer, bridge_id)
    ways = [each.row for each in page_of(found, request.us).ranked()[0]]
    form = AgreementForm(posted(request), bridges=ways, day=today(request.us.zone), auto_id="agree_%s")
    return _do(
        request, found, form, lambda: agreement_actions.propose(found, form.data_of()), "agreement_form",
        _("You signed it. It stands once you both have."),
    )  # fmt: skip


@require_POST
def sign(request: SignedInRequest, bridge_id: UUID, agreement_id: UUID) -> HttpResponse:
    """Sign what the other proposed."""
    found = access.bridge_for(request.viewer, bridge_id)
    form = SignForm(posted(request), auto_id="sign_%s")
    return _do(
        request, found, form, lambda: agreement_actions.sign(found, agreement_id, form.cleaned_data["step"]), "sign_form",
        _("You both signed it."),
    )  # fmt: skip


@require_POST
def feel(request: SignedInRequest, bridge_id: UUID) -> HttpResponse:
    """Keep for oneself how it was."""
    found = access.bridge_for(request.viewer, bridge_id)
    form = FeelingForm(posted(request))
    if not form.is_valid():
        raise Http404  # two rows of five buttons send nothing else
    agreement_actions.feel(found, form.cleaned_data["heard"], form.cleaned_data["pressed"])
    messages.success(request, _("Kept. Only you see it."))
    return redirect("bridges:bridge", found.pk)


def _do(
    request: SignedInRequest, bridge: Bridge, form: Any, act: Callable[[], Any], name: str, done: str = "",
    keep: Callable[[], Any] | None = None,
) -> HttpResponse:  # fmt: skip
    """Do it and go back to the page; the form again where it was not right, or where the bridge has moved on meanwhile.

    `keep` is what can still be done then with what was sent: to keep it unseen.
    """
    if not form.is_valid():
        return page(request, bridge, 422, **{name: form})
    try:
        act()
    except Refused:
        messages.info(request, STALE)
        if keep is not None:
            with suppress(Refused):
                keep()
        newer = access.bridge_for(request.viewer, bridge.pk)
        return page(request, newer, 409, stale=typed_words(form))
    if done:
        messages.success(request, done)
    return redirect("bridges:bridge", bridge.pk)
