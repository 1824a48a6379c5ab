"""Each statement’s one definition and the least that it must rest on: pure, from facts to counts and days.

With less there is no statement, and nothing is said of that. What each rests on and leaves out: docs/science/statements.md.
"""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from itertools import pairwise
from statistics import median

from our2souls.story.autonomy.facts import BridgeFact, CommitmentFacts, DreamFact, DreamState, IntentionFact
from our2souls.story.autonomy.statements import (
    KINDS,
    BridgeOutcomes,
    CarriedCommitments,
    LastDream,
    OwnDreams,
    Proposals,
    Statement,
)

RECENT = timedelta(days=90)
"""Three months: what happened since then happened lately."""
YEARS = timedelta(days=730)
"""Two years: what was chosen or agreed before says little about now."""
PAUSE = timedelta(days=60)
"""A dream that is younger is no time since the last one."""
FEWEST_DREAMS, FEWEST_GAPS, FEWEST_INTENTIONS, FEWEST_COMMITMENTS, FEWEST_BRIDGES = 3, 4, 3, 4, 3
LESS, PRESSED = 2, 4
"""Of ratings from 1 to 5: so much lower is clearly less, and from here on somebody felt pressed."""


def own_dreams(dreams: Iterable[DreamFact], today: date) -> OwnDreams | None:
    """Own dreams alive and moving. None below three dreams, or while the first was written less than three months ago.

    >>> from uuid import UUID
    >>> first = DreamFact(UUID(int=1), date(2026, 1, 5), date(2026, 1, 5), "alive")
    >>> second = DreamFact(UUID(int=2), date(2026, 2, 1), date(2026, 11, 2), "alive")
    >>> third = DreamFact(UUID(int=3), date(2026, 3, 1), date(2026, 4, 1), "resting")
    >>> found = own_dreams([first, second, third], date(2026, 11, 30))
    >>> (found.written, found.alive, found.moved, found.resting, found.stillest == first.id)
    (3, 2, 1, 1, True)
    >>> own_dreams([first, second], date(2026, 11, 30)) is None
    True
    """
    every = list(dreams)
    if len(every) < FEWEST_DREAMS or today - min(each.written for each in every) < RECENT:
        return None
    alive = sorted((each for each in every if each.state == "alive"), key=lambda each: (each.last_step, str(each.id)))
    moved = [each for each in reversed(alive) if today - each.last_step < RECENT]
    waiting = alive[0] if len(moved) < len(alive) else None
    return OwnDreams(
        written=len(every),
        alive=len(alive),
        moved=len(moved),
        resting=_count(every, "resting"),
        came_true=_count(every, "came_true"),
        let_go=_count(every, "let_go"),
        stillest=waiting.id if waiting else None,
        moved_ids=tuple(each.id for each in moved),
    )


def _count(dreams: Iterable[DreamFact], state: DreamState) -> int:
    return sum(each.state == state for each in dreams)


def last_dream(written: Iterable[date], today: date) -> LastDream | None:
    """Since when there was no new dream. None below three dreams, or within two months of the newest.

    What is usual is the median of the days between two that follow each other, from four such gaps on; those of one day are
    one occasion.

    >>> last_dream([date(2026, 1, 1), date(2026, 2, 1), date(2026, 3, 1)], date(2026, 11, 30))
    LastDream(on=datetime.date(2026, 3, 1), usual_days=None)
    >>> months = [date(2026, month, 1) for month in (1, 2, 3, 4, 5)]
    >>> last_dream(months, date(2026, 11, 30))
    LastDream(on=datetime.date(2026, 5, 1), usual_days=30)
    >>> last_dream(months, date(2026, 6, 29)) is None
    True
    """
    every = sorted(written)
    if len(every) < FEWEST_DREAMS or today - every[-1] < PAUSE:
        return None
    days = sorted(set(every))
    gaps = [(later - earlier).days for earlier, later in pairwise(days)]
    return LastDream(every[-1], int(median(gaps)) if len(gaps) >= FEWEST_GAPS else None)


def proposals(chosen: Iterable[IntentionFact], today: date) -> Proposals | None:
    """Whose proposals became intentions, of the last two years. None below three that both chose.

    >>> facts = [IntentionFact(date(2026, 3, 1), mine, True) for mine in (True, False, False)]
    >>> proposals(facts, date(2026, 11, 30))
    Proposals(chosen=3, mine=1, with_my_dream=3)
    >>> proposals(facts, date(2029, 1, 1)) is None
    True
    """
    recent = [each for each in chosen if today - each.chosen < YEARS]
    if len(recent) < FEWEST_INTENTIONS:
        return None
    return Proposals(len(recent), sum(each.mine for each in recent), sum(each.with_my_dream for each in recent))


def commitments(facts: CommitmentFacts) -> CarriedCommitments | None:
    """Who carries the commitments that are open now. None below four.

    >>> commitments(CommitmentFacts(open=5, mine=4, kept=9))
    CarriedCommitments(open=5, mine=4, kept=9)
    >>> commitments(CommitmentFacts(open=3, mine=3, kept=9)) is None
    True
    """
    if facts.open < FEWEST_COMMITMENTS:
        return None
    return CarriedCommitments(facts.open, facts.mine, facts.kept)


def bridges(facts: Iterable[BridgeFact], today: date) -> BridgeOutcomes | None:
    """Who yields in bridges, of the last two years. None below three agreements by an option.

    One gave way where the option agreed on meets one’s own need at least two steps less than the best that there was. How
    pressed one felt counts from three answers on.

    >>> fact = BridgeFact(date(2026, 5, 1), mine=False, need_in_agreed=2, need_in_best=5, pressed=4)
    >>> own = BridgeFact(date(2026, 6, 1), mine=True, need_in_agreed=5, need_in_best=5)
    >>> bridges([fact, own, own], date(2026, 11, 30))
    BridgeOutcomes(agreed=3, gave_way=1, mine=2, pressed=None)
    >>> bridges([fact, own], date(2026, 11, 30)) is None
    True
    """
    recent = [each for each in facts if today - each.agreed < YEARS]
    if len(recent) < FEWEST_BRIDGES:
        return None
    answers = [each.pressed for each in recent if each.pressed is not None]
    return BridgeOutcomes(
        agreed=len(recent),
        gave_way=sum(each.need_in_best - each.need_in_agreed >= LESS for each in recent),
        mine=sum(each.mine for each in recent),
        pressed=sum(each >= PRESSED for each in answers) if len(answers) >= FEWEST_BRIDGES else None,
    )


def there_are(found: Sequence[Statement | None]) -> list[Statement]:
    """Those that rest on enough, in the order of a page."""
    order = list(KINDS)
    return sorted((each for each in found if each is not None), key=lambda each: order.index(each.kind))
