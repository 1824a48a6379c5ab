"""Commands about therapists."""
