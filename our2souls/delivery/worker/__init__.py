"""The worker: what is due is carried out, with leases."""
