"""Print a tie as a sentence with its sources, for the commands that list ties."""

from __future__ import annotations

from rich.text import Text

from casegraph.console import out
from graph.derived import Network, Tie
from graph.ontology import Ontology
from graph.presentation import citation, format_validity, quote_or_note, tie_sentence


def print_tie(tie: Tie, network: Network, ontology: Ontology) -> None:
    """Print the sentence and the standing of a tie, then each of its claims with source, dates and quote."""
    out.print(Text.assemble((tie_sentence(tie, network, ontology), "bold"), f" - {tie.standing}"))
    for claim in tie.claims:
        validity = format_validity(claim)
        dates = f" ({validity})" if validity else ""
        out.print(Text(f"  {citation(claim, network)}{dates}"))
        if words := quote_or_note(claim):
            out.print(Text(f"    {words}", style="dim"))
