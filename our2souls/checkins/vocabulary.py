"""The words offered for a place on the affect grid: pure lists, in the reader's language.

The grid is Russell's circumplex (1980) as a five by five field: pleasantness (here "ease") by energy. Words are our own
choice for nine regions of it; no region is the better one, and each has as many.
"""

from collections.abc import Sequence
from datetime import UTC, datetime, time, timedelta, tzinfo

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

HIGH, MIDDLE, LOW = "high", "middle", "low"

WORDS: dict[str, Sequence[tuple[str, object]]] = {
    "hard-high": [
        ("angry", _("angry")),
        ("anxious", _("anxious")),
        ("overwhelmed", _("overwhelmed")),
        ("jumpy", _("jumpy")),
        ("frustrated", _("frustrated")),
        ("pressed", _("pressed")),
        ("hurt", _("hurt")),
        ("restless", _("restless")),
        ("panicky", _("panicky")),
        ("furious", _("furious")),
        ("scared", _("scared")),
        ("indignant", _("indignant")),
    ],
    "hard-middle": [
        ("worried", _("worried")),
        ("stretched", _("stretched")),
        ("irritated", _("irritated")),
        ("torn", _("torn")),
        ("disappointed", _("disappointed")),
        ("jealous", _("jealous")),
        ("ashamed", _("ashamed")),
        ("tense", _("tense")),
        ("guilty", _("guilty")),
        ("uneasy", _("uneasy")),
        ("resentful", _("resentful")),
        ("insecure", _("insecure")),
    ],
    "hard-low": [
        ("sad", _("sad")),
        ("lonely", _("lonely")),
        ("empty", pgettext_lazy("feeling", "empty")),
        ("worn out", _("worn out")),
        ("low", pgettext_lazy("feeling", "low")),
        ("homesick", _("homesick")),
        ("numb", _("numb")),
        ("discouraged", _("discouraged")),
        ("grieving", _("grieving")),
        ("hopeless", _("hopeless")),
        ("helpless", _("helpless")),
        ("heavy", pgettext_lazy("feeling", "heavy")),
    ],
    "between-high": [
        ("busy", _("busy")),
        ("alert", _("alert")),
        ("surprised", _("surprised")),
        ("impatient", _("impatient")),
        ("stirred", _("stirred")),
        ("determined", _("determined")),
        ("curious", _("curious")),
        ("nervous", _("nervous")),
        ("amazed", _("amazed")),
        ("in a hurry", _("in a hurry")),
        ("driven", pgettext_lazy("feeling", "driven")),
        ("expectant", _("expectant")),
    ],
    "between-middle": [
        ("all right", _("all right")),
        ("mixed", pgettext_lazy("feeling", "mixed")),
        ("thoughtful", _("thoughtful")),
        ("undecided", _("undecided")),
        ("waiting", pgettext_lazy("feeling", "waiting")),
        ("distracted", _("distracted")),
        ("sober", _("sober")),
        ("awake", _("awake")),
        ("focused", pgettext_lazy("feeling", "focused")),
        ("puzzled", _("puzzled")),
        ("cautious", _("cautious")),
        ("moved", pgettext_lazy("feeling", "moved")),
    ],
    "between-low": [
        ("tired", _("tired")),
        ("quiet", pgettext_lazy("feeling", "quiet")),
        ("slow", pgettext_lazy("feeling", "slow")),
        ("far away", _("far away")),
        ("bored", _("bored")),
        ("drowsy", _("drowsy")),
        ("inward", _("inward")),
        ("pensive", _("pensive")),
        ("dreamy", _("dreamy")),
        ("lazy", _("lazy")),
        ("shy", _("shy")),
        ("resigned", _("resigned")),
    ],
    "easy-high": [
        ("excited", _("excited")),
        ("proud", _("proud")),
        ("playful", _("playful")),
        ("in love", _("in love")),
        ("inspired", _("inspired")),
        ("brave", _("brave")),
        ("eager", _("eager")),
        ("delighted", _("delighted")),
        ("joyful", _("joyful")),
        ("amused", _("amused")),
        ("passionate", _("passionate")),
        ("adventurous", _("adventurous")),
    ],
    "easy-middle": [
        ("hopeful", _("hopeful")),
        ("glad", _("glad")),
        ("grateful", _("grateful")),
        ("close", pgettext_lazy("feeling", "close")),
        ("interested", _("interested")),
        ("warm", pgettext_lazy("feeling", "warm")),
        ("light", pgettext_lazy("feeling", "light")),
        ("confident", _("confident")),
        ("affectionate", _("affectionate")),
        ("optimistic", _("optimistic")),
        ("free", pgettext_lazy("feeling", "free")),
        ("connected", pgettext_lazy("feeling", "connected")),
    ],
    "easy-low": [
        ("settled", _("settled")),
        ("tender", _("tender")),
        ("rested", _("rested")),
        ("relieved", _("relieved")),
        ("quietly proud", _("quietly proud")),
        ("at ease", _("at ease")),
        ("safe", _("safe")),
        ("content", pgettext_lazy("feeling", "content")),
        ("peaceful", _("peaceful")),
        ("comforted", _("comforted")),
        ("satisfied", _("satisfied")),
        ("sheltered", _("sheltered")),
    ],
}
"""Region → (stored word, shown word)."""

