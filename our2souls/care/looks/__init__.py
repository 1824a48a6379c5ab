"""What a therapist opened and when: both partners read it, nobody changes it."""
