"""Tests of a ritual: its rule in words, who said yes, its times."""
