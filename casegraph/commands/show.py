"""`casegraph show`: a picture of part of the store, as one page that works offline."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from casegraph.console import out
from casegraph.open_store import opened
from casegraph.options import OpenBrowser, Output, StoreUrl
from casegraph.query_parameters import Parameters, parameters
from casegraph.server import has_desktop
from graph.derived.network import Network
from graph.errors import CasegraphError
from graph.presentation.sentences import counted
from graph.reading import network_around, network_between, network_of_case, network_of_query, resolve
from graph.store import Store
from visualize import write_page

DEFAULT = Path("casegraph.html")


def show(
    who: Annotated[
        str | None, typer.Argument(metavar="[WHO]", help="The one in the middle: a name or an id.")
    ] = None,
    other: Annotated[
        str | None, typer.Argument(metavar="[OTHER]", help="Another: what lies between the two.")
    ] = None,
    query: Annotated[
        str | None,
        typer.Option("--query", "-q", metavar="CYPHER", help="Draw what a query of your own returns."),
    ] = None,
    param: Parameters = None,
    hops: Annotated[int, typer.Option(min=1, max=4, help="How many steps around the one in the middle.")] = 1,
    dataset: Annotated[str | None, typer.Option(metavar="CASE", help="Draw one case of the store.")] = None,
    output: Output = None,
    store_url: StoreUrl = None,
    open_browser: OpenBrowser = True,
) -> None:
    """Write a page with the picture: around someone, between two, of a query, of a case or of everything.

    The page is one file, works without a network, and holds the source of every edge.

    Examples:

      casegraph show "Mukhtar Ablyazov"

      casegraph show Paraskevich Nazarbayev -o path.html

      casegraph show --query "MATCH p = (:State)-[:REQUESTED_EXTRADITION_OF]->() RETURN p"
    """
    if query and (who or dataset):
        raise CasegraphError("A picture is either around someone or of a query, not both.")
    page = output or DEFAULT
    with opened(store_url) as store:
        network = _of_query(store, query, param) if query else _network(store, who, other, hops, dataset)
        _write(network, store, page)
    counts = f"{counted(len(network.shown), 'entity')}, {counted(len(network.ties), 'tie')}"
    out.print(f"{network.title}: {counts}, in {page}", markup=False)
    if open_browser and has_desktop():
        typer.launch(page.resolve().as_uri())


def _of_query(store: Store, query: str, param: list[str] | None) -> Network:
    network = network_of_query(store, query, parameters(param))
    if not network.shown:
        raise CasegraphError(
            "The query returned no node and no relationship to draw.",
            "Return them: RETURN a, r, b, or RETURN p.",
        )
    return network


def _network(store: Store, who: str | None, other: str | None, hops: int, dataset: str | None) -> Network:
    if who is None:
        network = network_of_case(store, dataset)
        if not network.shown:
            raise CasegraphError(
                "There is nothing in the store to draw.",
                "`casegraph load CASE` loads a case, `casegraph demo` the bundled one.",
            )
        return network
    if other is None:
        return network_around(store, resolve(store, who).id, hops)
    ends = resolve(store, who), resolve(store, other)
    network = network_between(store, ends[0].id, ends[1].id)
    if not network.ties and ends[0] != ends[1]:
        raise CasegraphError(f"Nothing in the store joins {ends[0].name} and {ends[1].name}.")
    return network


def _write(network: Network, store: Store, page: Path) -> None:
    try:
        write_page(network, store.ontology, page)
    except OSError as error:
        raise CasegraphError(f"The page cannot be written to {page}: {error.strerror}.") from None
