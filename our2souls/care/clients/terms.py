"""The terms on which a therapist reads here. Their words are in the template; a change of sense is a new edition."""

EDITION = 1
