"""What is said around a session: questions before it, what a therapist suggests, what each takes from it."""
