"""Load a mapping file, which names its tables (docs/loaders/mapping.md)."""

from loaders.mapping_file.loader import LOADER

__all__ = ["LOADER"]
