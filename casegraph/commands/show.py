"""`casegraph show`: a picture of a part of the store, as one page that works offline."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from casegraph.browser import open_in_browser
from casegraph.console import out
from casegraph.cypher_parameters import CypherParameters, parse_cypher_parameters
from casegraph.open_store import open_store
from casegraph.options import OVERWRITE_HINT, Dataset, OpenBrowser, Overwrite, StoreUrl
from casegraph.resolve_name import resolve_name
from graph.derived import Network
from graph.errors import CasegraphError
from graph.model import isolate
from graph.output_files import check_output_file, find_free_name
from graph.presentation import pluralise
from graph.reading import (
    load_neighbourhood_network,
    load_network_between,
    load_network_of_dataset,
    load_network_of_query,
)
from graph.store import Store
from visualize import write_page

DEFAULT_PAGE = Path("casegraph.html")


def show(
    entity: Annotated[
        str | None, typer.Argument(metavar="ENTITY", help="The entity in the middle: a name or an id.")
    ] = None,
    second_entity: Annotated[
        str | None,
        typer.Argument(
            metavar="SECOND_ENTITY", help="A second entity, to draw what joins the two: a name or an id."
        ),
    ] = None,
    query: Annotated[
        str | None,
        typer.Option("--query", "-q", metavar="CYPHER", help="Draw the result of this query."),
    ] = None,
    param: CypherParameters = None,
    hops: Annotated[
        int, typer.Option(min=1, max=4, help="The number of steps to draw around the entity in the middle.")
    ] = 1,
    dataset: Dataset = None,
    output: Annotated[
        Path | None,
        typer.Option(
            "--output",
            "-o",
            metavar="FILE",
            help="The file to write. Without it, casegraph.html here, or casegraph-2.html if that exists.",
        ),
    ] = None,
    overwrite: Overwrite = False,
    store_url: StoreUrl = None,
    open_browser: OpenBrowser = True,
) -> None:
    """Write a page with a picture of an entity, of two and what joins them, of a query, or of a case.

    Without any of these, the picture shows everything in the store. The page is one file, works offline, and
    has the source of every edge.

    Examples:

      casegraph show "Mukhtar Ablyazov"

      casegraph show Paraskevich Nazarbayev -o path.html

      casegraph show --query "MATCH p = (:State)-[:REQUESTED_EXTRADITION_OF]->() RETURN p"
    """
    if query and (entity or dataset):
        raise CasegraphError("--query cannot be combined with an entity or with --dataset.")
    page = output or find_free_name(DEFAULT_PAGE)
    check_output_file(page, overwrite=overwrite, hint=OVERWRITE_HINT)
    with open_store(store_url) as store:
        if query:
            network = _load_query_network(store, query, param)
        elif entity is None:
            network = _load_case_network(store, dataset)
        elif second_entity is None:
            network = load_neighbourhood_network(store, resolve_name(store, entity).id, hops)
        else:
            network = _load_network_between(store, entity, second_entity)
        write_page(network, store.ontology, page, overwrite=overwrite)
    counts = f"{pluralise(len(network.shown_ids), 'entity')}, {pluralise(len(network.ties), 'tie')}"
    out.print(f"{isolate(network.title)}: {counts}, in {page}", markup=False)
    if open_browser:
        open_in_browser(page.resolve().as_uri())


def _load_query_network(store: Store, query: str, param: list[str] | None) -> Network:
    network = load_network_of_query(store, query, parse_cypher_parameters(param))
    if not network.shown_ids:
        raise CasegraphError(
            "The query returned no node and no relationship to draw.",
            "Return them: RETURN a, r, b, or RETURN p.",
        )
    return network


def _load_case_network(store: Store, dataset: str | None) -> Network:
    network = load_network_of_dataset(store, dataset)
    if not network.shown_ids:
        raise CasegraphError(
            "There is nothing in the store to draw.",
            "`casegraph load CASE` loads a case, `casegraph demo` the bundled one.",
        )
    return network


def _load_network_between(store: Store, name: str, second_name: str) -> Network:
    first, second = resolve_name(store, name), resolve_name(store, second_name)
    network = load_network_between(store, first.id, second.id)
    if not network.ties and first != second:
        raise CasegraphError(f"Nothing in the store joins {isolate(first.name)} and {isolate(second.name)}.")
    return network
