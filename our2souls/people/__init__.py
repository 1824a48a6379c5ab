"""People and pairing: somebody with an account, the couple two of them become, inviting, joining, leaving."""
