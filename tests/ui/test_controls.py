"""Fields of forms: label, hint and error tied to their control, and never a text let through as markup."""

import re

from django import forms

from tests.ui.rendering import Checkin, drawn


def test_a_field_ties_hint_and_error_to_its_control() -> None:
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


def test_a_field_keeps_what_was_typed_and_escapes_it() -> None:
    form = Checkin({"line": '"><b>', "note": "</textarea><b>"})
    kept = drawn("{% field form.line %}{% field form.note %}", form=form)
    assert "<b>" not in kept
    assert "&quot;&gt;&lt;b&gt;" in kept


def test_a_field_takes_another_label_and_hint() -> None:
    shown = drawn('{% field form.note label="Why?" hint="To you." %}', form=Checkin())
    assert ">Why?</label>" in shown
    assert 'aria-describedby="id_note_helptext"' in shown


def test_fields_draw_every_kind_of_control() -> None:
    form = Checkin({"line": "wrong", "words": ["a<b"], "sure": "on", "audience": "me", "hue": "fern"})
    shown = drawn("{% fields form %}", form=form)
    assert 'class="notice notice-care" role="alert"' in shown
    assert 'class="chips"' in shown
    assert 'class="choices"' in shown
    assert 'class="check"' in shown
    assert "a&lt;b" in shown
    assert shown.count('type="hidden"') == 1
    assert "notice" not in drawn("{% form_errors form %}", form=Checkin())


def test_choices_have_a_legend_icons_and_hints() -> None:
    shown = drawn('{% choices form.audience ask=True legend="Who is this for?" %}', form=Checkin({}))
    assert '<h2 class="ask">Who is this for?</h2>' in shown
    assert 'role="radiogroup" aria-invalid="true"' in shown
    assert "#i-lock" in shown
    assert "Nobody is told." in shown
    assert 'id="id_audience_error"' in shown


def test_chips_wear_the_place_of_their_person() -> None:
    shown = drawn('{% chips form.words whose="b" %}', form=Checkin({"words": ["calm"]}))
    assert "as-b" in shown
    assert "radiogroup" not in shown
    assert shown.count(" checked") == 1


def test_hues_wear_their_own_class() -> None:
    shown = drawn("{% hues form.hue %}", form=Checkin({"hue": "clay"}))
    assert 'class="hue a-fern pair-scope"' in shown
    assert shown.count(" checked") == 1


def test_a_control_without_its_field_brings_its_error() -> None:
    shown = drawn("{% control form.note %}", form=Checkin({}))
    assert "<label" not in shown
    assert 'id="id_note_error"' in shown


class Grouped(forms.Form):
    """Words under titles, and one without."""

    words = forms.MultipleChoiceField(
        choices=[
            ("nothing", "Nothing"),
            ("First <", [("a", "First word"), ("b", "Second word")]),
            ("Second", [("c", "Third word")]),
        ],
        widget=forms.CheckboxSelectMultiple,
    )


def test_chips_stand_under_the_titles_that_their_choices_have() -> None:
    shown = drawn("{% chips form.words %}", form=Grouped({"words": ["b"]}))
    parts = shown.split('<fieldset class="chip-group">')
    assert len(parts) == 3
    assert "First &lt;" in parts[1]
    assert [
        [word in part for word in ("Nothing", "First word", "Second word", "Third word")].count(True) for part in parts
    ] == [1, 2, 1]
    assert re.search(r'value="b"[^>]*checked', parts[1])
