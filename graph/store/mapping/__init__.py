"""Between records and what the database keeps of them."""
