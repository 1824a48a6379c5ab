"""Accounts: sign-up, sign-in, second steps, sessions, export and erasure."""
