"""Parameters of queries as a user types them: `--param NAME=VALUE`."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from graph.errors import CasegraphError
from graph.json_text import JsonSyntaxError, RefusedJsonError, parse_json

CypherParameters = Annotated[
    list[str] | None,
    typer.Option(
        "--param",
        "-p",
        metavar="NAME=VALUE",
        help="A parameter of the query. A number or a JSON list is read as such, any other value as text.",
    ),
]


def parse_cypher_parameters(texts: list[str] | None) -> dict[str, Any]:
    """Return the values of parameters by name. A value that is JSON is read as such, any other as text.

    Args:
        texts: each a `NAME=VALUE`; None for no parameters.

    Raises:
        CasegraphError: a text has no name or no equals sign, a name is given twice, or a value is JSON that
            exceeds a limit or has a key twice.
    """
    parameters: dict[str, Any] = {}
    for text in texts or []:
        name, equals_sign, value = text.partition("=")
        if not name or not equals_sign:
            raise CasegraphError(f"{text!r} is not a parameter.", "Write --param NAME=VALUE.")
        if name in parameters:
            raise CasegraphError(
                f"--param {name} is given twice.", "Give each parameter once; a list is JSON."
            )
        parameters[name] = _parse_value(name, value)
    return parameters


def _parse_value(name: str, text: str) -> Any:
    try:
        return parse_json(text)
    except JsonSyntaxError:
        return text
    except RefusedJsonError as error:
        raise CasegraphError(f"--param {name}: {error.message}", error.hint) from None
