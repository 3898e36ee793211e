"""Which ties are wanted: by type, family, date, source, stance, standing. Pure.

A tie is wanted where one of its claims fits all that is asked of claims; it is then shown whole, with every
claim that it has, since a part of them would show another standing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from graph.background import Background
from graph.dates import apart
from graph.errors import QueryRefusedError
from graph.ontology import Ontology
from graph.records import Claim
from graph.ties import Tie


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

    def predicates(self, ontology: Ontology) -> tuple[str, ...] | None:
        """Return the types that it lets through, or None for all.

        Raises:
            QueryRefusedError: a type or family is not declared.
        """
        _known("type of edge", self.types, ontology.predicates)
        _known("family", self.families, ontology.families)
        if not self.types and not self.families:
            return None
        return tuple(
            type_.id
            for type_ in ontology.predicates.values()
            if (not self.types or type_.id in self.types)
            and (not self.families or type_.family in self.families)
        )

    def fits(self, tie: Tie, known: Background) -> bool:
        """Tell whether a tie is wanted, types and kinds aside."""
        return (not self.standings or tie.standing in self.standings) and any(
            self._claim_fits(claim, known) for claim in tie.claims
        )

    def _claim_fits(self, claim: Claim, known: Background) -> bool:
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


def _said(claim: Claim, known: Background) -> tuple[str | None, str | None]:
    source = known.sources.get(claim.source)
    said = claim.said_on or (source.published if source else None)
    return said, said


def _within(period: tuple[str | None, str | None], asked: tuple[str | None, str | None]) -> bool:
    if asked == (None, None):
        return True
    return period != (None, None) and not apart(period, asked)
