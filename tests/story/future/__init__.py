"""What lies ahead."""
