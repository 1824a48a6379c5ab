"""The forms of vision notes and letters: words, photos, a memo, and a clear sentence for each file that cannot be one."""

from dataclasses import replace
from itertools import chain, repeat, zip_longest
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from our2souls.lib.clock import today
from our2souls.ui.form.fields import set_choices
from our2souls.vision import letters
from our2souls.vision.media import images, voice_memos
from our2souls.vision.media.attachments import Attachments, RawUpload
from our2souls.vision.media.upload_handler import PHOTOS, TooLarge

LONG, VERY_LONG, SHORT, CAPTION = 4000, 20_000, 120, 300
PHOTO_KINDS = "image/jpeg,image/png,image/webp,image/heic,image/heif,image/avif,image/gif"
MEMO_KINDS = "audio/*,.amr,.caf,.aiff,.aif,.au"
CAN_USE = _("Can be used: *gentle*, **strong**, “- ” for a list, “> ” for a quote, [words](https://a.link).")


class Several(forms.FileInput):
    """A file input that takes several; beside each may have come its words, by the place of the file among them."""

    allow_multiple_selected = True


class PhotosField(forms.FileField):
    """Several photos; cleaned, they are what came, looked at as far as a glance goes: a job does the rest."""

    widget = Several

    def clean(self, data: Any, initial: Any = None) -> Any:  # noqa: ARG002 - Django's signature
        """Each file as it came, or all that is wrong, file by file."""
        files = [file for file in (data if isinstance(data, (list, tuple)) else [data]) if file]
        if len(files) > PHOTOS:
            raise forms.ValidationError(_("A note holds up to %(limit)d photos."), params={"limit": PHOTOS})
        valid, wrong = [], []
        for file in files:
            try:
                if isinstance(file, TooLarge):
                    raise images.InvalidImage(images.too_large(file.name or ""))
                raw = RawUpload(file.read(), file.name or "")
                images.probe(raw.data, name=raw.name)
                valid.append(raw)
            except images.InvalidImage as sentence:
                wrong.append(str(sentence))
        if wrong:
            raise forms.ValidationError(wrong)
        return valid


def with_words(form: forms.Form, name: str) -> list[RawUpload]:
    """The photos of a form's field, each with the words that were typed beside it.

    They come as lists, in the order of the files: without script there are none, and they are added on the note's page.
    """
    lists = [form.data.getlist(f"{name}-{which}") for which in ("caption", "alt")]  # type: ignore[attr-defined]
    words = zip_longest(*lists, fillvalue="")
    photos = form.cleaned_data[name] or ()
    return [
        replace(raw, caption=caption.strip()[:CAPTION], alt=alt.strip()[:CAPTION])
        for raw, (caption, alt) in zip(photos, chain(words, repeat(("", ""))), strict=False)
    ]


class MemoField(forms.FileField):
    """A recording; cleaned, it is what came, or None."""

    widget = forms.FileInput

    def clean(self, data: Any, initial: Any = None) -> Any:  # noqa: ARG002 - Django's signature
        """What came, or a sentence that says why it cannot be a memo."""
        if not data:
            return None
        try:
            if isinstance(data, TooLarge):
                raise voice_memos.InvalidMemo(voice_memos.too_large(data.name or ""))
            raw = RawUpload(data.read(), data.name or "")
            voice_memos.probe(raw.data, name=raw.name)
        except voice_memos.InvalidMemo as sentence:
            raise forms.ValidationError(str(sentence)) from None
        return raw


