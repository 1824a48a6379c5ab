"""The vision note's form: words, photos, and a clear sentence for each file that cannot be one."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from our2souls.vision import pictures
from our2souls.vision.notes import PHOTOS
from our2souls.vision.uploads import TooLarge

LONG = 4000


class Several(forms.ClearableFileInput):
    """A file input that takes several."""

    allow_multiple_selected = True


class PhotosField(forms.FileField):
    """Several photos; cleaned, they are pictures ready to keep."""

    widget = Several

    def clean(self, data: Any, initial: Any = None) -> Any:  # noqa: ARG002 - Django's signature
        """Each file decoded, or all that is wrong, file by file."""
        files = [file for file in (data if isinstance(data, (list, tuple)) else [data]) if file]
        if len(files) > PHOTOS:
            raise forms.ValidationError(_("A note holds up to %(limit)d photos."), params={"limit": PHOTOS})
        kept, wrong = [], []
        for file in files:
            try:
                if isinstance(file, TooLarge):
                    raise pictures.NotAPicture(pictures.too_large(file.name or ""))
                kept.append(pictures.clean(file.read(), name=file.name or ""))
            except pictures.NotAPicture as sentence:
                wrong.append(str(sentence))
        if wrong:
            raise forms.ValidationError(wrong)
        return kept


class NoteForm(forms.Form):
    """Words, photos, or both."""

    text = forms.CharField(
        label=_("How it looks in your head"),
        max_length=LONG,
        required=False,
        widget=forms.Textarea(attrs={"rows": 4, "class": "input-words"}),
    )
    photos = PhotosField(
        label=_("Photos"),
        required=False,
        help_text=_("JPEG, PNG or WebP, up to 20 MB each, six at most. Where and when they were taken is removed."),
        widget=Several(attrs={"accept": "image/jpeg,image/png,image/webp"}),
    )

    def clean(self) -> dict[str, Any]:
        """One of the two is needed."""
        said: dict[str, Any] = super().clean() or {}
        if not said.get("text") and not said.get("photos") and "photos" not in self.errors:
            self.add_error("text", _("Write a few words, or add a photo."))
        return said


class NoteWordsForm(forms.Form):
    """A note's words; what each photo shows is asked beside it."""

    text = NoteForm.base_fields["text"]
