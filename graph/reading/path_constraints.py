"""Constraints on paths: which claims and entities a path may lead over."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

from graph.model import MODES, STANCES, Claim

# `actual`: claims that are actual and not denied; `any`: denied, planned and feared claims as well.
ClaimScope: TypeAlias = Literal["actual", "any"]

_STANCES = {"actual": ("asserted", "alleged"), "any": STANCES}

_MODES = {"actual": ("actual",), "any": MODES}


@dataclass(frozen=True)
class PathConstraints:
    """Which claims and entities a path may lead over. No path leads over a withdrawn claim.

    Args:
        edge_types: those of the claims; all if None.
        avoid: ids of entities through which it does not lead.
        claim_scope: which of the claims count, see `ClaimScope`.
    """

    edge_types: tuple[str, ...] | None = None
    avoid: tuple[str, ...] = ()
    claim_scope: ClaimScope = "actual"

    def allows(self, claim: Claim) -> bool:
        """Return whether a path may lead over a claim."""
        return (
            (self.edge_types is None or claim.edge_type in self.edge_types)
            and claim.stance in _STANCES[self.claim_scope]
            and claim.mode in _MODES[self.claim_scope]
            and not claim.withdrawn_on
        )

    def cypher_parameters(self) -> dict[str, Any]:
        """Return the constraints as the named queries for paths take them."""
        return {
            "edge_types": list(self.edge_types) if self.edge_types is not None else None,
            "avoid": sorted(self.avoid),
            "stances": list(_STANCES[self.claim_scope]),
            "modes": list(_MODES[self.claim_scope]),
        }
