"""Who gives way in bridges: from one's own ratings of what was agreed on, and nobody else's."""

from our2souls.bridges.agreement import actions as agreement_actions
from our2souls.bridges.agreement.actions import AgreementData
from our2souls.bridges.core import queries
from our2souls.bridges.options import actions as option_actions
from our2souls.privacy.viewer import viewing
from tests.cast import CastMember
from tests.factories.bridges.core import a_bridge, add_options, both_ready
from tests.factories.statements import said_to

GAVE_WAY = "In 3 of your 3 agreements the option meets your need clearly less than another did."


def agreed_by_option(of: CastMember, other: CastMember, title: str) -> None:
    """Both sign a way of `other`'s that meets the need of `of` little, who rated another with five."""
    bridge = a_bridge(of, other, "options", title=title)
    add_options(bridge, of, other)
    with viewing(of.viewer):
        options = queries.options_of(bridge)
    theirs = next(each for each in options if each.person_id == other.id)
    for who, need in ((of, 2), (other, 5)):
        figures = {each.pk: (need if each.pk == theirs.pk else 7 - need, 4) for each in options}
        with viewing(who.viewer):
            option_actions.rate(bridge, figures)
    both_ready(bridge, of, other)
    with viewing(other.viewer):
        agreement = agreement_actions.propose(bridge, AgreementData("different", title, option=theirs.pk))
    with viewing(of.viewer):
        agreement_actions.sign(bridge, agreement.pk)


def test_three_agreements_by_an_option_say_who_gave_way_to_that_one_alone(ana: CastMember, ben: CastMember) -> None:
    for number in range(3):
        assert "agreements" not in said_to(ana), "below three nothing is said"
        agreed_by_option(ana, ben, f"Bridge {number}")
    assert GAVE_WAY in said_to(ana)
    assert GAVE_WAY not in said_to(ben)
