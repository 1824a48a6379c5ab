"""Benchmarks: pages and queries measured against a floor in the same run."""
