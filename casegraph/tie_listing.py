"""Print a tie as a sentence with its sources, for the commands that list ties."""

from __future__ import annotations

from casegraph.console import make_text, out
from graph.derived import Network, Tie
from graph.model import Claim
from graph.ontology import Ontology
from graph.presentation import (
    citation,
    dispute_sentence,
    format_inferred,
    format_recorder,
    format_validity,
    quote_or_note,
    tie_attribution,
    tie_heading,
)


def print_tie(tie: Tie, network: Network, ontology: Ontology) -> None:
    """Print the sentence and the standing of a tie, then each of its claims with source, dates and quote."""
    out.print(make_text((tie_heading(tie, network, ontology), "bold"), f" - {tie.standing}"))
    out.print(make_text(f"  {tie_attribution(tie, network)}."))
    for dispute in network.event_disputes_by_tie.get(tie.id, ()):
        out.print(make_text(f"  {dispute_sentence(dispute, network, ontology)}."))
    for claim in tie.claims:
        out.print(make_text(f"  {citation(claim, network)}{_dates(claim)}"))
        if words := quote_or_note(claim):
            out.print(make_text(f"    {words}", style="dim"))
        for words in format_inferred(claim, network):
            out.print(make_text(f"    not named there, supplied by us: {words}", style="dim"))
        out.print(make_text(f"    {format_recorder(claim)}", style="dim"))


def _dates(claim: Claim) -> str:
    """Return when a claim was true, and how that was worked out, in brackets."""
    worked_out = f"worked out: {claim.dates_basis}" if claim.dates_basis else None
    words = "; ".join(filter(None, (format_validity(claim), worked_out)))
    return f" ({words})" if words else ""
