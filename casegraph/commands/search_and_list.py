"""Questions about people and ties that need no Cypher: find, ties, path, disputes."""

from __future__ import annotations

from typing import Annotated

import typer
from rich.text import Text

from casegraph.console import err, out, print_json
from casegraph.exit_codes import Exit
from casegraph.open_store import opened
from casegraph.options import AsJson, StoreUrl
from graph import reading
from graph.derived.network import Network
from graph.derived.ties import STANDINGS, Tie
from graph.errors import CasegraphError
from graph.ontology import Ontology
from graph.presentation.sentences import (
    citation,
    counted,
    dates_in_words,
    dispute_in_words,
    sides_in_words,
    tie_in_words,
    words_of,
)
from graph.presentation.to_json import claim_as_json, dispute_as_json, entity_as_json, tie_as_json

Dataset = Annotated[str | None, typer.Option(metavar="CASE", help="Only of one case of the store.")]


def find(
    text: Annotated[str, typer.Argument(metavar="NAME", help="A name, or part of one.", show_default=False)],
    limit: Annotated[int, typer.Option(min=1, help="How many at most.")] = 10,
    store_url: StoreUrl = None,
    as_json: AsJson = False,
) -> None:
    """Find people, states, organisations, places and events by name, other spellings included.

    Example:

      casegraph find Shalabaeva
    """
    with opened(store_url, quiet=as_json) as store:
        matches = reading.find(store, text, limit)
    if as_json:
        print_json([{**entity_as_json(match.entity), "score": round(match.score, 3)} for match in matches])
    for match in () if as_json else matches:
        entity = match.entity
        also = f" (also {', '.join(entity.aliases)})" if entity.aliases else ""
        line = Text.assemble((entity.name, "bold"), also, f" - {entity.kind}, {entity.id}")
        out.print(line)
    if not matches:
        err.print(Text(f"Nobody and nothing in the store is called {text!r}."))
        raise typer.Exit(Exit.WRONG_INPUT)


def ties(
    who: Annotated[
        str | None, typer.Argument(metavar="[WHO]", help="Only those of someone: a name or an id.")
    ] = None,
    other: Annotated[
        str | None, typer.Argument(metavar="[OTHER]", help="Only those between the two.")
    ] = None,
    types: Annotated[
        list[str] | None,
        typer.Option("--type", "-t", metavar="TYPE", help="Only of a type, such as MARRIED_TO."),
    ] = None,
    standing: Annotated[
        list[str] | None,
        typer.Option(metavar="STANDING", help=f"Only of a standing: {', '.join(STANDINGS)}."),
    ] = None,
    dataset: Dataset = None,
    store_url: StoreUrl = None,
    as_json: AsJson = False,
) -> None:
    """List ties in words, each with its standing and every source that states it.

    Examples:

      casegraph ties Ablyazov --type REQUESTED_EXTRADITION_OF

      casegraph ties --standing alleged
    """
    for one in standing or []:
        if one not in STANDINGS:
            raise CasegraphError(f"{one!r} is no standing.", f"Use one of {', '.join(STANDINGS)}.")
    with opened(store_url, quiet=as_json) as store:
        ontology = store.ontology
        for type_ in types or []:
            if type_ not in ontology.edge_types:
                raise CasegraphError(f"{type_!r} is no declared type of edge.", "See docs/vocabulary.md.")
        ends = {reading.resolve(store, name).id for name in (who, other) if name is not None}
        network = (
            reading.network_around(store, min(ends)) if ends else reading.network_of_case(store, dataset)
        )
    found = [
        tie
        for tie in network.ties
        if ends <= {tie.subject, tie.object}
        and (not types or tie.edge_type in types)
        and (not standing or tie.standing in standing)
    ]
    if as_json:
        print_json([tie_as_json(tie, network, ontology) for tie in found])
        return
    for tie in found:
        _say(tie, network, ontology)
    err.print(counted(len(found), "tie"))


def path(
    start: Annotated[str, typer.Argument(metavar="FROM", help="A name or an id.", show_default=False)],
    end: Annotated[str, typer.Argument(metavar="TO", help="A name or an id.", show_default=False)],
    max_length: Annotated[int, typer.Option(min=1, max=12, help="How many steps at most.")] = 8,
    store_url: StoreUrl = None,
    as_json: AsJson = False,
) -> None:
    """Tell the shortest path between two, step by step, over what is actual and not denied.

    Example:

      casegraph path Paraskevich Nazarbayev
    """
    with opened(store_url, quiet=as_json) as store:
        ontology = store.ontology
        ends = reading.resolve(store, start), reading.resolve(store, end)
        found = reading.shortest_path(store, ends[0].id, ends[1].id, max_length)
        if found is None:
            raise CasegraphError(
                f"No path of at most {max_length} steps joins {ends[0].name} and {ends[1].name}."
            )
        carried = [claim for step in found.steps for claim in step]
        network = reading.network_of_claims(store, "path", carried)
    if as_json:
        print_json(
            {
                "entities": [entity_as_json(entity) for entity in found.entities],
                "steps": [[claim_as_json(claim, network) for claim in step] for step in found.steps],
            }
        )
        return
    out.print(Text(" - ".join(entity.name for entity in found.entities), style="bold"))
    for tie in network.ties:
        _say(tie, network, ontology)


def disputes(dataset: Dataset = None, store_url: StoreUrl = None, as_json: AsJson = False) -> None:
    """List where sources do not agree: by which rule, and who stands on which side.

    Example:

      casegraph disputes
    """
    with opened(store_url, quiet=as_json) as store:
        ontology = store.ontology
        network = reading.network_of_case(store, dataset)
    if as_json:
        print_json([dispute_as_json(dispute, network, ontology) for dispute in network.disputes])
        return
    for dispute in network.disputes:
        out.print(Text(dispute_in_words(dispute, network, ontology), style="bold"))
        for side in sides_in_words(dispute, network):
            out.print(Text(f"  {side}"))
    err.print(counted(len(network.disputes), "dispute"))


def _say(tie: Tie, network: Network, ontology: Ontology) -> None:
    out.print(Text.assemble((tie_in_words(tie, network, ontology), "bold"), f" - {tie.standing}"))
    for claim in tie.claims:
        dates = dates_in_words(claim)
        out.print(Text(f"  {citation(claim, network)}{f' ({dates})' if dates else ''}"))
        if told := words_of(claim):
            out.print(Text(f"    {told}", style="dim"))
