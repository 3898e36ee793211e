"""Print where the sources of the bundled case do not agree: `python -m tests.cases.make_disputes`.

`kazakhstan_disputes.txt` beside this file has the list, for people to review after a change of the case. It
is what `casegraph disputes` prints, without the single claims.
"""

from __future__ import annotations

from collections.abc import Iterator

from graph.derived import DISPUTE_RULES, Network, NetworkRecords, build_network
from graph.ontology import load_ontology
from graph.presentation import describe_compatible, describe_sides, dispute_sentence
from tests.bundled_case import read_bundled_case

HEADINGS = {"dispute": "Disputes", "difference": "Differing accounts"}


def make_lines(network: Network) -> Iterator[str]:
    """Yield the lines of the list: the sentence of each, its rule, and its positions."""
    ontology = load_ontology()
    for category, heading in HEADINGS.items():
        yield heading
        for dispute in network.disputes:
            if dispute.category == category:
                yield dispute_sentence(dispute, network, ontology)
                yield f"  {dispute.rule}: {DISPUTE_RULES[dispute.rule].description}"
                for side in describe_sides(dispute, network, ontology):
                    yield f"  {side.position}:"
                for group in describe_compatible(dispute, network, ontology):
                    yield f"  {group.position} (compatible with {' and with '.join(group.compatible_with)}):"


def main() -> None:
    records = NetworkRecords.from_records(each.record for each in read_bundled_case().records)
    print(*make_lines(build_network("Kazakhstan", records, load_ontology())), sep="\n")


if __name__ == "__main__":
    main()
