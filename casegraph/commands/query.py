"""`casegraph query`: a question in Cypher, of your own or one of those that come with Casegraph."""

from __future__ import annotations

import json
from typing import Annotated, Any

import typer
from rich.table import Table
from rich.text import Text

from casegraph.console import err, out, print_json
from casegraph.open_store import opened
from casegraph.options import AsJson, StoreUrl
from casegraph.query_parameters import Parameters, parameters
from graph.errors import CasegraphError
from graph.store import Store
from graph.store.cypher.named_queries import named_queries
from graph.store.cypher.results import Answer, plain


def query(
    cypher: Annotated[
        str | None,
        typer.Argument(metavar="[CYPHER]", help="The query; it can only read.", show_default=False),
    ] = None,
    name: Annotated[
        str | None, typer.Option("--named", "-n", metavar="NAME", help="Ask a named query instead.")
    ] = None,
    listing: Annotated[
        bool, typer.Option("--list", help="List the named queries and their parameters.")
    ] = False,
    param: Parameters = None,
    limit: Annotated[int, typer.Option(min=1, help="How many rows at most.")] = 1000,
    timeout: Annotated[float, typer.Option(min=0.1, help="Seconds after which it is stopped.")] = 30.0,
    store_url: StoreUrl = None,
    as_json: AsJson = False,
) -> None:
    """Ask the store in Cypher. A query can only read; what would write, or read files, is refused.

    Examples:

      casegraph query "MATCH (a)-[r:MARRIED_TO]-(b) RETURN a.name, b.name, r.source"

      casegraph query --named claims_of_types --param 'types=["MARRIED_TO"]' --json

      casegraph query --list
    """
    if listing:
        _list(as_json)
        return
    if bool(cypher) == bool(name):
        raise CasegraphError(
            "Give either a query or the name of one.", "`casegraph query --list` lists the named ones."
        )
    with opened(store_url, quiet=as_json) as store:
        if cypher:
            answer = store.query(cypher, parameters(param), limit=limit, timeout=timeout)
        else:
            answer = _named(store, name or "", param)
    if as_json:
        print_json(list(answer.dicts()))
    else:
        out.print(_table(answer))
    for warning in answer.warnings:
        err.print(warning, markup=False)
    if answer.truncated:
        err.print(f"{answer.note} --limit and --timeout let more through.")


def _named(store: Store, name: str, param: list[str] | None) -> Answer:
    found = store.read(name, **parameters(param))
    rows = tuple(tuple(map(plain, row)) for row in found.rows)
    return Answer(found.columns, rows, found.query, found.text, found.parameters)


def _list(as_json: bool) -> None:
    queries = named_queries()
    if as_json:
        print_json(
            [
                {"name": q.name, "question": q.question, "parameters": dict(q.parameters), "cypher": q.text}
                for q in queries.values()
            ]
        )
        return
    for found in queries.values():
        out.print(Text(found.name, style="bold"), Text(found.question))
        for parameter, meaning in found.parameters.items():
            out.print(f"  {parameter}: {meaning}", markup=False)


def _table(answer: Answer) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold")
    for column in answer.columns:
        table.add_column(Text(column), overflow="fold")
    for row in answer.rows:
        table.add_row(*(Text(_cell(value)) for value in row))
    table.caption = f"{len(answer.rows)} row{'' if len(answer.rows) == 1 else 's'}"
    table.caption_justify = "left"
    return table


def _cell(value: Any) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
