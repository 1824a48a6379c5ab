"""What the packages below are told of therapists."""
