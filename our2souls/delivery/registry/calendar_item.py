"""What has its day in every package, for one person: their month, the calendar that other programs read, the weekly letter."""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from our2souls.delivery.registry.notification_type import Words
from our2souls.lib.recurrence.series import Occurrence, Series, occurrences
from our2souls.privacy.viewer import current_viewer

A_DAY, MORNING = timedelta(days=1), timedelta(hours=9)
"""When the alarm of what lasts a day rings, after its midnight."""


@dataclass(frozen=True, slots=True)
class CalendarItem:
    """Something with its day, or days: when, and what may be said of it.

    `kind` and `about` say what it is; `category` is what preferences call its reminders. `title` may be in their own words: it
    is shown to them alone, and leaves the app only if they want that; `discreet` says nothing of it. `text` is what kind of thing
    it is, `of` what it belongs to, `person_id` who does it, `is_mine` whether it stands in a calendar of the viewer's own.
    `sequence` grows whenever its days change.
    `alarm`: how long after its beginning a calendar would ring.
    """

    kind: str
    about: UUID
    series: Series
    title: Words
    discreet: Words
    url: str
    icon: str
    made_at: datetime
    sequence: int = 0
    minutes: int = 30
    alarm: timedelta = MORNING
    text: Words = ""
    of: str = ""
    person_id: UUID | None = None
    is_mine: bool = True


type Load = Callable[[date, date], Iterable[CalendarItem]]


class CalendarItems:
    """Those that packages above say have days."""

    def __init__(self) -> None:
        self._known: dict[str, tuple[Words, Load]] = {}

    def register(self, part: str, label: Words, load: Load) -> None:
        """Say what of a part the current viewer has that may come from a first day to a last one; a query or two."""
        self._known[part] = (label, load)

    def within(self, first: date, last: date, *, but: Collection[str] = ()) -> list[CalendarItem]:
        """All that the current viewer has that may come from `first` to `last`, but for some parts."""
        loads = [load for part, (_label, load) in self._known.items() if part not in but]
        return [item for load in loads for item in load(first, last)]

    def between(self, first: date, last: date) -> list[tuple[Occurrence, CalendarItem]]:
        """Each time that something comes for the current viewer from `first` to `last` where they are, soonest first."""
        zone, begin, end = current_viewer().clock, first - A_DAY, last + A_DAY
        found = [(come, item) for item in self.within(begin, end) for come in occurrences(item.series, begin, end)]
        near = [each for each in found if first <= each[0].day_in(zone) <= last]
        return sorted(near, key=lambda each: (each[0].day_in(zone), each[0].hour or time.min, each[1].about))

    def labels(self) -> dict[str, Words]:
        """The parts there are, each with its label."""
        return {part: label for part, (label, _load) in self._known.items()}


class CalendarChoice:
    """Which kinds of notice stand in the current viewer's own calendar too: the package of that calendar's address knows it."""

    def __init__(self) -> None:
        self._load: Callable[[], Mapping[str, bool]] = dict
        self._save: Callable[[Mapping[str, bool]], None] = lambda _chosen: None
        self._url: Callable[[], str] = lambda: ""

    def register(
        self, load: Callable[[], Mapping[str, bool]], save: Callable[[Mapping[str, bool]], None], url: Callable[[], str]
    ) -> None:
        """Say how it is read and kept, by category, and where the page of the calendar lies."""
        self._load, self._save, self._url = load, save, url

    def load(self) -> Mapping[str, bool]:
        """Each category that has days, and whether they stand in it; none for somebody without such a calendar. One query."""
        return self._load()

    def save(self, chosen: Mapping[str, bool]) -> None:
        """Keep it for some categories; the others stay as they are."""
        self._save(chosen)

    @property
    def url(self) -> str:
        """The page of the calendar; "" where there is none."""
        return self._url()


calendar_items, calendar_choice = CalendarItems(), CalendarChoice()
