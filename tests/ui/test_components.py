"""The kit's tags: what they draw, what they say, and that they never let a text through as markup."""

from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django import forms
from django.template import Context, Template
from django.test import RequestFactory
from django.urls import ResolverMatch
from django.utils import translation
from django.utils.safestring import mark_safe

from our2souls.ui.svg import TodayHalf, empty_half, icon, pairmark
from tests.markup import squeezed


@dataclass(frozen=True)
class Somebody:
    """As much of a Face as a mark needs."""

    name: str
    place: str

    @property
    def initial(self) -> str:
        return self.name[:1].upper()


@dataclass(frozen=True)
class Two:
    """As much of Us as a mark needs."""

    me: Somebody
    partner: Somebody | None


SAM, JORDAN = Somebody("Sam", "a"), Somebody("<Jordan", "b")


class Checkin(forms.Form):
    """One of each kind of field."""

    line = forms.CharField(
        label="In one line", help_text="One line is enough.", widget=forms.TextInput({"class": "wide"})
    )
    note = forms.CharField(label="Note", widget=forms.Textarea)
    words = forms.MultipleChoiceField(
        label="Words", choices=[("calm", "calm"), ("a<b", "a<b")], widget=forms.CheckboxSelectMultiple
    )
    audience = forms.ChoiceField(label="Who", choices=[("all", "Both"), ("me", "Just me")], widget=forms.RadioSelect)
    hue = forms.ChoiceField(label="Hue", choices=[("fern", "Fern"), ("clay", "Clay")], widget=forms.RadioSelect)
    sure = forms.BooleanField(label="Sure", help_text="Take your time.")
    kept = forms.CharField(widget=forms.HiddenInput, required=False)
    affect = forms.ChoiceField(choices=[(f"{ease}-{energy}", "") for ease in range(1, 6) for energy in range(1, 6)])

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["audience"].icons = {"me": "lock"}  # type: ignore[attr-defined]
        self.fields["audience"].hints = {"me": "Nobody is told."}  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        if self.data.get("line") == "wrong":
            raise forms.ValidationError("Both cannot be.")
        return self.cleaned_data


def drawn(source: str, **context: Any) -> str:
    return Template("{% load ui %}" + source).render(Context(context)).strip()


def test_icon() -> None:
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


def test_pairmark() -> None:
    assert pairmark("met").count("<circle") == 2
    assert "m-ab" in pairmark("met")
    assert "m-ab" not in pairmark("met", off=True)
    assert "is-off" in pairmark("touching", off=True)
    sealed = pairmark("touching", waiting="a", sealed="b")
    assert sealed.index("m-b is-sealed") < sealed.index("m-wait")
    with pytest.raises(KeyError):
        pairmark("entangled")


def test_weave_is_a_progressbar_with_words() -> None:
    shown = drawn("{% weave 42.9 label text %}", label="Our “first” <home>", text="42 percent")
    assert 'role="progressbar" aria-label="Our “first” &lt;home&gt;"' in shown
    assert 'aria-valuenow="42" aria-valuetext="42 percent"' in shown
    assert 'class="w-done" width="42%"' in shown
    assert "scale(1.5)" in drawn('{% weave 68 "a" "b" large=True %}')


def test_meeting_shows_the_lens_only_when_both_are_there() -> None:
    me = TodayHalf("You", ("settled", "hopeful"), "08:10", "/check-in/", here=True)
    them = TodayHalf("Jordan", ("<calm>",), here=True)
    both = squeezed(drawn("{% meeting a b %}", a=me, b=them))
    assert "c-lens" in both
    assert 'class="meeting-side is-a" href="/check-in/"' in both
    assert "settled,<br>hopeful" in both
    assert "&lt;calm&gt;" in both
    one = drawn("{% meeting a b wait=True %}", a=me, b=empty_half("Jordan"))
    assert "c-lens" not in one
    assert one.count("is-waiting") == 1
    assert "meeting-wait" in one


def test_affect_grid_speaks_and_keeps_what_was_chosen() -> None:
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


def test_ticks_follow_the_language() -> None:
    series = [(date(2026, 3, 3), Decimal(1)), (date(2026, 6, 1), Decimal(2))]
    with translation.override("es"):
        assert ">Abr<" in drawn('{% chart series "a" "b" %}', series=series)