CONTEXTS = [("us", _("The two of us")), ("me", _("Me")), ("else", _("Something else"))]
"""What a feeling is about, if its writer says."""

EASE = [
    _("very hard"),
    _("hard"),
    pgettext_lazy("between hard and easy", "in between"),
    _("easy"),
    _("very easy"),
]
ENERGY = [
    _("very low energy"),
    _("low energy"),
    _("some energy"),
    _("high energy"),
    _("very high energy"),
]

PARTS = [
    ("morning", _("in the morning")),
    ("afternoon", _("in the afternoon")),
    ("evening", _("in the evening")),
    ("night", _("at night")),
]


def region(ease: int, energy: int) -> str:
    """The region of a place; both 1 to 5.

    >>> region(4, 2)
    'easy-low'
    """
    across = "hard" if is_hard(ease) else "easy" if ease > 3 else "between"  # noqa: PLR2004 - the middle of five
    up = LOW if energy < 3 else HIGH if energy > 3 else MIDDLE  # noqa: PLR2004 - the middle of five
    return f"{across}-{up}"


HARD = 2
"""Up to here, of five, it is hard: the two columns of the grid whose words are the hard ones."""


def is_hard(ease: int) -> bool:
    """Whether a place on the grid (ease 1 to 5) is one of the hard ones, whatever the energy.

    >>> [is_hard(ease) for ease in (1, 2, 3, 4, 5)]
    [True, True, False, False, False]
    """
    return ease <= HARD


def place_words(ease: int, energy: int) -> tuple[str, str]:
    """A place in words short enough for half a circle, where no feeling was named: "easy", "low energy"."""
    return str(EASE[ease - 1]), str(ENERGY[energy - 1])


def part_of_day(hour: int) -> str:
    """The part of the day an hour (0 to 23) belongs to: all that the colour tells of the time."""
    if 5 <= hour < 12:  # noqa: PLR2004 - the clock's own numbers
        return "morning"
    if 12 <= hour < 18:  # noqa: PLR2004
        return "afternoon"
    return "evening" if 18 <= hour < 23 else "night"  # noqa: PLR2004


BEGINS = {"morning": 5, "afternoon": 12, "evening": 18, "night": 23}
LONGEST_PART = timedelta(hours=7)
"""The morning; nothing was noted longer after its part began."""


def part_began(at: datetime, zone: tzinfo) -> datetime:
    """When the part of the day around `at` began on the clocks of `zone`, in UTC; never after `at`.

    A reader elsewhere dates the colour by this: it tells them no more than the part, whatever zone they look from.
    """
    local = at.astimezone(zone)
    hour = BEGINS[part_of_day(local.hour)]
    day = local.date() - timedelta(days=1) if local.hour < hour else local.date()
    return min(datetime.combine(day, time(hour), tzinfo=zone), at).astimezone(UTC)


def part_words(began: datetime, zone: tzinfo) -> str:
    """The part of the reader's own day, in words, for a part that began then."""
    return str(dict(PARTS)[part_of_day(began.astimezone(zone).hour)])


def context_words(key: str, whose: str = "") -> str:
    """What it is about, in words; `whose` is the name that stands for “me” where somebody else reads it. "" where it isn't said."""
    return whose if key == "me" and whose else str(dict(CONTEXTS).get(key, ""))


def key_of(typed: str) -> str:
    """What is kept of a typed feeling: the stored word where it is one of ours in the writer's language, else as typed."""
    word = typed.strip()
    ours = (pair for words in WORDS.values() for pair in words)
    return next((key for key, shown in ours if str(shown).casefold() == word.casefold()), word)


def labels_of(stored: Sequence[str]) -> list[str]:
    """Stored words as they are read: ours in the reader's language, people's own as they wrote them."""
    ours = {key: word for words in WORDS.values() for key, word in words}
    return [str(ours[word]) if word in ours else word for word in stored]
