"""The privacy page, open to everybody: what is kept, who can see it, how it lies, how long it stays."""

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from our2souls.web.legal import retention
from our2souls.web.legal.data_kind import DataKind
from our2souls.web.legal.data_kinds import KINDS
from our2souls.web.legal.table_facts import TableFacts, distinct, facts_of

LINKED = ("mailto:", "https://", "http://")


@dataclass(frozen=True, slots=True)
class KindFacts:
    """One kind of data as the page tells it: what is declared of it, and what is true of its tables."""

    kind: DataKind
    tables: list[TableFacts]

    @property
    def plain(self) -> list[str]:
        """What of it can be read in the database."""
        return self._others(is_guarded=False)

    @property
    def guarded(self) -> list[str]:
        """What of it lies as a hash, or encrypted by other means than its column."""
        return self._others(is_guarded=True)

    @property
    def stays(self) -> list[str]:
        """How long it stays."""
        usual = any(table.encrypted for table in self.tables)
        always = [_("What you write stays until you delete it or erase your space.")] if usual else []
        return always + retention.told_of(self.kind.key)

    @property
    def at_parting(self) -> list[str]:
        """What becomes of it when the two part."""
        return distinct([self.kind.at_parting]) or distinct(table.at_parting for table in self.tables)

    @property
    def exported(self) -> list[str]:
        """What of it an export holds."""
        return distinct(table.exported for table in self.tables)

    @property
    def erased(self) -> list[str]:
        """What becomes of it when its person erases themselves."""
        return distinct(table.erased for table in self.tables)

    def _others(self, *, is_guarded: bool) -> list[str]:
        reasons = [reason for table in self.tables for reason, _columns in table.others]
        return distinct(reason.what for reason in reasons if reason.is_guarded == is_guarded)


@login_not_required
@require_safe
def privacy(request: HttpRequest) -> HttpResponse:
    """What is kept of people here, read from the same declarations as the data map. Asks the database nothing."""
    kinds = [KindFacts(kind, [facts_of(label) for label in kind.models.split()]) for kind in KINDS]
    contact = settings.OUR2SOULS_SECURITY_CONTACT
    context: dict[str, Any] = {
        "kinds": kinds,
        "of_erasure": retention.told_of("erasure"),
        "contact": contact.removeprefix("mailto:"),
        "contact_url": contact if contact.startswith(LINKED) else "",
    }
    return render(request, "web/legal/privacy.html", context)
