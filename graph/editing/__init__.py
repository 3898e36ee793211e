"""Changes that analysts make to single records: add, correct, withdraw, annotate. Every version is kept."""