def test_field_ties_hint_and_error_to_its_control() -> None:
    fresh = drawn("{% field form.line words=True %}", form=Checkin())
    assert '<label class="label" for="id_line">In one line</label>' in fresh
    assert 'class="input input-words wide"' in fresh
    assert 'aria-describedby="id_line_helptext"' in fresh
    assert 'class="hint" id="id_line_helptext"' in fresh
    wrong = drawn("{% field form.line %}", form=Checkin({"line": ""}))
    assert 'aria-invalid="true"' in wrong
    assert 'aria-describedby="id_line_helptext id_line_error"' in wrong
    assert 'class="error" id="id_line_error"' in wrong
    assert "#i-circle-alert" in wrong


def test_field_keeps_what_was_typed_and_escapes_it() -> None:
    form = Checkin({"line": '"><b>', "note": "</textarea><b>"})
    kept = drawn("{% field form.line %}{% field form.note %}", form=form)
    assert "<b>" not in kept
    assert "&quot;&gt;&lt;b&gt;" in kept


def test_field_takes_other_words() -> None:
    shown = drawn('{% field form.note label="Why?" hint="To you." %}', form=Checkin())
    assert ">Why?</label>" in shown
    assert 'aria-describedby="id_note_helptext"' in shown


def test_every_kind_of_field() -> None:
    form = Checkin({"line": "wrong", "words": ["a<b"], "sure": "on", "audience": "me", "hue": "fern"})
    shown = drawn("{% fields form %}", form=form)
    assert 'class="notice notice-care" role="alert"' in shown
    assert 'class="chips"' in shown
    assert 'class="choices"' in shown
    assert 'class="check"' in shown
    assert "a&lt;b" in shown
    assert shown.count('type="hidden"') == 1
    assert "notice" not in drawn("{% form_errors form %}", form=Checkin())


def test_choices_explain_themselves() -> None:
    shown = drawn('{% choices form.audience ask=True legend="Who is this for?" %}', form=Checkin({}))
    assert '<h2 class="ask">Who is this for?</h2>' in shown
    assert 'role="radiogroup" aria-invalid="true"' in shown
    assert "#i-lock" in shown
    assert "Nobody is told." in shown
    assert 'id="id_audience_error"' in shown


def test_chips_are_whose_they_are() -> None:
    shown = drawn('{% chips form.words whose="b" %}', form=Checkin({"words": ["calm"]}))
    assert "as-b" in shown
    assert "radiogroup" not in shown
    assert shown.count(" checked") == 1


def test_hues_wear_their_own_class() -> None:
    shown = drawn("{% hues form.hue %}", form=Checkin({"hue": "clay"}))
    assert 'class="hue a-fern pair-scope"' in shown
    assert shown.count(" checked") == 1


def test_control_alone_brings_its_error() -> None:
    shown = drawn("{% control form.note %}", form=Checkin({}))
    assert "<label" not in shown
    assert 'id="id_note_error"' in shown


def test_audience_and_empty() -> None:
    assert "<span>Only &lt;you&gt;</span>" in drawn('{% audience "lock" text %}', text="Only <you>")
    place = drawn('{% empty "None yet" "Begin." "/new" "Write" level=3 %}')
    assert "<h3>None yet</h3>" in place
    assert 'href="/new"' in place
    assert "<a" not in drawn('{% empty "None yet" "Rest." %}')


def test_a_tab_leads_nowhere_it_does_not_exist() -> None:
    assert drawn('{% tab "nowhere:at_all" "sun" "Nowhere" %}') == ""


@pytest.mark.parametrize(
    ("here", "marked"),
    [
        ("web:home", 'aria-current="page"'),
        ("web:else", 'aria-current="true"'),
        ("intentions:dreams", "nav-link"),
        ("", "nav-link"),
    ],
)
def test_a_tab_says_where_one_is(here: str, marked: str) -> None:
    request = RequestFactory().get("/")
    space, _, name = here.partition(":")
    if here:
        found = ResolverMatch(lambda: None, (), {}, url_name=name, app_names=[space], namespaces=[space])
        request.resolver_match = found
    shown = drawn('{% tab "web:home" "mark" "Today" section="web:, dreams:" %}', request=request)
    assert marked in shown
    assert ("aria-current" in shown) == ("aria" in marked)
