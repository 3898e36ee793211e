"""`casegraph disputes`: where sources do not agree."""

from __future__ import annotations

from collections.abc import Sequence

from casegraph.console import err, make_text, out, print_json
from casegraph.open_store import open_store
from casegraph.options import AsJson, Dataset, StoreUrl
from graph.derived import DISPUTE_RULES, Dispute, Network
from graph.ontology import Ontology
from graph.presentation import dispute_sentence, dispute_side_lines, dispute_to_json, pluralise
from graph.reading import DisputeQuery, load_disputes


def disputes(dataset: Dataset = None, store_url: StoreUrl = None, as_json: AsJson = False) -> None:
    """List where sources do not agree: disputes first, then differing accounts, and who says what.

    Example:

      casegraph disputes
    """
    with open_store(store_url, quiet=as_json) as store:
        ontology = store.ontology
        matches, network = load_disputes(store, DisputeQuery(dataset=dataset))
    if as_json:
        print_json([dispute_to_json(dispute, network, ontology) for dispute in matches])
        return
    in_dispute = [dispute for dispute in matches if dispute.category == "dispute"]
    differing = [dispute for dispute in matches if dispute.category == "difference"]
    _print_list("Disputes", in_dispute, network, ontology)
    _print_list("Differing accounts", differing, network, ontology)
    err.print(f"{pluralise(len(in_dispute), 'dispute')}, {pluralise(len(differing), 'differing account')}")


def _print_list(heading: str, disputes: Sequence[Dispute], network: Network, ontology: Ontology) -> None:
    if not disputes:
        return
    out.print(make_text(heading, style="bold underline"))
    for dispute in disputes:
        out.print()
        out.print(make_text(dispute_sentence(dispute, network, ontology), style="bold"))
        out.print(make_text(f"  {dispute.rule}: {DISPUTE_RULES[dispute.rule].description}", style="dim"))
        for line in dispute_side_lines(dispute, network, ontology):
            out.print(make_text(f"  {line}"))
    out.print()
