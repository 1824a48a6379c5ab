"""What several packages need and none owns: clock, recurrence, money, text. Imports nothing of ours, no Django."""
