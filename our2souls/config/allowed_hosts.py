"""Which names this machine answers to, so that nothing has to be configured to try it at home."""

import socket
from ipaddress import ip_address
from urllib.parse import urlsplit

EVERYWHERE = frozenset({"0.0.0.0", "::", "[::]"})  # noqa: S104 - recognised here, never bound by default
HERE = ("localhost", "127.0.0.1", "[::1]")


def origin_of(origin: str, listening: str, port: int) -> str:
    """The address people open: the configured one, else this machine's at home when it serves the network, else localhost."""
    at_home = home_address() if not origin and listening in EVERYWHERE else None
    return origin or f"http://{at_home or 'localhost'}:{port}"


def home_address() -> str | None:
    """The address of this machine in its own network, or None where it has none. Nothing is sent to find it."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            # a documentation address: connecting a datagram socket only looks up the route
            probe.connect(("192.0.2.1", 9))
            found = str(probe.getsockname()[0])
        except OSError:
            return None
    return None if ip_address(found).is_loopback or ip_address(found).is_unspecified else found


def allowed_hosts(origin: str, listening: str, further: list[str]) -> list[str]:
    """The host names a request may carry: this machine's own, the public one, and those the host adds.

    A closed list even in the home network: an open one would let a foreign page reach the server under its own name.
    """
    names = [*HERE, *further]
    if origin and (host := urlsplit(origin).hostname):
        names.append(f"[{host}]" if ":" in host else host)
    if listening in EVERYWHERE:
        name = socket.gethostname().lower()
        names += [name, f"{name}.local"]
        if address := home_address():
            names.append(address)
    elif listening not in HERE:
        names.append(listening)
    return list(dict.fromkeys(names))
