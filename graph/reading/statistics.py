"""How much there is of everything."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from graph.reading.networks import network_of_case
from graph.store import Store

# Of more claims than this, the ties are not made only to be counted.
STANDINGS_UP_TO = 5_000


@dataclass(frozen=True)
class Counts:
    """Counts by what and of which kind, type, stance, mode, property, case.

    Args:
        by: for `entities`, `claims`, `stances`, `modes`, `property claims`, `sources` and `totals`.
        standings: of ties, or None where there are too many claims.
        disputes: by rule, or None where there are too many claims.
    """

    by: Mapping[str, Mapping[str, int]]
    standings: Mapping[str, int] | None
    disputes: Mapping[str, int] | None


def counts(store: Store) -> Counts:
    """Count everything that is not withdrawn."""
    by: dict[str, dict[str, int]] = {}
    for what, of, count in store.read("counts").rows:
        by.setdefault(what, {})[of] = count
    claims = sum(by.get("claims", {}).values()) + sum(by.get("property claims", {}).values())
    if claims > STANDINGS_UP_TO:
        return Counts(by, None, None)
    network = network_of_case(store)
    standings = Counter(tie.standing for tie in network.ties)
    rules = Counter(dispute.rule for dispute in network.disputes)
    return Counts(by, dict(sorted(standings.items())), dict(sorted(rules.items())))


def relationships(store: Store) -> int:
    """Return how many relationships the store has, which it knows without counting."""
    return int(store.read("size").rows[0][0])
