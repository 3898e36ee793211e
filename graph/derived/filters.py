"""Filters of ties: by edge type, kind, source, stance, date and standing.

A tie matches a filter if one of its claims fulfils all conditions on claims. The tie then keeps all its
claims, because some of them alone would have another standing.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from typing import Any

from graph.derived.attribution import AttributionContext
from graph.derived.claim_dates import said_span, valid_span
from graph.derived.ties import Standing
from graph.errors import QueryRefusedError
from graph.model import AnyClaim, Claim, ClaimSummary, DateSpan, is_out_of_order, spans_disjoint, to_utc
from graph.ontology import (
    Ontology,
    describe_unknown_edge_type,
    describe_unknown_family,
    describe_unknown_kind,
)


@dataclass(frozen=True)
class TieFilter:
    """Conditions on ties; a field that is empty is no condition.

    Args:
        edge_types, families: edge types, and families of edge types.
        kinds: kinds of the entity at the far end of the tie; of both, where neither is the centre.
        sources, stances, modes: of a claim.
        standings: of the tie.
        valid_from, valid_until: dates as precise as needed (see `graph.model.dates`); the claim was true at
            some time between them.
        said_from, said_until: the same for when it was said, or its source was published.

    A claim without a date does not fulfil a condition on that date.
    """

    edge_types: tuple[str, ...] = ()
    families: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    stances: tuple[str, ...] = ()
    modes: tuple[str, ...] = ()
    standings: tuple[str, ...] = ()
    valid_from: str | None = None
    valid_until: str | None = None
    said_from: str | None = None
    said_until: str | None = None

    def __post_init__(self) -> None:
        """Refuse conditions that no claim can fulfil.

        Raises:
            QueryRefusedError: a span of dates ends before it begins.
        """
        for time_axis, (start, end) in (("valid", self.valid_period), ("said", self.said_period)):
            if is_out_of_order(start, end):
                raise QueryRefusedError(
                    f"`{time_axis}_until` ({end}) is before `{time_axis}_from` ({start}).",
                    "Change one of them.",
                )

    @property
    def valid_period(self) -> DateSpan:
        """The span in which a claim must have been true."""
        return self.valid_from, self.valid_until

    @property
    def said_period(self) -> DateSpan:
        """The span in which a claim must have been said."""
        return self.said_from, self.said_until

    def allowed_edge_types(self, ontology: Ontology) -> tuple[str, ...] | None:
        """Return the edge types that match, or None if all do.

        Raises:
            QueryRefusedError: an edge type, family or kind is not declared, or none of the edge types belongs
                to any of the families.
        """
        _require_declared(self.edge_types, ontology.edge_types, describe_unknown_edge_type, ontology)
        _require_declared(self.families, ontology.families, describe_unknown_family, ontology)
        _require_declared(self.kinds, ontology.kinds, describe_unknown_kind, ontology)
        if not self.edge_types and not self.families:
            return None
        allowed = tuple(
            edge_type.id
            for edge_type in ontology.edge_types.values()
            if (not self.edge_types or edge_type.id in self.edge_types)
            and (not self.families or edge_type.family in self.families)
        )
        if not allowed:
            raise QueryRefusedError(
                "None of the requested edge types belongs to a requested family.", "Leave out one of the two."
            )
        return allowed

    def cypher_parameters(self) -> dict[str, Any]:
        """Return the parameters of the queries that filter claims; what is empty is no condition there."""
        return {
            "kinds": list(self.kinds),
            "sources": list(self.sources),
            "stances": list(self.stances),
            "modes": list(self.modes),
            "valid_from": to_utc(self.valid_from or ""),
            "valid_until": to_utc(self.valid_until or ""),
            "said_from": to_utc(self.said_from or ""),
            "said_until": to_utc(self.said_until or ""),
        }

    def matches(
        self, standing: Standing, claims: Iterable[Claim | ClaimSummary], context: AttributionContext
    ) -> bool:
        """Return whether a tie with this standing and these claims matches, edge types and kinds aside."""
        return (not self.standings or standing in self.standings) and any(
            self.matches_claim(claim, context) for claim in claims
        )

    def matches_claim(self, claim: AnyClaim | ClaimSummary, context: AttributionContext) -> bool:
        """Return whether a claim fulfils all conditions on claims."""
        return (
            (not self.sources or claim.source in self.sources)
            and (not self.stances or claim.stance in self.stances)
            and (not self.modes or claim.mode in self.modes)
            and _spans_match(valid_span(claim), self.valid_period)
            and _spans_match(said_span(claim, context), self.said_period)
        )


def _require_declared(
    names: Iterable[str],
    declared: Collection[str],
    describe_unknown: Callable[[str, Ontology], str],
    ontology: Ontology,
) -> None:
    for name in names:
        if name not in declared:
            raise QueryRefusedError(f"{describe_unknown(name, ontology)}.", "See docs/vocabulary.md.")


def _spans_match(span: DateSpan, condition: DateSpan) -> bool:
    if condition == (None, None):
        return True
    return span != (None, None) and not spans_disjoint(span, condition)
