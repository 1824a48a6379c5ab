"""The form in which a cover is chosen: a photo that is there, or a new one."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from our2souls.vision.forms import PHOTO_KINDS, PhotosField
from our2souls.vision.forms import with_words as photos_with_words
from our2souls.vision.media.attachments import RawUpload


class CoverForm(forms.Form):
    """One of the photos, by its id, or a file, which goes before; `photos` are those that can be chosen."""

    photo = forms.TypedChoiceField(required=False)
    upload = PhotosField(
        label=_("Or add a new photo"),
        required=False,
        help_text=_("It becomes a vision note that you both see. Where and when it was taken is removed."),
        widget=forms.FileInput(attrs={"accept": PHOTO_KINDS}),
    )

    def __init__(self, *args: Any, photos: list[Any], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        by_id = {str(photo.pk): photo.pk for photo in photos}
        field = self.fields["photo"]
        field.choices = [(key, key) for key in by_id]  # type: ignore[attr-defined]
        field.coerce, field.empty_value = by_id.__getitem__, None  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        """One of the two is needed."""
        data: dict[str, Any] = super().clean() or {}
        if not self.errors and not (data.get("photo") or data.get("upload")):
            self.add_error("upload", _("Choose one of your photos, or add a new one."))
        return data

    @property
    def picture(self) -> RawUpload | None:
        """The new photo with its words, if one came."""
        return next(iter(photos_with_words(self, "upload")), None)
