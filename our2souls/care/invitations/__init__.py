"""How a therapist comes to the table: asked from the list or by a link, they accept, and whoever asked says yes once more."""
