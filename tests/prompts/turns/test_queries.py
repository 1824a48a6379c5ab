"""What is open, in pages: all of it can be reached, and a page of it costs the same however much there is."""

import re

from django.db import connection
from django.test.utils import CaptureQueriesContext

from our2souls.privacy.viewer import viewing
from our2souls.prompts.turns import actions as turn_actions
from tests.cast import CastMember
from tests.factories.rhythm.prompts import a_prompt, an_answer
from tests.prompts.turns.test_actions import MINE, url


def test_nothing_open_is_out_of_reach(ana: CastMember, ben: CastMember) -> None:
    open_ones = [a_prompt(ana, f"home-{number:02}") for number in range(1, 15)]
    an_answer(ana, open_ones[0], MINE)
    found: list[str] = []
    address = url("prompts")
    while address:
        page = ben.get(address).text
        found += [turn.prompt for turn in open_ones if url("prompt", turn.pk) in page]
        following = re.search(r'href="(\?before=[0-9a-f-]+)"', page)
        address = url("prompts") + following[1] if following else ""
    assert sorted(found) == [turn.prompt for turn in open_ones]
    with viewing(ben.viewer):
        assert turn_actions.start("home-01").pk == open_ones[0].pk  # an old one is not begun a second time


def test_a_page_of_open_ones_costs_the_same_however_many_there_are(ana: CastMember, ben: CastMember) -> None:
    counts = []
    for number in (2, 12):
        for each in range(1, number):
            a_prompt(ana, f"home-{each:02}")
        with CaptureQueriesContext(connection) as asked:
            ben.get(url("prompts"))
        counts.append(len(asked))
    assert counts[0] == counts[1]
