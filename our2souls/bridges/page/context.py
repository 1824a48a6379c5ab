"""The context of a bridge's page: what it shows, and the forms of the viewer's part of the step."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from our2souls.bridges.agreement.forms import AgreementForm, FeelingForm, SignForm
from our2souls.bridges.apart.forms import SideForm, need_groups
from our2souls.bridges.apart.forms import initial_of as side_initial
from our2souls.bridges.core import dialogue, phrases, text
from our2souls.bridges.core import queries as bridge_queries
from our2souls.bridges.core.forms import AcceptForm, typed_words
from our2souls.bridges.core.models import Bridge
from our2souls.bridges.core.ports import ports
from our2souls.bridges.handover.session import is_one_device
from our2souls.bridges.listen.forms import AlmostForm, GroundForm, ReflectForm, RespondForm
from our2souls.bridges.options.forms import OptionForm, RateForm
from our2souls.bridges.options.forms import initial_of as rate_initial
from our2souls.bridges.page import queries
from our2souls.bridges.page.queries import BridgePage, in_order
from our2souls.dreams import queries as dream_queries
from our2souls.lib.clock import today
from our2souls.lib.drawing.venn import core_and_edge
from our2souls.people.couple_context import CoupleContext, SignedInRequest
from our2souls.privacy.viewer import current_viewer


def context_of(request: SignedInRequest, bridge: Bridge, **sent: Any) -> dict[str, Any]:
    """All that `bridges/page/bridge.html` shows; `sent` are forms that were sent and come back with what was typed."""
    us, page = request.us, queries.page_of(bridge, request.us)
    now, me = page.dialogue, request.us.me.id
    found: dict[str, Any] = {
        "bridge": bridge,
        "now": now,
        "step_stage": "over" if now.outcome == dialogue.KEPT else bridge.stage,
        "opener": us.face(bridge.opened_by_id),
        "brought": [(us.face(UUID(who)), words) for who, words in (bridge.brought or {}).items()],
        "my_turn": me in dialogue.whose_turn(now),
        "asks_moment": now.asks_moment and me not in now.ready,
        "said_ready": now.asks_moment and me in now.ready,
        "is_working": now.goes_on and not now.is_resting and not now.asks_moment,
        "turns": page.heard(),
        "phrases": phrases.STEPS,
        "one_device": is_one_device(request, bridge.pk),
    }
    forms = _OF_STAGE[now.stage](page, sent)
    found |= forms
    found["stale"] = [
        words for name, form in sent.items() if not _is_shown(found, forms, name, form) for words in typed_words(form)
    ]
    if now.sides_are_open:
        found |= {"sides": page.sides(), "circles": page.needs(), "core_and_edge": core_and_edge()}
    if now.is_revealed:
        found["bridges"], found["others"] = page.ranked()
    if page.agreement:
        found |= _of_agreement(page, us)
    return found | sent


def _is_shown(found: dict[str, Any], forms: dict[str, Any], name: str, form: Any) -> bool:
    """Whether a form that comes back has its place on the page as it stands: else what was typed is shown to be copied."""
    now: dialogue.Dialogue = found["now"]
    if not name.endswith("_form") or name == "accept_form":
        return True
    if name == "side_form":
        return now.stage == "apart" and now.goes_on and not found["has_written"]
    if name == "turn_form":
        return now.stage == "listen" and found["is_working"] and found["my_turn"] and type(form) is type(forms[name])
    return name in forms and found["is_working"]


type Forms = dict[str, Any]
"""The forms of the viewer's part of a step, with what they need; some may have been sent and come back."""


def _invited(page: BridgePage, _sent: Forms) -> Forms:
    return {"accept_form": AcceptForm(initial={"brings": _own_line(page.bridge)})}


def _apart(page: BridgePage, sent: Forms) -> Forms:
    now, me = page.dialogue, page.us.me.id
    form = sent.get("side_form") or SideForm(initial=side_initial(page.side))
    return {
        "side_form": form,
        "need_groups": need_groups(form),
        "has_written": me in now.written,
    }


def _listen(page: BridgePage, _sent: Forms) -> Forms:
    form = {"confirm": AlmostForm, "respond": RespondForm}.get(page.dialogue.turn, ReflectForm)
    last = next(reversed(page.heard()), None)
    return {"turn_form": form(), "last": last, "feelings": text.feelings()}


def _ground(page: BridgePage, _sent: Forms) -> Forms:
    return {"ground_form": GroundForm(), "has_seen": page.us.me.id in page.dialogue.seen_ground}


def _options(page: BridgePage, _sent: Forms) -> Forms:
    now, me = page.dialogue, page.us.me.id
    initial = rate_initial(page.side.ratings if page.side else None)
    return {
        "option_form": OptionForm(),
        "rate_form": RateForm(options=page.options, initial=initial),
        "shown_options": page.added(),
        "my_options": now.options.get(me, 0),
        "has_rated": me in now.rated,
    }


def _agreement(page: BridgePage, _sent: Forms) -> Forms:
    ways = [each.row for each in page.ranked()[0]]
    return {
        "agreement_form": AgreementForm(bridges=ways, day=today(page.us.zone), auto_id="agree_%s"),
        "sign_form": SignForm(auto_id="sign_%s"),
        "before": None if page.agreement else bridge_queries.agreed_before(page.bridge),
        "option_form": OptionForm(),
    }


def _review(page: BridgePage, _sent: Forms) -> Forms:
    now, me = page.dialogue, page.us.me.id
    on = page.agreement.review_on if page.agreement else None
    return {
        "has_answered": me in now.answers,
        "is_due": on is not None and on <= today(page.us.zone),
    }


_OF_STAGE: dict[str, Callable[[BridgePage, Forms], Forms]] = {
    "invited": _invited,
    "apart": _apart,
    "listen": _listen,
    "ground": _ground,
    "options": _options,
    "agreement": _agreement,
    "review": _review,
}


def _own_line(bridge: Bridge) -> str:
    """The line of the viewer's dream that the other one would talk about, while it is theirs to bring."""
    row = dream_queries.own_dreams(current_viewer()).filter(pk=bridge.dream).first() if bridge.dream else None
    return row.line if row else ""


def _of_agreement(page: BridgePage, us: CoupleContext) -> dict[str, Any]:
    agreement = page.agreement
    assert agreement is not None, "asked for with one"
    answers = agreement.answers or {}
    feelings = (page.side.feelings if page.side else None) or {}
    return {
        "agreement": agreement,
        "kind_words": text.KINDS[agreement.kind],
        "signs": page.signs(),
        "i_signed": us.me.id in {each.person_id for each in page.signatures},
        "reviewed": [(each, text.ANSWERS[answers[str(each.id)]]) for each in in_order(us) if str(each.id) in answers],
        "review_answers": [(key, text.ANSWERS[key], text.ANSWER_HINTS[key]) for key in text.ANSWERS],
        "helpers": ports.helpers() if page.dialogue.is_agreed and agreement.kind == dialogue.HELP else [],
        "feeling_form": FeelingForm(initial={"heard": feelings.get("heard"), "pressed": feelings.get("pressed")}),
    }
