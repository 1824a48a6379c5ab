"""A vault of one’s own: a dream that was put in, and words that were written there."""

from our2souls.demo.stage import VAULT, Stage
from our2souls.dreams import actions as dream_actions
from our2souls.dreams.text_fields import DreamData
from our2souls.people.models import Person
from our2souls.vault import actions as vault_actions
from our2souls.vault import key as vault_key
from our2souls.vault.kinds import kind_of


def fill(on: Stage, person: Person, line: str, why: str, words: str) -> None:
    """Made last month, with one thing of each kind."""
    with on.acting(person, 34, "22:10"):
        vault = vault_actions.create(passphrase=VAULT, code=vault_key.recovery_code())
        dream, kind = dream_actions.create(DreamData(line=line, why=why)), kind_of("dream")
        if kind is not None:
            vault_actions.put(vault, kind, dream)
    with on.acting(person, 12, "23:05"):
        vault_actions.write(vault, words)
