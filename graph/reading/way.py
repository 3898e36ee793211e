"""What a path may run along, and what it keeps away from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal, TypeAlias

from graph.records import MODES, STANCES, Claim

Over: TypeAlias = Literal["actual", "any"]

_STANCES = {"actual": ("asserted", "alleged"), "any": STANCES}
_MODES = {"actual": ("actual",), "any": MODES}


@dataclass(frozen=True)
class Way:
    """How one may walk from an entity to another.

    Args:
        types: the types of edge to walk along; all where None.
        avoid: ids of entities that are not touched.
        over: `actual`: claims that are actual and not denied; `any`: also those that are denied, planned or
            feared. What is withdrawn carries no path.
    """

    types: tuple[str, ...] | None = None
    avoid: tuple[str, ...] = ()
    over: Over = "actual"

    def carries(self, claim: Claim) -> bool:
        """Tell whether a step may be taken over a claim."""
        return (
            (self.types is None or claim.predicate in self.types)
            and claim.stance in _STANCES[self.over]
            and claim.mode in _MODES[self.over]
            and not claim.withdrawn_on
        )

    def parameters(self) -> dict[str, Any]:
        """Return it as the named queries take it."""
        return {
            "types": list(self.types) if self.types is not None else None,
            "avoid": sorted(self.avoid),
            "stances": list(_STANCES[self.over]),
            "modes": list(_MODES[self.over]),
        }
