"""A person’s profile: name, hue, zone, week; what they share."""
