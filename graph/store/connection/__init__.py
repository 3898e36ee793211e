"""How the database is reached: its address, its time limits, its errors."""
