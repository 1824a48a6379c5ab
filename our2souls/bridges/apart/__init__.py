"""What each writes apart, opened together."""
