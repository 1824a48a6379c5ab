"""Entries from a file: kept sealed for whoever sent it until they have seen every line, then brought in, each line once."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Literal

from our2souls.intentions.core.history import actions as intention_history
from our2souls.intentions.core.history import text_authorship
from our2souls.intentions.measures.csv import format as csv_format
from our2souls.intentions.measures.csv.cells import DecimalMark, Order
from our2souls.intentions.measures.csv.format import CsvEntry, CsvSheet
from our2souls.intentions.measures.models import CsvUpload, Entry, Measure
from our2souls.lib.clock import now
from our2souls.privacy.transaction import act
from our2souls.privacy.viewer import current_viewer

type Whose = Literal["both", "mine"]


@dataclass(frozen=True, slots=True)
class ImportPreview:
    """A file looked through: how it was read, which lines are new, and which are here already."""

    sheet: CsvSheet
    new: list[CsvEntry]
    imported: list[CsvEntry]

    @property
    def is_open(self) -> bool:
        """Whether somebody has to say first how it is meant."""
        return self.sheet.is_open


@act
def store(measure: Measure, text: str, *, whose: Whose = "both") -> CsvUpload:
    """Keep a file for the viewer alone, in place of one they sent before."""
    me = current_viewer().person_id
    upload = CsvUpload.objects.filter(measure=measure).first() or CsvUpload(owner_id=me, measure=measure)
    upload.text, upload.whose, upload.made_at = text, whose, now()
    upload.order = upload.decimal = upload.columns = ""
    upload.save()
    return upload


def pending(measure: Measure) -> CsvUpload | None:
    """The viewer's own file that they haven't brought in yet."""
    return CsvUpload.objects.filter(measure=measure).first()


@act
def set_format(upload: CsvUpload, *, order: Order | None, decimal: DecimalMark | None, columns: str = "") -> None:
    """Say how days and amounts are meant, where the file leaves it open, and in which columns they stand."""
    upload.order, upload.decimal = order or upload.order, decimal or upload.decimal
    upload.columns = columns or upload.columns
    upload.save(update_fields=["order", "decimal", "columns"])


def discard(measure: Measure) -> None:
    """Forget the viewer's file; nothing of it was brought in."""
    CsvUpload.objects.filter(measure=measure).delete()


def preview(measure: Measure, upload: CsvUpload, locale: str) -> ImportPreview:
    """Every line of a file: new, here already, or wrong. Raises CsvUnreadable."""
    return _compare(measure, _sheet(measure, upload, locale))


def _sheet(measure: Measure, upload: CsvUpload, locale: str) -> CsvSheet:
    choices: Any = upload  # whose columns hold these choices
    return csv_format.read(
        upload.text, order=choices.order or None, decimal=choices.decimal or None, columns=upload.columns,
        unit=measure.amount_unit, locale=locale,
    )  # fmt: skip


def _compare(measure: Measure, sheet: CsvSheet) -> ImportPreview:
    imported = _imported_hashes(measure, sheet.entries)
    new = [line for line in sheet.entries if line.import_hash not in imported]
    return ImportPreview(sheet, new, [line for line in sheet.entries if line.import_hash in imported])


def _imported_hashes(measure: Measure, lines: Iterable[CsvEntry]) -> set[str]:
    """What is here: lines brought in before, even if corrected or taken out since, and what stands here as it is typed.

    One that was corrected is known both as it came and as it stands now.
    """
    days = {line.on for line in lines}
    if not days:
        return set()
    hashes: set[str] = set()
    standing: Counter[tuple[object, ...]] = Counter()
    for entry in Entry.objects.filter(measure=measure):
        if entry.import_hash:
            hashes.add(entry.import_hash)
        if (not entry.import_hash or entry.version > 1) and entry.removed_at is None and entry.on in days:
            standing[entry.on, entry.amount.normalize(), entry.words] += 1
    for line in lines:
        alike = (line.on, line.amount.normalize(), line.words)
        if line.import_hash not in hashes and standing[alike] > 0:
            standing[alike] -= 1
            hashes.add(line.import_hash)
    return hashes


def import_rows(measure: Measure, upload: CsvUpload, locale: str) -> int:
    """Bring in the new lines of a file, in one piece, and forget the file. Says how many they were.

    Nothing comes in while how it is meant is open. The file is read before anything is written; the measure is held
    meanwhile, so that the same file confirmed twice at once is brought in once.
    """
    sheet = _sheet(measure, upload, locale)
    return 0 if sheet.is_open else _import_sheet(measure, upload, sheet)


@act
def _import_sheet(measure: Measure, upload: CsvUpload, sheet: CsvSheet) -> int:
    Measure.objects.select_for_update().get(pk=measure.pk)
    import_preview = _compare(measure, sheet)
    person_id = current_viewer().person_id if upload.whose == "mine" else None
    rows = []
    for line in import_preview.new:
        entry = Entry(
            couple_id=measure.couple_id, measure=measure, person_id=person_id, amount=line.amount, on=line.on,
            import_hash=line.import_hash,
        )  # fmt: skip
        text_authorship.set_text(entry, words=line.words)
        rows.append(entry)
    Entry.objects.bulk_create(rows, 500)
    upload.delete()
    if rows:
        intention_history.record(measure.intention, "entries.imported", after=str(len(rows)))
    return len(rows)
