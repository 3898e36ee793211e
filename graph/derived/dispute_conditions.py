"""What a rule of dispute needs at least one claim of a tie or a property to be like.

By these conditions `graph.reading.disputes` selects claims of the store, without reading the others.
"""

from __future__ import annotations

from dataclasses import dataclass

from graph.model import MODES, STANCES, AnyClaim, Mode, PropertyClaim, Stance
from graph.ontology import Comparison, EntityProperty, Ontology


@dataclass(frozen=True)
class EvidenceCondition:
    """A condition that a claim must fulfil for a rule to look for disputes in its tie or its property.

    Args:
        stances, modes: the claim has one of these.
        is_dated_in_event: True if the claim must be part of an Event and have a date.
        comparisons: how the values of its property are compared; None is no condition.
    """

    stances: tuple[Stance, ...] = STANCES
    modes: tuple[Mode, ...] = MODES
    is_dated_in_event: bool = False
    comparisons: tuple[Comparison, ...] | None = None

    def is_met_by(self, claim: AnyClaim, ontology: Ontology) -> bool:
        """Return whether a claim fulfils the condition."""
        return (
            claim.stance in self.stances
            and claim.mode in self.modes
            and not (self.is_dated_in_event and not (claim.event and (claim.valid_from or claim.valid_until)))
            and not (
                isinstance(claim, PropertyClaim) and not self._allows(ontology.properties[claim.property])
            )
        )

    def properties(self, ontology: Ontology) -> frozenset[str]:
        """Return the ids of the properties that a property claim may be about."""
        return frozenset(id_ for id_, declared in ontology.properties.items() if self._allows(declared))

    def _allows(self, declared: EntityProperty) -> bool:
        return self.comparisons is None or declared.comparison in self.comparisons
