"""The records of the graph, and the rules for them."""
