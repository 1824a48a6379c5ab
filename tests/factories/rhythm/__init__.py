"""What comes round again: rituals, prompts, a calendar of them."""
