"""Dreams written down over the months, and the statements that rest on them."""

import re
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from django.urls import reverse

from our2souls.dreams.models import Dream
from our2souls.lib import clock
from our2souls.privacy.viewer import viewing
from our2souls.story.autonomy import actions, queries
from our2souls.story.autonomy.models import SharedStatement
from tests.cast import CastMember
from tests.factories.dreams import a_dream


def days_ago(days: int) -> datetime:
    """So many days before now, at this hour."""
    return datetime.now(UTC) - timedelta(days=days)


def dreams_of(owner: CastMember, ages: Iterable[int] = (400, 300, 200), line: str = "Dream") -> list[Dream]:
    """A dream for each age in days, called “Dream 400” and so on."""
    dreams = []
    for age in ages:
        with clock.frozen(days_ago(age)):
            dreams.append(a_dream(owner, f"{line} {age}"))
    return dreams


def a_shared_statement(owner: CastMember, kind: str = "own_dreams") -> SharedStatement:
    """A statement that its owner shares; the facts for it are there already."""
    us = owner.us
    with viewing(us.viewer):
        found = queries.of_viewer(us.viewer, us.zone)
        return actions.share(next(each for each in found.statements if each.kind == kind))


def said_to(member: CastMember) -> str:
    """The page as one reads it, without its marks."""
    page = member.get(reverse("story:statements"))
    assert page.status_code == 200
    main = page.text.partition("<main")[2].partition("How a sentence comes here")[0]
    return " ".join(re.sub(r"<[^>]+>", " ", main).split())
