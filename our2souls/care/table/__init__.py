"""The couple's side of the table: who sits there, what each opens, what was looked at."""
