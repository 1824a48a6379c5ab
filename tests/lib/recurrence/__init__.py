"""Tests of what comes round again."""
