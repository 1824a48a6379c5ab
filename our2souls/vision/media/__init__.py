"""Photos and voice memos: checked, prepared, stored encrypted."""
