"""How far an address reaches: whoever is handed one must be able to open it."""

from ipaddress import ip_address
from typing import Literal
from urllib.parse import urlsplit

type Reach = Literal["computer", "network", "everywhere"]
LOCAL_NAMES = (".local", ".lan", ".home", ".internal", ".home.arpa")
"""How names end that only one network knows."""


def reach(origin: str) -> Reach:
    """Where an address such as http://us.lan:8000 can be opened: on one computer, in one network, or everywhere.

    An address without a host reaches one computer.
    """
    host = (urlsplit(origin).hostname or "localhost").rstrip(".").lower()
    if host == "localhost" or host.endswith(".localhost"):
        return "computer"
    try:
        address = ip_address(host)
    except ValueError:
        return "network" if host.endswith(LOCAL_NAMES) or "." not in host else "everywhere"
    if address.is_loopback or address.is_unspecified:
        return "computer"
    return "everywhere" if address.is_global else "network"
