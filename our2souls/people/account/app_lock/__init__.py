"""The app lock: after a pause a session asks for a PIN before it shows anything."""
