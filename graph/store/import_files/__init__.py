"""Write records as files for `neo4j-admin database import`, with exactly what the writing door would store.

The import makes a new database from files many times as fast as transactions can fill one. A later load of
the same records by `loaders.writer` finds all of them unchanged.
"""
