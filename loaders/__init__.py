"""Loaders read sources and yield records. Each kind of source has its loader, and all yield the same records.

A loader does not use the database: `loaders.writer.load` writes its records.
"""
