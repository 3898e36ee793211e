"""The library followthemoney, which is an optional extra: it rests on ICU, which pip builds with a compiler.

It is imported when a file of this format is opened, and by no module of this package, so that the others load
and `casegraph --help` answers without it.
"""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from graph.errors import CasegraphError
from graph.ftm import Codes

_HINT = (
    "Install it with `pip install 'casegraph[ftm]'`. It needs a C++ compiler and the headers of ICU "
    "(Debian: libicu-dev and pkg-config; macOS: `brew install icu4c`)."
)


def import_library(module: str = "followthemoney") -> Any:
    """Return a module of the library.

    Raises:
        CasegraphError: it is not installed, or cannot be loaded.
    """
    try:
        return importlib.import_module(module)
    except ImportError as error:
        raise CasegraphError(
            f"Reading FollowTheMoney needs the library followthemoney, which cannot be loaded: {error}.",
            _HINT,
        ) from error


@dataclass(frozen=True)
class CodeNames:
    """The English names of the codes that properties of FollowTheMoney have as values."""

    names: Mapping[Codes, Mapping[str, str]]

    def get(self, codes: Codes, code: str) -> str:
        """Return the name of a code, or the code itself where it has none."""
        return self.names[codes].get(code, code)


def load_code_names() -> CodeNames:
    """Return the names of countries and topics.

    Raises:
        CasegraphError: the library cannot be loaded.
    """
    registry = import_library().registry
    return CodeNames({"country": dict(registry.country.names), "topic": dict(registry.topic.names)})
