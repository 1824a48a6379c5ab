"""One device that goes from hand to hand: whoever holds it is signed in as themself, and a screen stands in between."""
