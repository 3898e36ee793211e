"""`casegraph query`: run the user's own Cypher, or one of the named queries that come with Casegraph."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Annotated, Any

import typer
from rich.table import Table

from casegraph.console import err, make_text, out, print_json
from casegraph.cypher_parameters import CypherParameters, parse_cypher_parameters
from casegraph.open_store import open_store
from casegraph.options import AsJson, StoreUrl
from graph.errors import CasegraphError
from graph.model import number_text
from graph.presentation import pluralise
from graph.store import QueryResult, named_queries


def query(
    cypher: Annotated[
        str | None,
        typer.Argument(metavar="CYPHER", help="The query. It can only read.", show_default=False),
    ] = None,
    name: Annotated[
        str | None, typer.Option("--named", "-n", metavar="NAME", help="Run this named query instead.")
    ] = None,
    list_queries: Annotated[
        bool, typer.Option("--list", help="List the named queries and their parameters.")
    ] = False,
    param: CypherParameters = None,
    limit: Annotated[int, typer.Option(min=1, help="The greatest number of rows.")] = 1000,
    timeout: Annotated[float, typer.Option(min=0.1, help="Seconds after which the query is stopped.")] = 30.0,
    store_url: StoreUrl = None,
    as_json: AsJson = False,
) -> None:
    """Run a query in Cypher, which can only read.

    A query that writes, or that reads files, is refused.

    Examples:

      casegraph query "MATCH (a)-[r:MARRIED_TO]-(b) RETURN a.name, b.name, r.source"

      casegraph query --named claims_of_edge_types --param 'edge_types=["MARRIED_TO"]' --json

      casegraph query --list
    """
    if list_queries:
        _print_queries(as_json)
        return
    if bool(cypher) == bool(name):
        raise CasegraphError(
            "Give either a query or the name of a named query.",
            "`casegraph query --list` lists the named queries.",
        )
    with open_store(store_url, quiet=as_json) as store:
        if cypher:
            result = store.query(cypher, parse_cypher_parameters(param), limit=limit, timeout=timeout)
        else:
            text, parameters = named_queries()[name or ""].render(
                parse_cypher_parameters(param), store.ontology
            )
            result = replace(store.query(text, parameters, limit=limit, timeout=timeout), warnings=())
    if as_json:
        print_json(list(result.dicts()))
    else:
        out.print(_make_table(result))
    for warning in result.warnings:
        err.print(warning, markup=False)
    if result.truncated:
        err.print(f"{result.limit_note} Raise --limit or --timeout to get more.")


def _print_queries(as_json: bool) -> None:
    queries = named_queries()
    if as_json:
        print_json(
            [
                {
                    "name": query.name,
                    "question": query.question,
                    "parameters": dict(query.parameters),
                    "cypher": query.text,
                }
                for query in queries.values()
            ]
        )
        return
    for query in queries.values():
        out.print(make_text(query.name, style="bold"), make_text(query.question))
        for parameter, meaning in query.parameters.items():
            out.print(f"  {parameter}: {meaning}", markup=False)


def _make_table(result: QueryResult) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold")
    for column in result.columns:
        table.add_column(make_text(column), overflow="fold")
    for row in result.rows:
        table.add_row(*(make_text(_cell_text(value)) for value in row))
    table.caption = pluralise(len(result.rows), "row")
    table.caption_justify = "left"
    return table


def _cell_text(value: Any) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else _json_text(value)


def _json_text(value: Any) -> str:
    """Return a value as JSON whose numbers have all their digits and no exponent."""
    if isinstance(value, list):
        return f"[{', '.join(map(_json_text, value))}]"
    if isinstance(value, Mapping):
        return f"{{{', '.join(f'{json.dumps(key)}: {_json_text(item)}' for key, item in value.items())}}}"
    return number_text(value) if isinstance(value, float) else json.dumps(value, ensure_ascii=False)
