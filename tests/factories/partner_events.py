"""What one does that concerns the other: each act, and the line that it is told in."""

from collections.abc import Callable
from datetime import date

from django.urls import reverse

from our2souls.checkins import actions as checkin_actions
from our2souls.dreams import actions as dream_actions
from our2souls.dreams import support as dream_support
from our2souls.dreams.models import Dream, Support
from our2souls.intentions.core import choosing, weaving
from our2souls.intentions.core.common_ground import actions as common_ground
from our2souls.intentions.core.lifecycle import actions as lifecycle
from our2souls.intentions.core.models import Intention
from our2souls.intentions.fridge import actions as fridge
from our2souls.intentions.plan import actions as plan
from our2souls.intentions.revisits import actions as revisits
from our2souls.milestones.ics import actions as ics
from our2souls.privacy.viewer import viewing
from our2souls.prompts.turns import actions as prompts
from our2souls.story.autonomy import actions as statement_actions
from tests.cast import CastMember
from tests.factories.bridges.acts import BRIDGE_ACTS
from tests.factories.care.consent import CONSENT_ACTS
from tests.factories.care.sessions import SESSION_ACTS
from tests.factories.checkins import a_checkin
from tests.factories.delivery import forget
from tests.factories.dreams import a_dream
from tests.factories.intentions.core import a_milestone, an_intention
from tests.factories.milestones import an_ics_upload, on_day
from tests.factories.rhythm.prompts import OWN_DECK_ACTS, a_prompt, an_answer
from tests.factories.rhythm.rituals import RITUAL_ACTS
from tests.factories.statements import dreams_of

type Act = Callable[[CastMember, CastMember], str]
LINE, OFFER, HOME = "Sing in a choir", "I drive you on Tuesdays", "Our first home"
YES = revisits.AnswerData(want="yes")


def shares_a_dream(ana: CastMember, ben: CastMember) -> str:
    a_dream(ana, LINE, share=True)
    return f"Ana shared a dream with you {LINE}"


def roots_for_it(ana: CastMember, ben: CastMember) -> str:
    dream = a_dream(ben, LINE, share=True)
    forget(ana)
    ana.post(reverse("dreams:dream_support", args=[dream.pk]), {"words": "I love this"})
    return f"Ana is rooting for your dream {LINE}"


def offers(ana: CastMember, ben: CastMember) -> str:
    dream = a_dream(ben, LINE, share=True)
    ana.post(reverse("dreams:dream_support", args=[dream.pk]), {"words": "I love this", "offer": OFFER})
    return f"Ana made you an offer for your dream {OFFER}"


def an_offer(by: CastMember, to: CastMember) -> Support:
    dream = a_dream(to, LINE, share=True)
    with viewing(by.viewer):
        row = dream_support.support(Dream.shared_with_me.get(pk=dream.pk), words="", offer=OFFER)
    forget(to)
    with viewing(to.viewer):
        return Support.shared_with_me.get(pk=row.pk)


def replies(answer: str, sentence: str) -> Act:
    def act(ana: CastMember, ben: CastMember) -> str:
        row = an_offer(ben, ana)
        ana.post(reverse("dreams:dream_offer_reply", args=[row.dream]), {"answer": answer, "words": "On Fridays?"})
        return f"{sentence} {OFFER}"

    return act


def starts_something(ana: CastMember, ben: CastMember) -> str:
    an_intention(ana, ben, HOME, chosen=False)
    return f"Ana started something for you both {HOME}"


def writes_a_why(ana: CastMember, ben: CastMember) -> str:
    made = an_intention(ana, ben, HOME)
    forget(ben)
    ana.post(reverse("intentions:intention_why", args=[made.pk]), {"why": "A door of our own"})
    return f"Ana wrote why it matters to them {HOME}"


def chooses(ana: CastMember, ben: CastMember) -> str:
    made = an_intention(ben, ana, HOME, chosen=False)
    ana.post(reverse("intentions:intention_choose", args=[made.pk]))
    return f"Ana said yes {HOME}"


def with_whys(ana: CastMember, ben: CastMember) -> Intention:
    made = an_intention(ana, ben, HOME)
    for member in (ana, ben):
        with viewing(member.viewer):
            weaving.write_why(made, why="A door of our own")
    forget(ana, ben)
    return made


def proposes_words(ana: CastMember, ben: CastMember) -> str:
    made = with_whys(ana, ben)
    ana.post(reverse("intentions:common_ground", args=[made.pk]), {"words": "A door that closes"})
    return "Ana proposed words for what you share A door that closes"


def agrees_to_words(ana: CastMember, ben: CastMember) -> str:
    made = with_whys(ana, ben)
    with viewing(ben.viewer):
        proposal = common_ground.propose(made, "A door that closes")
    ana.post(reverse("intentions:common_ground_agree", args=[made.pk, proposal.pk]))
    return "Ana agreed to your words for what you share A door that closes"


def answers_the_review(ana: CastMember, ben: CastMember) -> str:
    made = an_intention(ana, ben, HOME)
    forget(ben)
    ana.post(reverse("intentions:revisit", args=[made.pk]), {"want": "yes"})
    return f"Ana answered the review {HOME}"


