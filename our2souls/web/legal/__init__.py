"""What the server says to everybody about itself: the privacy page, and whom to tell of a hole."""
