"""Template tags: `{% load kit %}`."""
