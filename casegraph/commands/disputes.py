"""`casegraph disputes`: where sources do not agree."""

from __future__ import annotations

from rich.text import Text

from casegraph.console import err, out, print_json
from casegraph.open_store import open_store
from casegraph.options import AsJson, Dataset, StoreUrl
from graph.presentation import dispute_sentence, dispute_side_lines, dispute_to_json, pluralise
from graph.reading import DisputeQuery, load_disputes


def disputes(dataset: Dataset = None, store_url: StoreUrl = None, as_json: AsJson = False) -> None:
    """List where sources do not agree: by which rule, and who is on which side.

    Example:

      casegraph disputes
    """
    with open_store(store_url, quiet=as_json) as store:
        ontology = store.ontology
        matches, network = load_disputes(store, DisputeQuery(dataset=dataset))
    if as_json:
        print_json([dispute_to_json(dispute, network, ontology) for dispute in matches])
        return
    for dispute in matches:
        out.print(Text(dispute_sentence(dispute, network, ontology), style="bold"))
        for line in dispute_side_lines(dispute, network, ontology):
            out.print(Text(f"  {line}"))
    err.print(pluralise(len(matches), "dispute"))
