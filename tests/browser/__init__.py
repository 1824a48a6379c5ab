"""What only a browser shows: the whole way of two people, every page with axe, keyboard, passkeys, the installed app."""
