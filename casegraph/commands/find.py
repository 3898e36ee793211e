"""`casegraph find`: search for entities by name."""

from __future__ import annotations

from typing import Annotated

import typer

from casegraph.console import err, make_text, out, print_json
from casegraph.exit_codes import ExitCode
from casegraph.open_store import open_store
from casegraph.options import AsJson, StoreUrl
from graph import reading
from graph.model import Entity, isolate
from graph.presentation import entity_to_json


def find(
    text: Annotated[
        str, typer.Argument(metavar="NAME", help="A name, or a part of one.", show_default=False)
    ],
    limit: Annotated[int, typer.Option(min=1, help="The greatest number of results.")] = 10,
    store_url: StoreUrl = None,
    as_json: AsJson = False,
) -> None:
    """Find people, states, organisations, places and events by name, also by other spellings.

    Example:

      casegraph find Shalabaeva
    """
    with open_store(store_url, quiet=as_json) as store:
        # One more than is printed, to know whether there are more.
        matches = reading.find_entities(store, text, limit + 1)
    has_more, matches = len(matches) > limit, matches[:limit]
    if as_json:
        print_json([{**entity_to_json(match.entity), "score": round(match.score, 3)} for match in matches])
    else:
        for match in matches:
            _print_entity(match.entity)
    if has_more:
        err.print("More names match. Raise --limit to see them, or write more of the name.")
    if not matches:
        err.print(make_text(f"No entity of the store is called {text!r}."))
        raise typer.Exit(ExitCode.WRONG_INPUT)


def _print_entity(entity: Entity) -> None:
    aliases = f" (also {', '.join(map(isolate, entity.aliases))})" if entity.aliases else ""
    out.print(make_text((isolate(entity.name), "bold"), aliases, f" - {entity.kind}, {entity.id}"))
