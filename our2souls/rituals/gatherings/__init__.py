"""A gathering: one time of a ritual, with what there is to talk about, notes, and one thing at its end."""
