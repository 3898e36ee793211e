"""The model, and the only door to the database."""
