"""Ana and Ben with something of everything; the addresses of it all."""

from our2souls.delivery.preferences import unsubscribe
from tests.browser.scene.bridges import bridges
from tests.browser.scene.care import care
from tests.browser.scene.checkins import check_ins
from tests.browser.scene.dreams import dreams
from tests.browser.scene.intentions import fridge_horizon_and_endings, home, other_states, revisits
from tests.browser.scene.readiness import reports, sittings
from tests.browser.scene.rhythm import rhythm
from tests.browser.scene.steps_and_figures import commitments_and_templates, figures, steps_and_entries
from tests.browser.scene.story import story
from tests.browser.scene.words import Words
from tests.cast import CastMember


def first_home(ana: CastMember, ben: CastMember, words: Words) -> dict[str, str]:
    """Dream and begin an intention; for what needs no more than these and their pages."""
    of_dreams, mine, theirs = dreams(ana, ben, words)
    of_home, _intention = home(ana, ben, words, mine, theirs)
    return of_dreams | of_home


def everything(ana: CastMember, ben: CastMember, words: Words) -> dict[str, str]:
    """Live a while; returns the address of each page of Ana's by what it shows."""
    of_dreams, mine, theirs = dreams(ana, ben, words)
    of_home, intention = home(ana, ben, words, mine, theirs)
    return (
        of_dreams
        | of_home
        | steps_and_entries(ana, ben, words, intention)
        | commitments_and_templates(ana, ben, words, intention)
        | figures(ana, ben, words, intention)
        | other_states(ana, ben, words)
        | fridge_horizon_and_endings(ana, ben, words, intention, mine)
        | revisits(ana, ben, words, intention)
        | check_ins(ana, ben, words)
        | rhythm(ana, ben, words)
        | bridges(ana, ben, words)
        | story(ana, ben, words)
        | care(ana, ben, words)
        | reports(ana, ben)
        | sittings(ana)
        | {"stop": unsubscribe.unsubscribe_path(ana.id, "revisit")}
    )
