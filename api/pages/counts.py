"""The numbers on a start page, with what each of them counts."""

from __future__ import annotations

from collections.abc import Sequence

from graph.derived import Dispute, Network
from graph.presentation import pluralise
from graph.reading import CaseCounts


def describe_counts(
    network: Network, disputes: Sequence[Dispute], counts: CaseCounts, *, is_large: bool
) -> list[str]:
    """Return the numbers of what a case has; counting the ties of a large case would take too long."""
    if is_large:
        return [
            pluralise(counts.entities, "entity"),
            pluralise(counts.claims, "claim"),
            pluralise(counts.sources, "source"),
        ]
    return [
        pluralise(max(counts.entities, len(network.shown_ids)), "entity"),
        pluralise(len(network.ties), "tie"),
        *count_disputes(disputes),
        pluralise(max(counts.sources, len(network.sources)), "source"),
    ]


def describe_undrawn(network: Network, counts: CaseCounts, *, is_large: bool) -> str:
    """Return which entities of a case no picture can show; "" if there are none, or the case is too large."""
    undrawn = counts.entities - len(network.shown_ids)
    if is_large or undrawn <= 0:
        return ""
    if not network.shown_ids:
        return "None of them has a tie or a property of its own yet."
    drawn = len(network.shown_ids)
    have = "has ties or properties" if drawn == 1 else "have ties or properties"
    others = "other one has" if undrawn == 1 else f"other {undrawn:,} have"
    return (
        f"{drawn:,} of the {counts.entities:,} entities {have} and can be drawn. "
        f"The {others} none, like most speakers, authors and publishers."
    )


def count_disputes(disputes: Sequence[Dispute]) -> list[str]:
    """Return the numbers of disputes and, if there are any, of differing accounts."""
    differences = sum(dispute.category == "difference" for dispute in disputes)
    counts = [pluralise(len(disputes) - differences, "dispute")]
    return [*counts, pluralise(differences, "differing account")] if differences else counts
