"""Tests of one device that is handed over."""
