"""The only code that changes the database: transactions, schema, and what is written of each record."""
