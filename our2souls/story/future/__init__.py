"""What lies ahead: the horizon, the calendar, the five-year plan."""
