"""How far an address reaches."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from our2souls.lib import origins


@pytest.mark.parametrize(
    ("origin", "how_far"),
    [
        ("http://localhost:8000", "computer"),
        ("http://us.localhost", "computer"),
        ("http://127.0.0.1:8000", "computer"),
        ("http://127.1.2.3", "computer"),
        ("http://[::1]:8000", "computer"),
        ("http://0.0.0.0:8000", "computer"),
        ("", "computer"),
        ("http://192.168.1.20:8000", "network"),
        ("http://10.0.0.7", "network"),
        ("http://[fe80::1]", "network"),
        ("http://us.local:8000", "network"),
        ("https://us.lan", "network"),
        ("http://raspberry:8000", "network"),
        ("https://us.example", "everywhere"),
        ("https://xn--bcher-kva.example", "everywhere"),
        ("https://9.9.9.9", "everywhere"),
    ],
)
def test_reach_says_how_far_an_address_reaches(origin: str, how_far: str) -> None:
    assert origins.reach(origin) == how_far


@given(st.ip_addresses(v=4, network="127.0.0.0/8"), st.integers(1, 65535))
def test_reach_of_any_loopback_address_is_the_computer(address: object, port: int) -> None:
    assert origins.reach(f"http://{address}:{port}") == "computer"
