"""On this day: something of the two from the same day of an earlier year, on Today."""
