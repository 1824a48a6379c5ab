"""What of dreams can be found: the words of one's own and of the partner's shared ones.

Words lie encrypted, so they are opened row by row for whoever looks and matched in memory: only the columns needed are
fetched, and a couple's ten years are a few thousand rows.
"""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse

from our2souls.dreams.models import Dream
from our2souls.dreams.text_fields import TEXTS
from our2souls.lib.text_search import Passage
from our2souls.privacy.viewer import Viewer

COLUMNS = (*(each.name for each in TEXTS if each.searched), "ending")


def passages(viewer: Viewer, us: Any) -> Iterator[Passage]:
    """Every dream that the viewer may read, in no order."""
    base = reverse("intentions:dreams")
    sources = [(Dream.objects.all(), us.me.place)]
    if viewer.partner_id is not None:
        sources.append((Dream.shared_with_me.all(), us.partner.place))
    for rows, place in sources:
        for row in rows.only("owner_id", "made_at", *COLUMNS):
            texts = tuple(
                text for name in COLUMNS[1:] if (text := row.need_text if name == "need" else getattr(row, name))
            )
            yield Passage("dream", f"{base}{row.pk}", row.line, texts, row.made_at, place)
