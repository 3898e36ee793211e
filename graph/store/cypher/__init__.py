"""Queries and their results: the named queries, and the limits that a user's own Cypher must keep."""
