"""What two choose together: its whys, steps, commitments, numbers, revisits, and how it ends."""
