"""Convert records to what the database stores of them, and back."""
