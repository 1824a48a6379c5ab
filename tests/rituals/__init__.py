"""Tests of rituals."""
