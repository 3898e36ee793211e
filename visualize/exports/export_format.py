"""What every export format is: it writes a selection, part by part, to a file, and counts what it wrote."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from importlib import import_module
from typing import BinaryIO, TypeAlias

from graph.derived import Network
from graph.ontology import Ontology
from graph.reading import SelectionPart, SelectionParts


@dataclass
class ExportReport:
    """What is in a file, and what is not because the format has no place for it.

    Args:
        entities: how many of them are ends of ties or have claims of their own.
        left_out: numbers of what is not in the file, by what it is and why: "denied claims".
    """

    entities: int = 0
    ties: int = 0
    claims: int = 0
    property_claims: int = 0
    left_out: Counter[str] = field(default_factory=Counter)

    def count(self, parts: Iterator[SelectionPart]) -> Iterator[SelectionPart]:
        """Yield parts, and count what is in them."""
        for part in parts:
            network = part.network
            self.entities += len(part.shown_ids)
            self.ties += len(network.ties)
            self.claims += len({claim.id or id(claim) for tie in network.ties for claim in tie.claims})
            self.property_claims += len(network.property_claims)
            yield part


ExportWriter: TypeAlias = Callable[[SelectionParts, Ontology, BinaryIO], ExportReport]
"""Writes a selection to a file that is open for writing, and returns what it wrote.

It raises a CasegraphError where the selection is too large for the format.
"""


@dataclass(frozen=True)
class ExportFormat:
    """A file format.

    Args:
        title: what it is, for people.
        media_type: for the `Content-Type` of an answer.
        suffix: the end of a file's name, without the dot.
        module: the module in `visualize.exports` whose function `write_NAME` writes it. It is imported when
            it is used, because the libraries of all formats together take a second.
        function: the name of that function.
    """

    title: str
    media_type: str
    suffix: str
    module: str
    function: str

    def write(self, parts: SelectionParts, ontology: Ontology, file: BinaryIO) -> ExportReport:
        """Write a selection to a file; see `ExportWriter`."""
        writer: ExportWriter = getattr(import_module(f"visualize.exports.{self.module}"), self.function)
        return writer(parts, ontology, file)


def as_parts(network: Network) -> SelectionParts:
    """Return a network that is in memory as a selection with one part."""
    shown = network.shown_ids & network.entities.keys()
    names = {name for tie in network.ties for claim in tie.claims for name in claim.properties}
    part = SelectionPart(network, tuple(network.entities[id_] for id_ in sorted(network.entities)), shown)
    return SelectionParts(network.title, tuple(sorted(names)), iter([part]))
