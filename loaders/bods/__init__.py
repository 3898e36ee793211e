"""Ownership data of Open Ownership: the Beneficial Ownership Data Standard (BODS), version 0.4."""

from loaders.bods.loader import LOADER

__all__ = ["LOADER"]
