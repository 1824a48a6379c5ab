"""Template tags: `{% load ui %}` and the token of every form."""
