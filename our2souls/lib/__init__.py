"""What several packages need and none of them owns: the clock, recurrence, money, text. Imports nothing of ours, no Django."""
