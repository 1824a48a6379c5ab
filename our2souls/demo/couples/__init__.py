"""The demo couples, one file each."""
