"""Every name that stands in ciphertexts and in rows for good, read from the code; kept in seal_names.txt.

`python -m tests.architecture.seal_names` adds what is new. It never takes out or changes a name: what was written under it
could not be read any more.
"""
