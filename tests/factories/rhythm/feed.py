"""Calendar addresses, through the acts."""

from our2souls.feed import access as feed_access
from our2souls.feed import actions as feed_actions
from our2souls.privacy.viewer import viewing
from tests.cast import CastMember


def a_calendar_address(of: CastMember, token: str = "", *, named: bool = False, alarms: bool = True) -> str:
    """An address of somebody's calendar; its token."""
    token = token or f"{of.name.lower():a<43}"
    with viewing(of.viewer):
        address = feed_actions.create(token)
        feed_actions.update(address, named=named, alarms=alarms, without=())
        assert feed_access.address_of(of.viewer) is not None
    return token
