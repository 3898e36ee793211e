"""Cypher that is run: named queries, and the queries of users under guard."""
