"""Notices reach each person once: schedules know what comes round, the outbox keeps what is due, a worker brings it."""
