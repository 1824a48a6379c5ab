"""Our2Souls: a private place where two partners keep their dreams, choose some together and stay close.

The folders are the product's words; `docs/develop/setup.md` says where to begin.
"""
