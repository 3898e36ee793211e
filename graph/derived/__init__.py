"""What is derived from claims and never stored: attribution, ties, disputes, networks. Pure functions."""
