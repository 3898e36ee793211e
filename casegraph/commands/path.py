"""`casegraph path`: the shortest path between two entities."""

from __future__ import annotations

from typing import Annotated

import typer

from casegraph.console import make_text, out, print_json
from casegraph.open_store import open_store
from casegraph.options import AsJson, StoreUrl
from casegraph.resolve_name import resolve_name
from casegraph.tie_listing import print_tie
from graph import reading
from graph.errors import CasegraphError
from graph.model import isolate
from graph.presentation import claim_to_json, entity_to_json


def path(
    start: Annotated[str, typer.Argument(metavar="FROM", help="A name or an id.", show_default=False)],
    end: Annotated[str, typer.Argument(metavar="TO", help="A name or an id.", show_default=False)],
    max_length: Annotated[int, typer.Option(min=1, max=12, help="The greatest number of steps.")] = 8,
    store_url: StoreUrl = None,
    as_json: AsJson = False,
) -> None:
    """Print the shortest path between two entities, over claims that are actual and not denied.

    Example:

      casegraph path Paraskevich Nazarbayev
    """
    with open_store(store_url, quiet=as_json) as store:
        ontology = store.ontology
        first, last = resolve_name(store, start), resolve_name(store, end)
        shortest = reading.load_shortest_path(store, first.id, last.id, max_length)
        if shortest is None:
            names = f"{isolate(first.name)} and {isolate(last.name)}"
            raise CasegraphError(f"No path of at most {max_length} steps joins {names}.")
        claims = [claim for step in shortest.steps for claim in step]
        network = reading.load_network_with_complete_ties(store, "path", claims)
    if as_json:
        print_json(
            {
                "entities": [entity_to_json(entity) for entity in shortest.entities],
                "steps": [[claim_to_json(claim, network) for claim in step] for step in shortest.steps],
            }
        )
        return
    out.print(make_text(" - ".join(isolate(entity.name) for entity in shortest.entities), style="bold"))
    for tie in network.ties:
        print_tie(tie, network, ontology)
