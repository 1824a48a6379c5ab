"""What people do in a sitting, through its pages; and a small instrument for what is pure."""

from typing import Any
from uuid import UUID

from django.urls import reverse

from our2souls.privacy.viewer import viewing
from our2souls.readiness.attempts import actions as attempt_actions
from our2souls.readiness.attempts import asked
from our2souls.readiness.attempts.models import Attempt, Sitting
from our2souls.readiness.instrument import catalog as instrument_catalog
from our2souls.readiness.instrument.model import Area, Instrument, Item, Part
from our2souls.readiness.scoring.thresholds import Thresholds
from tests.cast import CastMember

QUIET = {"headers": {"Accept": "application/json"}}


def url(name: str, *args: object) -> str:
    return reverse(f"readiness:{name}", args=args)


def start(by: CastMember, form: str = "short") -> Sitting:
    """Start a sitting, over its page."""
    page = by.client.post(url("start"), {"form": form})
    assert page.status_code == 302, page.content
    with viewing(by.viewer):
        return Sitting.objects.get(pk=page["Location"].split("/")[-2])


def begin(by: CastMember, sitting: Sitting, bring: UUID | str = "") -> Attempt:
    """Begin one's own part, over its page."""
    page = by.client.post(url("begin", sitting.pk), {"bring": str(bring)} if bring else {})
    assert page.status_code == 302, page.content
    return attempt_at(by, page["Location"])


def alone(by: CastMember, form: str = "short", **more: object) -> Attempt:
    """Take it for oneself."""
    return attempt_at(by, by.client.post(url("alone"), {"form": form, **more})["Location"])


def attempt_at(by: CastMember, path: str) -> Attempt:
    with viewing(by.viewer):
        return Attempt.objects.select_related("sitting").get(pk=path.split("/mine/")[1].split("/", maxsplit=1)[0])


def again(by: CastMember, attempt: Attempt) -> Attempt:
    """The attempt as it is now."""
    with viewing(by.viewer):
        return Attempt.objects.select_related("sitting").get(pk=attempt.pk)


def items(by: CastMember, attempt: Attempt) -> list[Item]:
    """The screens in this person's order."""
    with viewing(by.viewer):
        row = Attempt.objects.select_related("sitting").get(pk=attempt.pk)
        return list(asked.order(row, instrument_catalog.instrument_of(row)))


def place(by: CastMember, attempt: Attempt, key: str) -> str:
    """Where an item stands for this person."""
    return url("question", attempt.pk, [item.key for item in items(by, attempt)].index(key) + 1)


def send(by: CastMember, attempt: Attempt, key: str, *, quietly: bool = True, **sent: Any) -> Any:
    """Send what a page would; `was_wish` stands for `was-wish`."""
    data = {name.replace("was_", "was-"): value for name, value in sent.items()}
    return by.client.post(place(by, attempt, key), data, **(QUIET if quietly else {}))


def said(by: CastMember, attempt: Attempt) -> dict[str, dict[str, Any]]:
    """All answers, without how long they took."""
    with viewing(by.viewer):
        found = attempt_actions.state_of(Attempt.objects.select_related("sitting").get(pk=attempt.pk)).answers
        return {key: {name: value for name, value in each.items() if name != "after"} for key, each in found.items()}


def fill(by: CastMember, attempt: Attempt, number: int | None = None) -> None:
    """Answer the first so many screens, by the act."""
    with viewing(by.viewer):
        row = Attempt.objects.select_related("sitting").get(pk=attempt.pk)
        for item in asked.order(row, instrument_catalog.instrument_of(row))[:number]:
            names = {"topic": ("wish", "importance", "bend", "guess"), "card": ("value",)}.get(item.kind, ("agree",))
            sent = {name: ["3"] for name in names}
            if item.kind in {"top", "top-guess"}:
                sent = {
                    "was-cards": [""],
                    "cards": [each.key for each in instrument_catalog.instrument_of(row).items if each.kind == "card"][
                        :5
                    ],
                }
            attempt_actions.save(row, item, sent)


def finish(by: CastMember, attempt: Attempt) -> None:
    page = by.client.post(url("end", attempt.pk))
    assert page["Location"] == url("finished", attempt.pk)


def topic(by: CastMember, attempt: Attempt, *, short: bool = True, which: int = 0) -> str:
    """The key of a topic in it."""
    return [item.key for item in items(by, attempt) if item.kind == "topic" and item.short == short][which]


def small() -> Instrument:
    """Two parts, three areas, every kind."""

    def item(key: str, kind: Any, area: str = "", part: str = "plans", **more: Any) -> Item:
        return Item(key, part, area, kind, {"en": key}, {"en": key}, **more)

    cards = [item(f"c{n}", "card", "matters", "values") for n in range(1, 7)]
    tops = [
        item("top", "top", "matters", "values", short=True),
        item("theirs", "top-guess", "matters", "values", short=True),
    ]
    words = {"en": "x"}
    return Instrument(
        key="small",
        version=1,
        digest="d" * 64,
        title=words,
        about=words,
        languages=("en",),
        minutes={"short": 5, "full": 20},
        parts=(Part("values", {"en": "Values"}), Part("plans", {"en": "Plans"})),
        areas=tuple(
            Area(key, part, words, words, words, ()) for key, part in (("matters", "values"), ("home", "plans"))
        ),
        items=(
            *tops,
            *cards,
            item("ideal", "idealisation", "", "values"),
            *(item(f"t{n}", "topic", "home", short=n == 1) for n in range(1, 5)),
            *(item(f"s{n}", "statement", "home") for n in range(1, 3)),
        ),
        thresholds=Thresholds(2, 1, 5, 2, 2),
    )
