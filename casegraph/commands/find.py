"""`casegraph find`: search for entities by name or by a number of a register."""

from __future__ import annotations

from typing import Annotated, Any

import typer

from casegraph.console import err, make_text, out, print_json
from casegraph.exit_codes import ExitCode
from casegraph.open_store import open_store
from casegraph.options import AsJson, StoreUrl
from graph import reading
from graph.model import isolate
from graph.ontology import Ontology
from graph.presentation import entity_to_json, identifiers_to_json


def find(
    text: Annotated[
        str,
        typer.Argument(
            metavar="NAME", help="A name or a part of one, or a number of a register.", show_default=False
        ),
    ],
    limit: Annotated[int, typer.Option(min=1, help="The greatest number of results.")] = 10,
    store_url: StoreUrl = None,
    as_json: AsJson = False,
) -> None:
    """Find people, states, organisations, places and events by name, also by other spellings.

    A passport, tax or registration number and other identifiers are found as well, whatever their capitals,
    spaces and hyphens.

    Example:

      casegraph find Shalabaeva
    """
    with open_store(store_url, quiet=as_json) as store:
        # One more than is printed, to know whether there are more.
        matches = reading.find_entities(store, text, limit + 1)
    has_more, matches = len(matches) > limit, matches[:limit]
    if as_json:
        print_json([_to_json(match) for match in matches])
    else:
        for match in matches:
            _print_match(match, store.ontology)
    if has_more:
        err.print("More names match. Raise --limit to see them, or write more of the name.")
    if not matches:
        err.print(make_text(f"No entity of the store is called {text!r}."))
        raise typer.Exit(ExitCode.WRONG_INPUT)


def _print_match(match: reading.Match, ontology: Ontology) -> None:
    entity = match.entity
    aliases = f" (also {', '.join(map(isolate, entity.aliases))})" if entity.aliases else ""
    identifiers = {f"{ontology.properties[c.property].label} {c.value}": None for c in match.identifiers}
    found_by = f"; {', '.join(map(isolate, identifiers))}" if identifiers else ""
    out.print(make_text((isolate(entity.name), "bold"), aliases, f" - {entity.kind}, {entity.id}", found_by))


def _to_json(match: reading.Match) -> dict[str, Any]:
    found = {**entity_to_json(match.entity), "score": round(match.score, 3)}
    if match.identifiers:
        found["identifiers"] = identifiers_to_json(match.identifiers)
    return found
