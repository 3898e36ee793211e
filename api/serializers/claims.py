"""A claim with all that concerns its standing, and as the body of a request that writes the same claim."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from api.models.edits import NewClaimInput, NewPropertyClaimInput
from api.serializers.annotations import annotation_to_json
from api.serializers.versions import version_attributes
from graph.derived import Network, Tie
from graph.model import Claim
from graph.ontology import Ontology
from graph.presentation import claim_to_json, network_names_to_json, tie_sentence
from graph.reading import load_annotations, load_claim, load_latest_version, load_network_of_single_claim
from graph.store import Store


def load_claim_detail(store: Store, id_: str) -> dict[str, Any]:
    """Return a claim or property claim of any dataset, with its ties, version and annotations.

    Raises:
        NotFoundError: there is no claim of this id.
    """
    claim = load_claim(store, id_)
    network = load_network_of_single_claim(store, claim)
    ties = [tie for tie in network.ties if any(of_tie.id == id_ for of_tie in tie.claims)]
    version = load_latest_version(store, "claim", id_)
    as_json = claim_to_json(claim, network)
    return {
        "claim": as_json,
        "edit_body": make_edit_body(as_json, version.number if version else None),
        "ties": [
            _tie_standing(tie, network, store.ontology) for tie in (ties if isinstance(claim, Claim) else ())
        ],
        **(version_attributes(version) if version else {}),
        "annotations": [
            annotation_to_json(annotation) for annotation in load_annotations(store, "claim", [id_])
        ],
        "names": network_names_to_json(network),
    }


def make_edit_body(claim: Mapping[str, Any], version: int | None) -> dict[str, Any]:
    """Return the body of a request that writes the same claim: by PUT with a version, else by POST.

    Args:
        claim: as `graph.presentation.to_json.claim_to_json` returns it.
        version: the current version of an analysts' claim; None for a claim of a case.
    """
    model = NewClaimInput if "edge_type" in claim else NewPropertyClaimInput
    values = {name: claim[name] for name in model.model_fields if name in claim}
    return values if version is None else {**values, "version": version}


def _tie_standing(tie: Tie, network: Network, ontology: Ontology) -> dict[str, Any]:
    return {
        "id": tie.id,
        "standing": tie.standing,
        "mode": tie.mode,
        "sentence": tie_sentence(tie, network, ontology),
        "claim_count": len(tie.claims),
    }
