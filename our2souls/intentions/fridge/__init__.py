"""The fridge: small things for both."""
