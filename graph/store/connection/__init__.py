"""How the database is reached: its address, timeouts, connection errors, and Ctrl+C while it works."""
