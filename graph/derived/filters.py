"""Which ties are wanted: by type, family, date, source, stance, standing. Pure.

A tie is wanted where one of its claims fits all that is asked of claims; it is then shown whole, with every
claim that it has, since a part of them would show another standing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from graph.derived.attribution import Background
from graph.derived.ties import Standing
from graph.errors import QueryRefusedError
from graph.model.claim_summary import LightClaim
from graph.model.dates import apart, normal, out_of_order
from graph.model.records import Claim, PropertyClaim
from graph.ontology import Ontology


@dataclass(frozen=True)
class Filter:
    """What is asked of ties; whatever is left empty asks nothing.

    Args:
        types: types of edge.
        families: families of types.
        kinds: of the entity at the other end (both ends, where there is no one in the middle).
        sources, stances, modes: of a claim.
        standings: of the tie.
        true_from, true_until: ISO dates cut to what is known: the claim was true at some time between.
        said_from, said_until: likewise when it was said, or its source published. A claim without a date on
            the clock that is asked for does not fit.
    """

    types: tuple[str, ...] = ()
    families: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    stances: tuple[str, ...] = ()
    modes: tuple[str, ...] = ()
    standings: tuple[str, ...] = ()
    true_from: str | None = None
    true_until: str | None = None
    said_from: str | None = None
    said_until: str | None = None

    def __post_init__(self) -> None:
        """Refuse what no claim can fit.

        Raises:
            QueryRefusedError: a stretch of time ends before it begins.
        """
        for clock, start, end in (
            ("true", self.true_from, self.true_until),
            ("said", self.said_from, self.said_until),
        ):
            if out_of_order(start, end):
                raise QueryRefusedError(
                    f"`{clock}_until` ({end}) is before `{clock}_from` ({start}).", "Change one of them."
                )

    def edge_types(self, ontology: Ontology) -> tuple[str, ...] | None:
        """Return the types that it lets through, or None for all.

        Raises:
            QueryRefusedError: a type, family or kind is not declared, or no type is of any of the families.
        """
        _known("type of edge", self.types, ontology.edge_types)
        _known("family", self.families, ontology.families)
        _known("kind", self.kinds, ontology.kinds)
        if not self.types and not self.families:
            return None
        found = tuple(
            type_.id
            for type_ in ontology.edge_types.values()
            if (not self.types or type_.id in self.types)
            and (not self.families or type_.family in self.families)
        )
        if not found:
            raise QueryRefusedError(
                "None of the types that are asked for is of a family that is asked for.", "Leave out one."
            )
        return found

    def parameters(self) -> dict[str, Any]:
        """Return what the queries that ask the same of claims take: what is empty asks nothing there too."""
        return {
            "kinds": list(self.kinds),
            "sources": list(self.sources),
            "stances": list(self.stances),
            "modes": list(self.modes),
            "true_from": normal(self.true_from or ""),
            "true_until": normal(self.true_until or ""),
            "said_from": normal(self.said_from or ""),
            "said_until": normal(self.said_until or ""),
        }

    def fits(self, standing: Standing, claims: Iterable[Claim | LightClaim], known: Background) -> bool:
        """Tell whether a tie of this standing and with these claims is wanted, types and kinds aside."""
        return (not self.standings or standing in self.standings) and any(
            self.fits_claim(claim, known) for claim in claims
        )

    def fits_claim(self, claim: Claim | LightClaim | PropertyClaim, known: Background) -> bool:
        """Tell whether a claim fits all that is asked of claims."""
        return (
            (not self.sources or claim.source in self.sources)
            and (not self.stances or claim.stance in self.stances)
            and (not self.modes or claim.mode in self.modes)
            and _within((claim.valid_from, claim.valid_until), (self.true_from, self.true_until))
            and _within(_said(claim, known), (self.said_from, self.said_until))
        )


def _known(what: str, asked: Iterable[str], declared: Iterable[str]) -> None:
    declared = list(declared)
    for one in asked:
        if one not in declared:
            raise QueryRefusedError(f"{one!r} is no declared {what}.", "See docs/vocabulary.md.")


def _said(claim: Claim | LightClaim | PropertyClaim, known: Background) -> tuple[str | None, str | None]:
    source = known.sources.get(claim.source)
    said = claim.said_on or (source.published if source else None)
    return said, said


def _within(period: tuple[str | None, str | None], asked: tuple[str | None, str | None]) -> bool:
    if asked == (None, None):
        return True
    return period != (None, None) and not apart(period, asked)
