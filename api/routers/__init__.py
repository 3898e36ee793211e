"""The endpoints, one module a subject; none holds Cypher."""
