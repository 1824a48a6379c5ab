"""How the two are today, for home: one query for each half, however long the history."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, time, timedelta
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from our2souls.checkins import vocabulary
from our2souls.checkins.models import CheckIn, CheckInResponse
from our2souls.lib.clock import now, today
from our2souls.privacy.models import Share
from our2souls.privacy.query_cache import CachedQuery
from our2souls.privacy.viewer import current_viewer

SHOWN = timedelta(hours=12)
"""How long the partner's stands on home into the next day."""
OPEN = timedelta(days=1)
"""So long a hard check-in of the partner's is open, unless one has answered it."""


@dataclass(frozen=True, slots=True)
class CheckInView:
    """A check-in as the one who looks may see it: with the colour there are no words, and no clock time."""

    id: UUID
    ease: int
    energy: int
    words: tuple[str, ...]
    need: str
    note: str
    when: str
    level: str
    response: str
    response_words: str
    more: str
    context: str
    """What it is about, in words."""
    edited: bool
    at: datetime
    """As exactly as the one who looks may know it."""
    is_today: bool
    """Whether it falls on their own today."""
    mine: bool

    @property
    def is_hard_and_open(self) -> bool:
        """Whether it is a hard one that is open: of today, or of the partner's last day and without an answer of one's own.

        Beside such a check-in, and nowhere else, stands the way to what both chose: it tells nobody anything they don't see.
        """
        if not vocabulary.is_hard(self.ease):
            return False
        return self.is_today if self.mine else not self.response and now() - self.at < OPEN

    @property
    def place(self) -> str:
        """The place on the grid, ease first: "4-2"."""
        return f"{self.ease}-{self.energy}"


def answer_text(kind: str, words: str) -> str:
    """A response as it is read."""
    return (
        words
        if kind == "own"
        else {"see": _("I see you"), "more": _("Tell me more"), "here": _("I’m here")}.get(kind, "")
    )


def _my_latest(since: datetime) -> QuerySet[CheckIn]:
    viewer = current_viewer()
    level = Share.objects.filter(row=OuterRef("pk"), closed_at=None).values("level")[:1]
    rows = CheckIn.objects.filter(owner_id=viewer.person_id, at__gte=since).annotate(level=Subquery(level))
    return _with_response(rows, CheckInResponse.shared_with_me.all())


def _their_latest(since: datetime, part_since: datetime) -> QuerySet[CheckIn]:
    in_time = Q(audience_level="all", at__gte=since) | Q(part_at__gte=part_since) & ~Q(audience_level="all")
    rows = CheckIn.shared_with_me.filter(in_time)
    return _with_response(rows, CheckInResponse.objects.all())


def _with_response(rows: QuerySet[CheckIn], answers: QuerySet[CheckInResponse]) -> QuerySet[CheckIn]:
    """The latest, with the columns of what was answered to it (its words still sealed)."""
    answer = answers.filter(checkin=OuterRef("pk"))
    columns = {f"answer_{name}": Subquery(answer.values(name)[:1]) for name in ("id", "kind", "words")}
    return rows.annotate(**columns).order_by("-at")[:1]


def _response_of(row: Any, by: UUID, **state: Any) -> CheckInResponse | None:
    """The answer as the row of whoever gave it, opened by whoever may read it; None without one."""
    if row.answer_id is None:
        return None
    response = CheckInResponse(id=row.answer_id, owner_id=by, kind=row.answer_kind, words=row.answer_words)
    response.__dict__ |= state
    return response


_mine = CachedQuery(_my_latest, since=datetime)
_theirs = CachedQuery(_their_latest, since=datetime, part_since=datetime)


def my_latest(us: Any) -> CheckInView | None:
    """My latest since yesterday, with the partner's answer while it is shared: one of the night is read in the morning."""
    since = datetime.combine(today(us.zone) - timedelta(days=1), time(0), tzinfo=us.zone).astimezone(UTC)
    found: Any = next(iter(_mine(since=since)), None)
    if found is None:
        return None
    answer = _response_of(found, us.partner.id, audience_level="all") if found.level and us.partner else None
    return _view(found, us, level=found.level or "me", at=found.at, when=_clock(found, us), answer=answer)


def own(since: datetime | None = None) -> QuerySet[CheckIn]:
    """All check-ins of the viewer's, or those since a moment."""
    rows = CheckIn.objects.filter(owner_id=current_viewer().person_id)
    return rows.filter(at__gte=since) if since else rows


def theirs(us: Any) -> CheckInView | None:
    """What the partner shares of the last day, as far as they share it. None whether they kept it or did not check in.

    A colour goes by the part of the day, as it is dated: the minute at which it went would tell when it was noted.
    """
    if us.partner is None:
        return None
    start = datetime.combine(today(us.zone), time(0), tzinfo=us.zone).astimezone(UTC)
    since, part_since = (min(start, now() - past) for past in (SHOWN, SHOWN + vocabulary.LONGEST_PART))
    found: Any = next(iter(_theirs(since=since, part_since=part_since)), None)
    if found is None:
        return None
    view = partner_view(found, us, _response_of(found, us.me.id))
    return view if view.is_today else replace(view, when=_("yesterday, %(when)s") % {"when": view.when})


def partner_view(row: CheckIn, us: Any, answer: CheckInResponse | None = None) -> CheckInView:
    """The partner's check-in as the viewer may see it. The one place where a colour is told apart from all of it."""
    level = row.__dict__["audience_level"]
    if level == "all":
        return _view(row, us, level=level, at=row.at, when=_clock(row, us), answer=answer)
    part = vocabulary.part_words(row.part_at, us.zone)
    return _view(row, us, level=level, at=row.part_at, when=part, answer=answer)


def _clock(row: CheckIn, us: Any) -> str:
    return date_format(row.at.astimezone(us.zone), "TIME_FORMAT")


def _view(row: CheckIn, us: Any, *, level: str, at: datetime, when: str, answer: CheckInResponse | None) -> CheckInView:
    writer = us.face(row.owner_id) if "audience_level" in row.__dict__ else None
    reads = level != "colour" or "audience_level" not in row.__dict__
    return CheckInView(
        id=row.pk,
        ease=row.ease,
        energy=row.energy,
        words=tuple(vocabulary.labels_of(row.words or ())) if reads else (),
        need=row.need_text if reads else "",
        note=row.note if reads else "",
        when=when,
        level=level,
        response=answer.kind if answer else "",
        response_words=answer_text(answer.kind, answer.words) if answer else "",
        more=row.more if reads else "",
        context=vocabulary.context_words(row.context, writer.name if writer else "") if reads else "",
        edited=row.edited_at is not None and reads,
        at=at,
        is_today=at.astimezone(us.zone).date() == today(us.zone),
        mine=row.owner_id == us.me.id,
    )
