"""The kit’s other components: an audience, an empty place."""

from tests.ui.rendering import drawn


def test_an_audience_and_an_empty_place_say_their_words() -> None:
    assert "<span>Only &lt;you&gt;</span>" in drawn('{% audience "lock" text %}', text="Only <you>")
    place = drawn('{% empty "None yet" "Begin." "/new" "Write" level=3 %}')
    assert "<h3>None yet</h3>" in place
    assert 'href="/new"' in place
    assert "<a" not in drawn('{% empty "None yet" "Rest." %}')
