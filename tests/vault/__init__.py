"""The vault: its key, what lies in it, its pages."""
