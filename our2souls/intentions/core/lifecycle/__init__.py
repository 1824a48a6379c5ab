"""Rest, reach, reopen, release."""
