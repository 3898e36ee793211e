"""Records, ties and disputes as sentences and as JSON."""
