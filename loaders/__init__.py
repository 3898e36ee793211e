"""One module for each kind of source; each yields the same records."""
