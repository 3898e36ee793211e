"""Claims and disputes as plain values, each with the words and the citation by which one would tell it."""

from __future__ import annotations

from typing import Any

from graph.as_json import claim_as_json, dispute_as_json
from graph.disputes import Dispute
from graph.network import Network
from graph.ontology import Ontology
from graph.records import Claim, PropertyClaim
from graph.words import citation, claim_in_words, dispute_in_words


def told_claim(claim: Claim | PropertyClaim, network: Network, ontology: Ontology) -> dict[str, Any]:
    """Return a claim with its sentence and with who states it where."""
    return {
        **claim_as_json(claim, network),
        "words": claim_in_words(claim, network, ontology),
        "citation": citation(claim, network),
    }


def told_dispute(dispute: Dispute, network: Network, ontology: Ontology) -> dict[str, Any]:
    """Return a dispute with its sentence, and each claim of its sides with who states it where."""
    return {
        **dispute_as_json(dispute, network, ontology),
        "words": dispute_in_words(dispute, network, ontology),
        "sides": [
            {"words": words, "claims": [told_claim(claim, network, ontology) for claim in claims]}
            for words, claims in dispute.sides
        ],
    }
