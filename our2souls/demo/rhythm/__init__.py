"""What the demo couples do again and again: rituals and questions."""
