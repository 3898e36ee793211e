"""Look at a table, and write a mapping to start from."""

from loaders.tables.proposal.mapping_file import propose_mapping

__all__ = ["propose_mapping"]
