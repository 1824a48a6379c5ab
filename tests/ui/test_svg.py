"""What is drawn: icons, avatars, circles, cords and charts, each with its words."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from django.utils import translation
from django.utils.safestring import mark_safe

from our2souls.ui.svg import TodayHalf, empty_half, icon, pairmark
from tests.markup import squeezed
from tests.ui.rendering import JORDAN, SAM, Checkin, Two, drawn


def test_an_icon_has_a_size_and_a_label_and_must_exist() -> None:
    shown = drawn('{% icon "sun" %}')
    assert shown == '<svg class="icon" aria-hidden="true"><use href="/static/ui/icons.svg#i-sun"/></svg>'
    assert 'class="icon icon-l"' in drawn('{% icon "bell" "l" %}')
    assert 'role="img" aria-label="&lt;Notices"' in icon("bell", label="<Notices")
    assert 'aria-label="R&amp;B &quot;x&quot;"' in icon("bell", label=mark_safe('R&amp;B "x"'))
    with pytest.raises(ValueError, match="no icon"):
        icon("unicorn")


def test_avatar_and_pair_show_places_by_shape() -> None:
    assert 'class="av-a" cx="16" cy="16" r="16"' in drawn("{% avatar face %}", face=SAM)
    other = drawn("{% avatar face %}", face=JORDAN)
    assert 'class="av-b" cx="16" cy="16" r="15"' in other
    assert "&lt;</text>" in other
    assert drawn("{% avatar face %}", face=None) == ""
    both = drawn("{% pair us %}", us=Two(JORDAN, SAM))
    assert both.index('class="p-a"') < both.index('class="p-b"') < both.index('class="p-ab"')
    alone = drawn("{% pair us %}", us=Two(replace(SAM), None))
    assert 'class="p-none"' in alone
    assert "p-ab" not in alone


def test_the_pairmark_shows_its_state_and_who_waits() -> None:
    assert pairmark("met").count("<circle") == 2
    assert "m-ab" in pairmark("met")
    assert "m-ab" not in pairmark("met", off=True)
    assert "is-off" in pairmark("touching", off=True)
    sealed = pairmark("touching", waiting="a", sealed="b")
    assert sealed.index("m-b is-sealed") < sealed.index("m-wait")
    with pytest.raises(KeyError):
        pairmark("entangled")


def test_the_progress_cord_is_a_progressbar_with_words() -> None:
    shown = drawn("{% progress_cord 42.9 label text %}", label="Our “first” <home>", text="42 percent")
    assert 'role="progressbar" aria-label="Our “first” &lt;home&gt;"' in shown
    assert 'aria-valuenow="42" aria-valuetext="42 percent"' in shown
    assert 'class="w-done" width="42%"' in shown
    assert "scale(1.5)" in drawn('{% progress_cord 68 "a" "b" large=True %}')


def test_todays_circles_show_the_lens_only_when_both_are_there() -> None:
    me = TodayHalf("You", ("settled", "hopeful"), "08:10", "/check-in/", here=True)
    them = TodayHalf("Jordan", ("<calm>",), here=True)
    both = squeezed(drawn("{% today_circles a b %}", a=me, b=them))
    assert "c-lens" in both
    assert 'class="meeting-side is-a" href="/check-in/"' in both
    assert "settled,<br>hopeful" in both
    assert "&lt;calm&gt;" in both
    one = drawn("{% today_circles a b wait=True %}", a=me, b=empty_half("Jordan"))
    assert "c-lens" not in one
    assert one.count("is-waiting") == 1
    assert "meeting-wait" in one


def test_the_affect_grid_has_words_and_keeps_what_was_chosen() -> None:
    shown = squeezed(drawn("{% affect_grid form.affect %}", form=Checkin(initial={"affect": "4-2"})))
    assert shown.count('type="radio" name="affect"') == 25
    assert shown.count(" checked") == 1
    assert 'value="4-2" id="id_affect_18" checked' in shown
    assert "Energy low, easy" in shown
    wrong = drawn("{% affect_grid form.affect %}", form=Checkin({}))
    assert 'aria-describedby="id_affect_error"' in wrong
    assert 'id="id_affect_error"' in wrong
    assert drawn('{% affect_words "1-5" %}') == "Energy very high, very hard"
    assert drawn('{% affect_words "9-9" %}') == ""
    assert drawn('{% affect_still "4-2" %}').count("is-on") == 1
    assert 'name="mood"' in drawn('{% affect_grid "mood" "1-1" %}')


def test_chart_and_trend_say_their_sentence() -> None:
    series = [(date(2026, 1, 1), Decimal(100)), (date(2026, 6, 1), Decimal("250.5"))]
    shown = drawn(
        '{% chart series label "€250" goal=goal goal_text="€600" caption="So far" %}',
        series=series,
        goal=Decimal(600),
        label="From <100> to 250",
    )
    assert 'role="img" aria-label="From &lt;100&gt; to 250"' in shown
    assert "€600" in shown
    assert "<figcaption" in shown
    assert drawn('{% chart series "a" "b" %}', series=[]) == ""
    points = [(date(2026, 5, day), 3, day) for day in range(1, 6)]
    weeks = drawn('{% trend points start end "Easier" %}', points=points, start=date(2026, 5, 1), end=date(2026, 6, 1))
    assert weeks.count("tr-dot") == 5
    assert 'aria-label="Easier"' in weeks


def test_ticks_of_a_chart_follow_the_language() -> None:
    series = [(date(2026, 3, 3), Decimal(1)), (date(2026, 6, 1), Decimal(2))]
    with translation.override("es"):
        assert ">Abr<" in drawn('{% chart series "a" "b" %}', series=series)
