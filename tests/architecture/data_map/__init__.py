"""What lies where, sealed or plain and why: read from the models, written to docs/privacy/data-map.md.

`python -m tests.architecture.data_map` writes the page again. Columns that can hold words need a reason of their own to
lie plain; ids, moments and switches share one.
"""
