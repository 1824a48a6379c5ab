"""What somebody chooses from: hues, the first day of their week, time zones."""
