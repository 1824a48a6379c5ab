"""What both chose and when last, where their answers meet, and what rests undecided: the same for both."""
