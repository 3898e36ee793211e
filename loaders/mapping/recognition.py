"""Recognise a mapping file by its keys."""

from __future__ import annotations

import re

from loaders.input import Sample

_TABLES = re.compile(r"^tables:", re.MULTILINE)
_ENTITIES = re.compile(r"^entities:", re.MULTILINE)
_OTHERS = re.compile(r"^(?:claims|sources|ignore):", re.MULTILINE)


def is_mapping(sample: Sample) -> bool:
    """Return whether a file looks like a mapping of Casegraph, not of FollowTheMoney or a file of a case."""
    if sample.suffix not in {".yaml", ".yml"}:
        return False
    text = sample.text
    return bool(_TABLES.search(text) or (_ENTITIES.search(text) and _OTHERS.search(text)))
