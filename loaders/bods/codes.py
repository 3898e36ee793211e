"""The words for the codes of the standard, from `codes.yaml`."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from pathlib import Path

from graph.yaml_files import FileModel, parse_model, read_yaml

_CAPITAL = re.compile(r"(?<=[a-z0-9])(?=[A-Z])")


class Reason(FileModel):
    """Why a party is not given.

    Args:
        words: the reason.
        exists: whether the reason says that there is such a party.
    """

    words: str
    exists: bool = False


class Codes(FileModel):
    """All lists of codes."""

    ownership: frozenset[str]
    interests: Mapping[str, str]
    how: Mapping[str, str]
    entity_types: Mapping[str, str]
    entity_subtypes: Mapping[str, str]
    unnamed: Mapping[str, str]
    reasons: Mapping[str, Reason]
    sources: Mapping[str, str]
    addresses: Mapping[str, str]
    identifiers: Mapping[str, str]
    security_identifiers: Mapping[str, str]


@cache
def load_codes() -> Codes:
    """Return the lists of codes."""
    codes, mistakes = parse_model(Codes, read_yaml(Path(__file__).with_suffix(".yaml")))
    if codes is None:
        raise ValueError("; ".join(map(str, mistakes)))
    return codes


def split_code(code: str) -> str:
    """Return a code that is in no list as words: "goldenShare" is "golden share"."""
    return _CAPITAL.sub(" ", code).lower()
