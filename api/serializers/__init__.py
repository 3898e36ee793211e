"""What the service sends, made of records and ties."""
