"""What the partner learns of one's part is one of three words: pages, sizes, headers, notices and exports say no more."""

import json
import re
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.urls import reverse

from our2souls.lib import clock
from our2souls.people.pairing import actions as pairing_actions
from our2souls.privacy.personal_data import export as personal_data_export
from our2souls.privacy.viewer import viewing
from our2souls.readiness.attempts.models import Attempt, Sitting
from our2souls.readiness.report import reveal
from our2souls.readiness.sittings import status as sitting_status
from tests.cast import CastMember, pair
from tests.factories.readiness import sittings
from tests.factories.readiness.sittings import fill, url

BEGUN = datetime(2026, 11, 2, 9, 0, tzinfo=UTC)
LOOKED = BEGUN + timedelta(days=3)
CHANGING = re.compile(rb'(csrfmiddlewaretoken" value|form-key" value|nonce)="[^"]*"')
PASSING = {"Set-Cookie", "Content-Security-Policy", "Expires", "X-Request-ID"}


def everything_seen(by: CastMember, sitting: Sitting, mine: Attempt) -> dict[str, Any]:
    """Everything that somebody can open, byte for byte, but for what changes from one request to the next."""
    pages = {
        "readiness": url("readiness"),
        "sitting": url("sitting", sitting.pk),
        "abandon": url("abandon", sitting.pk),
        "continue": url("continue_in_full", sitting.pk),
        "question": url("question", mine.pk, 2),
        "overview": url("overview", mine.pk),
        "finished": url("finished", mine.pk),
        "report": url("report_map", sitting.pk),
        "home": reverse("web:home"),
        "us": reverse("people:us"),
        "notices": reverse("delivery:notices"),
        "who_sees": reverse("people:who_sees"),
    }
    found: dict[str, Any] = {}
    with clock.frozen(LOOKED):
        for name, path in pages.items():
            response = by.client.get(path, follow=True)
            headers = {key: value for key, value in response.headers.items() if key not in PASSING}
            found[name] = (CHANGING.sub(b"", response.content), len(response.content), headers, response.redirect_chain)
        with viewing(by.viewer):
            found["export"] = json.dumps(personal_data_export.everything(), default=str, sort_keys=True)
            found["state"] = sitting_status.partner_state(sitting, "full", by.viewer)
    return found


def lived(by: CastMember, sitting: Sitting, after: timedelta, number: int, *, done: bool, looks: bool = False) -> None:
    """Answer so many, so long after it was started."""
    with clock.frozen(BEGUN + after):
        attempt = sittings.begin(by, sitting)
        fill(by, attempt, number)
    with clock.frozen(BEGUN + 2 * after):
        if done:
            sittings.finish(by, attempt)
        if looks:
            with viewing(by.viewer):
                reveal.look_together(Attempt.objects.get(pk=attempt.pk))


@pytest.mark.parametrize("own", ["begun", "finished", "looked"])
def test_a_partner_learns_one_of_three_states_of_an_attempt_and_nothing_else(
    ana: CastMember, ben: CastMember, own: str
) -> None:
    with clock.frozen(BEGUN):
        sitting = sittings.start(ana, "full")
        mine = sittings.begin(ben, sitting)
        if own != "begun":
            sittings.finish(ben, mine)
        if own == "looked":
            with viewing(ben.viewer):
                reveal.look_together(Attempt.objects.get(pk=mine.pk))
    nothing = everything_seen(ben, sitting, mine)
    lives = {"started": [(70, 0), (30, 40)], "finished": [(60, 1), (9, 40)]}
    told = {"not-started": nothing}
    for state, ways in lives.items():
        for minutes, number in ways:
            looks = own != "looked" and number == 40  # both looking would open it
            lived(
                ana,
                sitting,
                timedelta(minutes=minutes),
                number,
                done=state == "finished",
                looks=looks and state == "finished",
            )
            now = everything_seen(ben, sitting, mine)
            assert now["state"] == state
            for name, page in told.setdefault(state, now).items():
                assert now[name] == page, f"{name} tells of {number} answers after {minutes} minutes ({state})"
            with viewing(ana.viewer):
                Attempt.objects.all().delete()
    words = {"not-started": b"not started", "started": b"started", "finished": b"finished"}
    for name in ("readiness", "sitting"):
        bare = {re.sub(rb'<span class="muted">[^<]*</span>', b"", page[name][0]) for page in told.values()}
        assert len(bare) == 1, f"beside the word, {name} is the same"
        rows = {
            state: re.findall(rb'<span class="muted">([^<]*)</span>', page[name][0]) for state, page in told.items()
        }
        assert {state: row[1].strip() for state, row in rows.items()} == words
    for name in told["started"].keys() - {"readiness", "sitting", "state"}:
        assert told["not-started"][name] == told["started"][name] == told["finished"][name], name


def test_the_state_of_an_attempt_is_told_to_the_couple_alone(
    ana: CastMember, ben: CastMember, dora: CastMember, cleo: CastMember
) -> None:
    sitting = sittings.start(ana)
    sittings.begin(ana, sitting)
    sittings.begin(dora, sittings.start(dora))
    states = {who.name: sitting_status.partner_state(sitting, "short", who.viewer) for who in (ana, ben, dora, cleo)}
    assert states == {"Ana": "not-started", "Ben": "started", "Dora": "not-started", "Cleo": "not-started"}
    with viewing(ben.viewer):
        pairing_actions.separate(ben.person)
    pair(cleo, ana)
    assert sitting_status.partner_state(sitting, "short", cleo.viewer) == "not-started", "nor to whoever comes after"
