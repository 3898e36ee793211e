"""One entity, and to whom it is tied."""

from __future__ import annotations

from collections import Counter
from typing import Annotated, Any

from fastapi import APIRouter, Query, Response

from api.dependencies import TheOntology, TheStore
from api.errors import problems
from api.models.entities import NeighbourCounts, Neighbours, WholeEntity
from api.query_parameters import EntityId, TheFilter, ThePage
from api.responses import answer
from api.routing.retry_route import SteadyRoute
from api.serializers.neighbours import names_of, neighbours_as_json, ties_of, together
from api.serializers.versions import annotation_as_json
from graph.ontology import Ontology
from graph.presentation.to_json import claim_as_json, dispute_as_json, entity_as_json
from graph.reading import Filter, entity
from graph.reading.neighbours import (
    STANDINGS_UP_TO,
    Stretch,
    acts_of,
    bodies_of,
    neighbour_counts,
    neighbours,
)
from graph.reading.neighbours import Neighbours as Found
from graph.reading.networks import said_of
from graph.reading.versions import annotations_of

router = APIRouter(prefix="/api", tags=["entities"], route_class=SteadyRoute)


@router.get(
    "/entities/{id:path}/neighbours",
    operation_id="list_neighbours",
    summary="To whom is someone tied, and how?",
    response_model=Neighbours,
    responses=problems(404, 422, 503),
)
def list_neighbours(
    store: TheStore, ontology: TheOntology, id: EntityId, wanted: TheFilter, page: ThePage
) -> Response:
    """List those to whom an entity is tied, those with the most claims first, then by name.

    A tie is shown where one of its claims fits all that is asked of claims, and then with all its claims,
    since its standing is that of all of them. Choosing by standing is possible where up to 5,000 claims fit
    the rest.
    """
    found = neighbours(store, [id], wanted, Stretch(page.offset, page.limit))
    if not found.total:
        entity(store, id)
    return answer(store, {**page.told(found.total), **neighbours_as_json(found, ontology)})


@router.get(
    "/entities/{id:path}/counts",
    operation_id="count_neighbours",
    summary="How much is said of someone's ties?",
    response_model=NeighbourCounts,
    responses=problems(404, 422, 503),
)
def count_neighbours(store: TheStore, ontology: TheOntology, id: EntityId, wanted: TheFilter) -> Response:
    """Count the claims that join an entity to others, by type and direction, kind and family.

    Ties are counted by standing as well, where no more than 5,000 claims fit.
    """
    found = neighbour_counts(store, id, wanted)
    if not found.claims:
        entity(store, id)
    families: Counter[str] = Counter()
    types = []
    for (type_, direction), claims in found.types.items():
        edge_type = ontology.edge_types[type_]
        families[edge_type.family] += claims
        reads = edge_type.backward if direction == "incoming" else edge_type.forward
        types.append(
            {
                "type": type_,
                "direction": direction,
                "reads": reads,
                "family": edge_type.family,
                "claims": claims,
            }
        )
    note = f"Standings are counted up to {STANDINGS_UP_TO:,} claims." if found.standings is None else ""
    return answer(
        store,
        {
            "claims": found.claims,
            "types": types,
            "kinds": [{"kind": kind, "claims": claims} for kind, claims in sorted(found.kinds.items())],
            "families": [{"family": one, "claims": claims} for one, claims in sorted(families.items())],
            "standings": found.standings,
            "standings_note": note,
        },
    )


@router.get(
    "/entities/{id:path}",
    operation_id="get_entity",
    summary="Who is this, and what is said of him, her or it?",
    response_model=WholeEntity,
    responses=problems(404, 422, 503),
)
def get_entity(
    store: TheStore,
    ontology: TheOntology,
    id: EntityId,
    page: ThePage,
    bodies: Annotated[
        int, Query(ge=0, le=1_000, description="For a State: of how many others to say what its bodies did.")
    ] = 20,
) -> Response:
    """Say all that is said of one entity: its ties, what sources claim of its properties, where they differ.

    The ties are those to a page of its neighbours, who come in the same order as in their own list; `others`
    says how many there are. For a State `bodies` says what its courts, police and ministries did: those are
    their ties and not the State's own. What was done to them is in their own entities.
    """
    about = said_of(store, id)
    found = neighbours(store, [id], Filter(), Stretch(page.offset, page.limit))
    named = [names_of(found, ontology), about.network]
    of_state: dict[str, Any] = {}
    if about.entity.kind == "State":
        theirs = bodies_of(store, id)
        acts = acts_of(store, theirs, bodies)
        named += [names_of(acts, ontology)]
        of_state = {"bodies": _bodies(theirs, acts, ontology)}
    return answer(
        store,
        {
            "entity": entity_as_json(about.entity),
            "claims": found.claims,
            "others": page.told(found.total),
            "ties": ties_of(found, ontology),
            "property_claims": [
                claim_as_json(claim, about.network) for claim in about.network.property_claims
            ],
            "differing": [
                dispute_as_json(dispute, about.network, ontology) for dispute in about.network.disputes
            ],
            **of_state,
            "annotations": [annotation_as_json(note) for note in annotations_of(store, "entity", [id])],
            "names": together(named),
        },
    )


def _bodies(ids: list[str], acts: Found, ontology: Ontology) -> dict[str, Any]:
    return {
        "ids": ids,
        "claims": acts.claims,
        "others": {"total": acts.total, "shown": len(acts.page)},
        "ties": ties_of(acts, ontology),
    }