class NoteForm(forms.Form):
    """Words, photos, a voice memo, or several of them. `held_photos` and `held_memo`: what the note keeps already."""

    needs_something = True
    text = forms.CharField(
        label=_("How it looks in your head"),
        max_length=LONG,
        required=False,
        help_text=CAN_USE,
        widget=forms.Textarea(attrs={"rows": 5, "class": "input-words"}),
    )
    photos = PhotosField(
        label=_("Photos"),
        required=False,
        help_text=_(
            "JPEG, PNG, WebP, HEIC, AVIF or GIF, up to 20 MB each, twelve at most. "
            "Where and when they were taken is removed."
        ),
        widget=Several(attrs={"accept": PHOTO_KINDS}),
    )
    memo = MemoField(
        label=_("A voice memo"),
        required=False,
        help_text=_(
            "Up to five minutes and 20 MB, as MP3, M4A, MP4, WebM, Ogg, WAV, FLAC, AAC, AMR, AIFF, CAF or AU. "
            "Only the sound is kept."
        ),
        widget=forms.FileInput(attrs={"accept": MEMO_KINDS}),
    )
    version = forms.IntegerField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, photos_before: int = 0, has_memo_before: bool = False, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.photos_before, self.has_memo_before = photos_before, has_memo_before

    def clean(self) -> dict[str, Any]:
        """One of the three is needed, and all photos together stay within the limit."""
        data: dict[str, Any] = super().clean() or {}
        if self.photos_before + len(data.get("photos") or ()) > PHOTOS:
            self.add_error("photos", _("A note holds up to %(limit)d photos.") % {"limit": PHOTOS})
        has_file = any(data.get(name) or name in self.errors for name in ("photos", "memo"))
        if self.needs_something and not (data.get("text") or has_file or self.photos_before or self.has_memo_before):
            self.add_error("text", _("Write a few words, or add a photo or a voice memo."))
        return data

    @property
    def attachments(self) -> Attachments:
        """The photos, with their words, and the memo that came along."""
        return Attachments(self.pictures, self.cleaned_data["memo"])

    @property
    def pictures(self) -> list[RawUpload]:
        """The photos that came along, each with its caption and what it shows."""
        return with_words(self, "photos")


class LooseNoteForm(NoteForm):
    """A note by itself, and whose it is."""

    whose = forms.ChoiceField(label=_("Whose is it?"), widget=forms.RadioSelect, initial="mine")

    def __init__(self, *args: Any, partner: str = "", **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choices: list[tuple[str, Any]] = [("mine", _("Yours alone"))]
        if partner:
            choices.append(("ours", _("Yours and %(name)s’s") % {"name": partner}))
        set_choices(self, "whose", choices)
        if not partner:
            self.fields["whose"].required = False


class LetterForm(NoteForm):
    """A letter: what stands on the envelope, to whom, from when, and what is in it."""

    needs_something = False
    envelope = forms.CharField(
        label=_("On the envelope"),
        max_length=SHORT,
        error_messages={"required": _("A few words on the outside, so that you can tell it from others.")},
        help_text=_("These words can be read before the day."),
        widget=forms.TextInput(attrs={"class": "input-words", "autocomplete": "off"}),
    )
    to = forms.ChoiceField(label=_("To"), widget=forms.RadioSelect)
    opens_on = forms.DateField(
        label=_("Opens on"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    field_order = ("to", "envelope", "opens_on", "text", "photos", "memo", "version")

    def __init__(self, *args: Any, us: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.us = us
        to: list[tuple[str, Any]] = [(letters.ME, _("Yourself"))]
        if us.partner is not None:
            to = [(letters.PARTNER, us.partner.name), (letters.US, _("You both")), *to]
        set_choices(self, "to", to)
        self.fields["to"].initial = to[0][0]
        self.fields["text"].label = _("Your letter")
        self.fields["text"].max_length = VERY_LONG  # type: ignore[attr-defined]
        self.fields["text"].validators[:] = [forms.CharField(max_length=VERY_LONG).validators[0]]
        self.fields["text"].widget.attrs |= {"rows": 12, "maxlength": VERY_LONG, "class": "input-words letter-text"}

    def clean_opens_on(self) -> Any:
        """A day that is still to come where its writer lives."""
        day = self.cleaned_data["opens_on"]
        if day is not None and day <= today(self.us.zone):
            raise forms.ValidationError(_("Choose a day that is still to come, tomorrow at the earliest."))
        if day is not None and day.year > today(self.us.zone).year + 100:
            raise forms.ValidationError(_("Choose a day within the next hundred years."))
        return day

    @property
    def letter_data(self) -> letters.LetterData:
        """What was said."""
        data = self.cleaned_data
        return letters.LetterData(data["envelope"], data["to"], data["opens_on"], data["text"])
