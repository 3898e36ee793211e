"""From a network to a picture of it."""
