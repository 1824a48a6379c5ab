"""Check-ins: how one partner feels now, in twenty seconds; kept, or shared as far as they like, and answered."""