def answers_the_review_second(ana: CastMember, ben: CastMember) -> str:
    made = an_intention(ana, ben, HOME)
    with viewing(ben.viewer):
        revisits.answer(revisits.open_or_create(made), YES)
    forget(ben)
    ana.post(reverse("intentions:revisit", args=[made.pk]), {"want": "yes"})
    return f"Ana answered the review too: you can both read it now {HOME}"


def answers_a_checkin(ana: CastMember, ben: CastMember) -> str:
    checkin = a_checkin(ben, "all")
    ana.post(reverse("checkins:respond", args=[checkin.pk]), {"kind": "here"})
    return "Ana answered how you feel"


def tells_more_of_a_checkin(ana: CastMember, ben: CastMember) -> str:
    checkin = a_checkin(ana, "all")
    ben.post(reverse("checkins:respond", args=[checkin.pk]), {"kind": "more"})
    ana.post(reverse("checkins:tell_more", args=[checkin.pk]), {"more": "The bank called."})
    return "Ana told you more about how they feel"


def answers_a_prompt_second(ana: CastMember, ben: CastMember) -> str:
    turn = an_answer(ben, a_prompt(ben), "The smell of the stairs")
    ana.post(reverse("prompts:prompt_answer", args=[turn.pk]), {"words": "The bell"})
    return "Ana answered a question too: you can both read it now"


def puts_something_on_the_fridge(ana: CastMember, ben: CastMember) -> str:
    ana.post(reverse("intentions:fridge"), {"text": "Swim before breakfast"})
    return "Ana put something on the fridge Swim before breakfast"


def brings_dates_from_a_calendar(ana: CastMember, ben: CastMember) -> str:
    day = date(2090, 1, 1)
    upload = an_ics_upload(ana, on_day("Leap", day), on_day("Jump", day), on_day("Sit", day))
    ana.post(reverse("milestones:ics_add", args=[upload.pk]), {"chosen": ["0", "1"]})
    return "Ana added to your days from a calendar 2 dates"


def finishes_a_step(ana: CastMember, ben: CastMember) -> str:
    made = an_intention(ana, ben, HOME)
    step = a_milestone(ana, made)
    forget(ben)
    ana.post(reverse("intentions:milestone_act", args=[made.pk, step.pk, "done"]))
    return "Ana marked a step as done Talk to an adviser"


def ends(url_name: str, sentence: str, *, before: Callable[[Intention, CastMember], object] | None = None) -> Act:
    def act(ana: CastMember, ben: CastMember) -> str:
        made = an_intention(ana, ben, HOME)
        if before:
            with viewing(ben.viewer):
                before(made, ben)
        forget(ana, ben)
        ana.post(reverse(f"intentions:{url_name}", args=[made.pk]), {"on": "2026-06-01"})
        return f"{sentence} {HOME}"

    return act


def shares_a_statement(ana: CastMember, ben: CastMember) -> str:
    dreams_of(ana)
    ana.post(reverse("story:statement_share", args=["own_dreams"]))
    return "Ana shared something about themselves"


ACTS: dict[str, Act] = {
    statement_actions.SHARED: shares_a_statement,
    dream_actions.SHARED: shares_a_dream,
    dream_support.SUPPORTED: roots_for_it,
    dream_support.OFFERED: offers,
    dream_support.ANSWERED["accept"]: replies("accept", "Ana accepted your offer"),
    dream_support.ANSWERED["change"]: replies("change", "Ana would like your offer a little different"),
    dream_support.ANSWERED["leave"]: replies("leave", "Ana thanks you and leaves your offer for now"),
    weaving.WOVEN: starts_something,
    weaving.WHY_WRITTEN: writes_a_why,
    choosing.CHOSEN: chooses,
    common_ground.PROPOSED: proposes_words,
    common_ground.AGREED: agrees_to_words,
    "revisit_answered": answers_the_review,
    "revisit_opened": answers_the_review_second,
    checkin_actions.ANSWERED: answers_a_checkin,
    checkin_actions.TOLD_MORE: tells_more_of_a_checkin,
    prompts.OPENED: answers_a_prompt_second,
    fridge.ADDED: puts_something_on_the_fridge,
    plan.DONE: finishes_a_step,
    ics.IMPORTED: brings_dates_from_a_calendar,
    **RITUAL_ACTS,
    **BRIDGE_ACTS,
    **CONSENT_ACTS,
    **SESSION_ACTS,
    **OWN_DECK_ACTS,
    lifecycle.RESTED: ends("intention_rest", "Ana let it rest for now"),
    lifecycle.RESUMED: ends("intention_resume", "Ana took it up again", before=lambda made, _ben: lifecycle.rest(made)),
    lifecycle.REACHED: ends("intention_reach", "Ana says you have reached it"),
    lifecycle.REOPENED: ends(
        "intention_reopen",
        "Ana says you are not quite there yet",
        before=lambda made, _ben: lifecycle.reach(made, on=date(2026, 6, 1)),
    ),
    lifecycle.LETTING_GO: ends("intention_release", "Ana would let it go, if you would too"),
    lifecycle.RELEASED: ends(
        "intention_release", "Ana agreed: you have let it go", before=lambda made, _ben: lifecycle.release(made)
    ),
}
