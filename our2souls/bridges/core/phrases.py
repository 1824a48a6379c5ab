"""The words that help with each step of a bridge: how a sentence could begin, and one line on why the step is there.

What the lines lean on, and no more than it carries: that under a conflict that stays often lie dreams (Gottman and Silver, The
Seven Principles for Making Marriage Work, 1999, "dreams within conflict") · saying back what was heard (Rogers and Farson, Active
Listening, 1957; the speaker–listener technique of Markman, Stanley and Blumberg, Fighting for Your Marriage, 1994) · feeling
understood makes conflict weigh less on a relationship (Gordon and Chen, Journal of Personality and Social Psychology 110, 2016) ·
interests before positions, options before a choice (Fisher and Ury, Getting to Yes, 1981) · judging unseen before hearing the
other's figure (Dalkey and Helmer, Management Science 9, 1963) · the one who would be worse off counts first (Rawls, A Theory of
Justice, 1971) · a plan with "if … then" is carried out more often (Gollwitzer and Sheeran, Advances in Experimental Social
Psychology 38, 2006). Nothing here says that a bridge works for everybody: nobody has measured that.
"""

from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class StepPhrases:
    """One step: the line on why it is there, and beginnings of sentences, of which none has to be used."""

    why: Any
    starters: tuple[Any, ...]


STEPS: dict[str, StepPhrases] = {
    "invited": StepPhrases(
        _("Under two plans that don’t fit there are often two dreams. A bridge looks at the dreams first."),
        (
            _("There is something I’d like to look at with you: …"),
            _("I think we picture this differently, and I’d like to understand yours."),
            _("It isn’t urgent, and it matters to me: …"),
        ),
    ),
    "apart": StepPhrases(
        _("Written apart, each dream can be said whole, without an answer in the middle of it."),
        (
            _("What I picture is …"),
            _("It matters to me because …"),
            _("What I’d be afraid to lose is …"),
            _("I can’t bend on …, but I can on …"),
        ),
    ),
    "speak": StepPhrases(
        _("Only the one who speaks can know whether it arrived. So you alone say when you feel heard."),
        (
            _("Almost: it’s less about … and more about …"),
            _("What is still missing is …"),
            _("The part that matters most to me is …"),
        ),
    ),
    "reflect": StepPhrases(
        _("To say back what you heard isn’t to agree. It shows what arrived, and what got lost on the way."),
        (
            _("What I hear is …"),
            _("If I understand you, …"),
            _("For you this is about …"),
            _("What you’d be afraid to lose is …"),
        ),
    ),
    "respond": StepPhrases(
        _("Something can make sense to you without being what you want. It often helps to hear that it does."),
        (
            _("It makes sense to me that …, because …"),
            _("Now that I know …, I can see why …"),
            _("Something I hadn’t understood before is …"),
        ),
    ),
    "ground": StepPhrases(
        _("Plans collide more often than the needs under them do."),
        (
            _("We both want …"),
            _("Your … takes nothing away from my …"),
            _("Neither of us wants to lose …"),
        ),
    ),
    "options": StepPhrases(
        _("With several ways on the table, nobody has to defend the only one. Judging comes after."),
        (
            _("What if we …"),
            _("First …, and after that …"),
            _("A smaller version would be …"),
            _("You could …, and I would back you by …"),
        ),
    ),
    "rate": StepPhrases(
        _("You rate apart, so that nobody bends to a figure they have already seen."),
        (
            _("With this I would have …"),
            _("I could live with it if …"),
            _("I couldn’t live with it, because …"),
        ),
    ),
    "agreement": StepPhrases(
        _("Something to try, with an end, is easier to say yes to than a promise for good."),
        (
            _("Until … we try …"),
            _("If …, then I …"),
            _("We stay different in this, and I back you by …"),
        ),
    ),
    "review": StepPhrases(
        _("Some questions are better answered by having tried."),
        (
            _("What did me good was …"),
            _("What was harder than I thought was …"),
            _("I’d keep …, and change …"),
        ),
    ),
}
"""Step → its words. Listening has three: of the one who speaks, of the one who says back, and of what makes sense to them."""


PATTERNS: dict[str, Any] = {
    "turns": _("Yours now, mine later"),
    "smaller": _("Both, smaller"),
    "third": _("A third way"),
    "apart": _("Apart, but supported"),
    "not-now": _("Not now"),
    "own": _("Something else"),
}
"""Kinds of options by the key they are stored under; a key is never renamed."""


def pattern_choices() -> list[tuple[str, Any]]:
    """What a form offers of the kinds."""
    return list(PATTERNS.items())


def pattern_label(stored: str) -> str:
    """A stored kind as it is read; "" for one that is none of ours, or for "something else", which says nothing."""
    return str(PATTERNS[stored]) if stored in PATTERNS and stored != "own" else ""
