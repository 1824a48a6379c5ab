"""The context of a bridge's page: what it shows, and the forms of the viewer's part of the step."""

from typing import Any
from uuid import UUID

from our2souls.bridges.agreement.forms import AgreementForm, FeelingForm, SignForm
from our2souls.bridges.apart.forms import SideForm
from our2souls.bridges.apart.forms import initial_of as side_initial
from our2souls.bridges.core import dialogue, text
from our2souls.bridges.core.forms import AcceptForm
from our2souls.bridges.core.models import Bridge
from our2souls.bridges.listen.forms import AlmostForm, GroundForm, ReflectForm, RespondForm
from our2souls.bridges.options.forms import OptionForm, RateForm
from our2souls.bridges.options.forms import initial_of as rate_initial
from our2souls.bridges.page import queries
from our2souls.bridges.page.queries import BridgePage, ShownOption
from our2souls.bridges.page.text import finding_words, review_words
from our2souls.checkins import vocabulary
from our2souls.dreams import queries as dream_queries
from our2souls.lib.clock import today
from our2souls.people.couple_context import CoupleContext, Member, SignedInRequest
from our2souls.privacy.viewer import current_viewer


def context_of(request: SignedInRequest, bridge: Bridge, **sent: Any) -> dict[str, Any]:
    """All that `bridges/page/bridge.html` shows; `sent` are forms that were sent and come back with what was typed."""
    us, page = request.us, queries.page_of(bridge, request.us)
    now, me = page.dialogue, request.us.me.id
    found: dict[str, Any] = {
        "bridge": bridge,
        "page": page,
        "now": now,
        "stage_words": text.STAGES[bridge.stage],
        "opener": us.face(bridge.opened_by_id),
        "brought": [(us.face(UUID(who)), words) for who, words in (bridge.brought or {}).items()],
        "my_turn": me in dialogue.whose_turn(now),
        "asks_moment": now.asks_moment and me not in now.ready,
        "said_ready": now.asks_moment and me in now.ready,
        "is_working": now.goes_on and not now.is_resting and not now.asks_moment,
        "speaker": us.face(now.speaker),  # type: ignore[arg-type]  # the pair are ids of people
        "i_speak": now.speaker == me,
        "turns": [(us.face(turn.person_id), turn, text.TURNS[turn.kind]) for turn in page.heard()],
    }
    found |= _of_stage(page, us, sent)
    if now.sides_are_open:
        found["circles"] = page.needs()
    if now.is_revealed:
        found["bridges"], found["others"] = ([_told(each, us) for each in part] for part in page.ranked())
    if page.agreement:
        found |= _of_agreement(page, us)
    return found | sent


def _of_stage(page: BridgePage, us: CoupleContext, sent: dict[str, Any]) -> dict[str, Any]:
    """The forms of the viewer's part of the step."""
    now, me = page.dialogue, us.me.id
    match now.stage:
        case "invited":
            return {"accept_form": AcceptForm(initial={"brings": _own_line(page.bridge)})}
        case "apart":
            return {
                "side_form": sent.get("side_form") or SideForm(initial=side_initial(page.side)),
                "has_written": me in now.written,
                "they_have_written": now.other(me) in now.written,
            }
        case "listen":
            form = {"confirm": AlmostForm, "respond": RespondForm}.get(now.turn, ReflectForm)
            last = next(reversed(page.heard()), None)
            return {"turn_form": form(), "last": last, "feelings": vocabulary.grouped_choices()}
        case "ground":
            return {"ground_form": GroundForm(), "has_seen": me in now.seen_ground}
        case "options":
            initial = rate_initial(page.side.ratings if page.side else None)
            return {
                "option_form": OptionForm(),
                "rate_form": RateForm(options=page.options, initial=initial),
                "shown_options": [(each, us.face(each.person_id)) for each in page.options],
                "my_options": now.options.get(me, 0),
                "has_rated": me in now.rated,
                "they_have_rated": now.other(me) in now.rated,
            }
        case "agreement":
            return {
                "agreement_form": AgreementForm(
                    bridges=[each.option for each in page.ranked()[0]], day=today(us.zone), auto_id="agree_%s"
                ),
                "sign_form": SignForm(auto_id="sign_%s"),
                "option_form": OptionForm(),
            }
        case _:
            return {
                "has_answered": me in now.answers,
                "they_have_answered": now.other(me) in now.answers,
                "is_due": bool(
                    page.agreement and page.agreement.review_on and page.agreement.review_on <= today(us.zone)
                ),
            }


def _own_line(bridge: Bridge) -> str:
    """The line of the viewer's dream that the other one would talk about, while it is theirs to bring."""
    row = dream_queries.own_dreams(current_viewer()).filter(pk=bridge.dream).first() if bridge.dream else None
    return row.line if row else ""


def _told(shown: ShownOption, us: CoupleContext) -> tuple[ShownOption, str]:
    return shown, finding_words(shown.finding, us) if shown.finding else ""


def _of_agreement(page: BridgePage, us: CoupleContext) -> dict[str, Any]:
    agreement, signed = page.agreement, {each.person_id: each for each in page.signatures}
    assert agreement is not None, "asked for with one"
    both: list[Member] = sorted((each for each in (us.me, us.partner) if each), key=lambda each: each.place)
    said = (page.side.feelings if page.side else None) or {}
    return {
        "agreement": agreement,
        "kind_words": text.KINDS[agreement.kind],
        "signs": [(each, signed.get(each.id)) for each in both],
        "i_signed": us.me.id in signed,
        "proposer": us.face(agreement.proposed_by_id),
        "reviewed": review_words(agreement.answers or {}, us),
        "review_answers": [(key, text.ANSWERS[key], text.ANSWER_HINTS[key]) for key in text.ANSWERS],
        "feeling_form": FeelingForm(initial={"heard": said.get("heard"), "pressed": said.get("pressed")}),
        "has_felt": bool(said),
    }
