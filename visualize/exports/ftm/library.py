"""The library followthemoney, an optional extra: it cleans values, and knows which ends schemata allow."""

from __future__ import annotations

import importlib
from collections.abc import Mapping
from functools import cache
from typing import Any

from graph.errors import CasegraphError
from graph.ftm import Codes


def import_library() -> Any:
    """Return the library.

    Raises:
        CasegraphError: it is not installed, or cannot be loaded.
    """
    try:
        return importlib.import_module("followthemoney")
    except ImportError as error:
        raise CasegraphError(
            f"Writing FollowTheMoney needs the library followthemoney, which cannot be loaded: {error}.",
            "Install it with `pip install 'casegraph[ftm]'`.",
        ) from error


@cache
def codes_by_name(codes: Codes) -> Mapping[str, str]:
    """Return the codes of countries or topics by their English names."""
    names: Mapping[str, str] = getattr(import_library().registry, codes).names
    return {name: code for code, name in names.items()}


class ProxyBuilder:
    """Makes entities of FollowTheMoney, with values that the library accepts.

    Args:
        schema: the name of the schema.
    """

    def __init__(self, id_: str, schema: str) -> None:
        library = import_library()
        data = {"id": id_, "schema": schema, "properties": {}}
        self._proxy: Any = library.ValueEntity.from_dict(data, cleaned=False)

    def add(self, name: str, value: str) -> bool:
        """Add a value to a property; return whether the library accepts it."""
        before = len(self._proxy.get(name, quiet=True))
        self._proxy.add(name, value, quiet=True)
        return len(self._proxy.get(name, quiet=True)) > before or value in self._proxy.get(name, quiet=True)

    def to_dict(self) -> dict[str, Any]:
        """Return the entity as it is written."""
        data = self._proxy.to_dict()
        return {"id": data["id"], "schema": data["schema"], "properties": data["properties"]}


@cache
def allows_end(schema: str, property_: str, end_schema: str) -> bool:
    """Return whether a property may name an entity of a schema, or of one that is more precise.

    What owns is said of a company, which is an asset there; an organisation here may be one.
    """
    model = import_library().model
    range_ = model.get(schema).get(property_).range
    end = model.get(end_schema)
    return range_ is None or any(each.is_a(range_) for each in (end, *end.descendants))
