"""Where two whys meet."""
