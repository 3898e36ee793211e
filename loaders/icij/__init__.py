"""The Offshore Leaks of the International Consortium of Investigative Journalists (ICIJ), as published."""

from loaders.icij.loader import LOADER

__all__ = ["LOADER"]
