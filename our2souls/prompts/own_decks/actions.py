"""The acts on decks of a couple's own: either makes, changes and removes them; a file becomes one once its sender has seen it."""

from our2souls.delivery import partner_events
from our2souls.lib.clock import now
from our2souls.privacy import audit
from our2souls.privacy.transaction import act
from our2souls.privacy.viewer import current_viewer
from our2souls.prompts.own_decks import deck_csv, queries
from our2souls.prompts.own_decks.models import DeckUpload, OwnDeck, OwnPrompt
from our2souls.ui.form.edit_conflict import EditConflict

REMOVED, RESTORED = "own_deck_removed", "own_deck_restored"
"""The partner events: a theme of theirs was taken out, or brought back."""
PROMPT_REMOVED, PROMPT_RESTORED = "own_prompt_removed", "own_prompt_restored"
"""The same of a single prompt."""
UPLOADS = 5
"""Files of somebody's that wait for their word, at most: the newest."""


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
    """Take it out, for both; the other is told. What is in it stays to be brought back, and what came up of it stays open."""
    standing = OwnDeck.objects.filter(pk=deck.pk, removed_at=None)
    if standing.update(removed_at=now(), removed_by_id=current_viewer().person_id):
        audit.record("own_deck.removed", deck)
        partner_events.take_back(RESTORED, deck.pk)
        partner_events.tell_partner(REMOVED, deck.pk, occasion=now().isoformat())


@act
def restore_deck(deck: OwnDeck) -> None:
    """Bring it back with all that is in it, for both; whoever took it out is told when it was not they."""
    row = OwnDeck.objects.select_for_update().get(pk=deck.pk)
    if row.removed_at is None:
        return
    is_mine = row.removed_by_id == current_viewer().person_id
    row.removed_at, row.removed_by_id = None, None
    row.save(update_fields=["removed_at", "removed_by"])
    audit.record("own_deck.restored", row)
    if is_mine:
        partner_events.take_back(REMOVED, row.pk)
    else:
        partner_events.answer(REMOVED, row.pk)
        partner_events.tell_partner(RESTORED, row.pk, occasion=now().isoformat())


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
    """Take it out, for both; the other is told, and either can bring it back."""
    standing = OwnPrompt.objects.filter(pk=prompt.pk, removed_at=None)
    if standing.update(removed_at=now(), removed_by_id=current_viewer().person_id):
        partner_events.take_back(PROMPT_RESTORED, prompt.pk)
        partner_events.tell_partner(PROMPT_REMOVED, prompt.pk, occasion=now().isoformat())


@act
def restore_prompt(prompt: OwnPrompt) -> None:
    """Put a prompt back that was taken out, for both; whoever took it out is told when it was not they."""
    row = OwnPrompt.objects.select_for_update().get(pk=prompt.pk)
    if row.removed_at is None:
        return
    is_mine = row.removed_by_id == current_viewer().person_id
    row.removed_at, row.removed_by_id = None, None
    row.save(update_fields=["removed_at", "removed_by"])
    if is_mine:
        partner_events.take_back(PROMPT_REMOVED, row.pk)
    else:
        partner_events.answer(PROMPT_REMOVED, row.pk)
        partner_events.tell_partner(PROMPT_RESTORED, row.pk, occasion=now().isoformat())


@act
def store_upload(*, title: str, text: str) -> DeckUpload:
    """Keep a file for the viewer alone, beside those they sent before; of too many the oldest goes."""
    upload = DeckUpload(owner_id=current_viewer().person_id)
    upload.title, upload.text = title, text
    upload.save(force_insert=True)
    for old in queries.uploads()[UPLOADS:]:
        discard_upload(old)
    return upload


@act
def discard_upload(upload: DeckUpload) -> bool:
    """Forget a file of the viewer's; says whether it was still there."""
    deleted, _by_model = DeckUpload.objects.filter(pk=upload.pk).delete()
    return bool(deleted)


@act
def bring_in(upload: DeckUpload, language: str) -> OwnDeck:
    """Make a deck of a file's sound lines; the file is forgotten.

    Raises CsvUnreadable as reading it does, LookupError for one that was brought in or thrown away meanwhile.
    """
    sheet = deck_csv.read(upload.text, language)
    if not discard_upload(upload):
        raise LookupError(upload.pk)
    deck = create_deck(str(upload.title))
    for line in sheet.lines:
        add_prompt(deck, words=line.words, depth=line.depth)
    return deck
