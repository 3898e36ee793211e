"""`casegraph query`: run the user's own Cypher, or one of the named queries that come with Casegraph."""

from __future__ import annotations

import json
from dataclasses import replace
from typing import Annotated, Any

import typer
from rich.table import Table
from rich.text import Text

from casegraph.console import err, out, print_json
from casegraph.cypher_parameters import CypherParameters, parse_cypher_parameters
from casegraph.open_store import open_store
from casegraph.options import AsJson, StoreUrl
from graph.errors import CasegraphError
from graph.presentation import pluralise
from graph.store import QueryResult, Store, named_queries, to_json_value


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
            result = _run_named_query(store, name or "", param)
    if as_json:
        print_json(list(result.dicts()))
    else:
        out.print(_make_table(result))
    for warning in result.warnings:
        err.print(warning, markup=False)
    if result.truncated:
        err.print(f"{result.limit_note} Raise --limit or --timeout to get more.")


def _run_named_query(store: Store, name: str, param: list[str] | None) -> QueryResult:
    result = store.read(name, **parse_cypher_parameters(param))
    return replace(result, rows=tuple(tuple(map(to_json_value, row)) for row in result.rows))


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
        out.print(Text(query.name, style="bold"), Text(query.question))
        for parameter, meaning in query.parameters.items():
            out.print(f"  {parameter}: {meaning}", markup=False)


def _make_table(result: QueryResult) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold")
    for column in result.columns:
        table.add_column(Text(column), overflow="fold")
    for row in result.rows:
        table.add_row(*(Text(_cell_text(value)) for value in row))
    table.caption = pluralise(len(result.rows), "row")
    table.caption_justify = "left"
    return table


def _cell_text(value: Any) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
