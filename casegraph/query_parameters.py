"""Parameters of queries as they are typed: `--param name=value`."""

from __future__ import annotations

import json
from typing import Annotated, Any

import typer

from graph.errors import CasegraphError

Parameters = Annotated[
    list[str] | None,
    typer.Option(
        "--param",
        "-p",
        metavar="NAME=VALUE",
        help="A parameter of the query; a number or a JSON list is read as such.",
    ),
]


def parameters(given: list[str] | None) -> dict[str, Any]:
    """Return parameters by name; a value that is JSON is read as such, any other is text.

    Raises:
        CasegraphError: one has no name or no equals sign.
    """
    found: dict[str, Any] = {}
    for one in given or []:
        name, equals, value = one.partition("=")
        if not name or not equals:
            raise CasegraphError(f"{one!r} is no parameter.", "Write --param NAME=VALUE.")
        found[name] = _value(value)
    return found


def _value(text: str) -> Any:
    try:
        return json.loads(text)
    except ValueError:
        return text
