"""Who else reads what is one’s own or a couple’s: a partner by a share, a therapist by a grant."""
