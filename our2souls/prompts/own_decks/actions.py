"""The acts on decks of a couple's own: either makes, changes and removes them; a file becomes one once its sender has seen it."""

from our2souls.lib.clock import now
from our2souls.privacy import audit
from our2souls.privacy.transaction import act
from our2souls.privacy.viewer import current_viewer
from our2souls.prompts.own_decks import deck_csv
from our2souls.prompts.own_decks.models import DeckUpload, OwnDeck, OwnPrompt
from our2souls.ui.form.edit_conflict import EditConflict


@act
def create_deck(title: str) -> OwnDeck:
    """A new deck of both, with nothing in it yet."""
    viewer = current_viewer()
    deck = OwnDeck(couple_id=viewer.couple, titled_by_id=viewer.person_id)
    deck.title = title
    deck.save(force_insert=True)
    audit.record("own_deck.created", deck)
    return deck


@act
def rename_deck(deck: OwnDeck, *, title: str, version: int) -> None:
    """Give it another title. Raises EditConflict when somebody changed it since `version` was read."""
    row = OwnDeck.objects.select_for_update().get(pk=deck.pk)
    if row.version != version or row.removed_at is not None:
        raise EditConflict({"title": row.title}, row.version)
    if row.title != title:
        row.title, row.titled_by_id = title, current_viewer().person_id
    row.version += 1
    row.save()


@act
def remove_deck(deck: OwnDeck) -> None:
    """Take it out, for both; what came up of it stays."""
    if OwnDeck.objects.filter(pk=deck.pk, removed_at=None).update(removed_at=now()):
        audit.record("own_deck.removed", deck)


@act
def add_prompt(deck: OwnDeck, *, words: str, depth: int) -> OwnPrompt:
    """Put a prompt in."""
    viewer = current_viewer()
    prompt = OwnPrompt(couple_id=viewer.couple, deck=deck, worded_by_id=viewer.person_id, depth=depth)
    prompt.words = words
    prompt.save(force_insert=True)
    return prompt


@act
def update_prompt(prompt: OwnPrompt, *, words: str, depth: int, version: int) -> None:
    """Change it, from its next turn on. Raises EditConflict when somebody changed it since `version` was read."""
    row = OwnPrompt.objects.select_for_update().get(pk=prompt.pk)
    if row.version != version or row.removed_at is not None:
        raise EditConflict({"words": row.words, "depth": row.depth}, row.version)
    if row.words != words:
        row.words, row.worded_by_id = words, current_viewer().person_id
    row.depth = depth
    row.version += 1
    row.save()


@act
def remove_prompt(prompt: OwnPrompt) -> None:
    """Take it out, for both."""
    OwnPrompt.objects.filter(pk=prompt.pk, removed_at=None).update(removed_at=now())


@act
def store_upload(*, title: str, text: str) -> DeckUpload:
    """Keep a file for the viewer alone, in place of one they sent before."""
    owner_id = current_viewer().person_id
    upload = DeckUpload.objects.filter(owner_id=owner_id).first() or DeckUpload(owner_id=owner_id)
    upload.title, upload.text, upload.made_at = title, text, now()
    upload.save()
    return upload


def pending_upload() -> DeckUpload | None:
    """The viewer's own file that they have not brought in yet."""
    return DeckUpload.objects.first()


@act
def discard_upload() -> None:
    """Forget the viewer's file; nothing of it was brought in."""
    DeckUpload.objects.filter(owner_id=current_viewer().person_id).delete()


@act
def bring_in(upload: DeckUpload, language: str) -> OwnDeck:
    """Make a deck of a file's sound lines; the file is forgotten. Raises CsvUnreadable as reading it does."""
    sheet = deck_csv.read(upload.text, language)
    deck = create_deck(str(upload.title))
    for line in sheet.lines:
        add_prompt(deck, words=line.words, depth=line.depth)
    discard_upload()
    return deck
