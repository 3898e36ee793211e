"""`casegraph ties`: list ties as sentences, with their sources."""

from __future__ import annotations

from typing import Annotated

import typer

from casegraph.console import err, print_json
from casegraph.open_store import open_store
from casegraph.options import AsJson, Dataset, StoreUrl
from casegraph.resolve_name import resolve_name
from casegraph.tie_listing import print_tie
from graph import reading
from graph.derived import STANDINGS, TieFilter
from graph.errors import CasegraphError
from graph.presentation import pluralise, tie_to_json


def ties(
    entity: Annotated[
        str | None, typer.Argument(metavar="ENTITY", help="Only the ties of this entity: a name or an id.")
    ] = None,
    second_entity: Annotated[
        str | None,
        typer.Argument(metavar="SECOND_ENTITY", help="Only the ties between the two: a name or an id."),
    ] = None,
    edge_types: Annotated[
        list[str] | None,
        typer.Option("--type", "-t", metavar="TYPE", help="Only ties of this type, such as MARRIED_TO."),
    ] = None,
    standings: Annotated[
        list[str] | None,
        typer.Option(
            "--standing", metavar="STANDING", help=f"Only ties of this standing: {', '.join(STANDINGS)}."
        ),
    ] = None,
    dataset: Dataset = None,
    store_url: StoreUrl = None,
    as_json: AsJson = False,
) -> None:
    """List ties as sentences, each with its standing and every source that states it.

    Examples:

      casegraph ties Ablyazov --type REQUESTED_EXTRADITION_OF

      casegraph ties --standing alleged
    """
    _require_standings(standings)
    with open_store(store_url, quiet=as_json) as store:
        ontology = store.ontology
        TieFilter(edge_types=tuple(edge_types or ())).allowed_edge_types(ontology)
        if dataset is not None:
            reading.require_dataset(store, dataset)
        names = [name for name in (entity, second_entity) if name is not None]
        entity_ids = {resolve_name(store, name).id for name in names}
        if entity_ids:
            network = reading.load_neighbourhood_network(store, min(entity_ids))
        else:
            network = reading.load_network_of_dataset(store, dataset)
    matches = [
        tie
        for tie in network.ties
        if entity_ids <= {tie.subject, tie.object}
        and (not edge_types or tie.edge_type in edge_types)
        and (not standings or tie.standing in standings)
    ]
    if as_json:
        print_json([tie_to_json(tie, network, ontology) for tie in matches])
        return
    for tie in matches:
        print_tie(tie, network, ontology)
    err.print(pluralise(len(matches), "tie"))


def _require_standings(words: list[str] | None) -> None:
    for word in words or []:
        if word not in STANDINGS:
            raise CasegraphError(f"{word!r} is not a standing.", f"Use one of {', '.join(STANDINGS)}.")
