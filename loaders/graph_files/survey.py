"""The first reading of a graph file: the nodes, what says their kinds, and which attributes there are.

It takes 16 bytes for each node, as many for each parent of one, and 8 for each edge with an id, so that a
file of millions of nodes fits.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

import numpy as np

from graph.ontology import Ontology
from loaders.graph_files.attributes import first_text
from loaders.graph_files.graph_file import Attributes, Edge, GraphFile, Node
from loaders.graph_files.parents import ParentPairs
from loaders.graph_files.words import KindWords, fold, index_names, node_names
from loaders.input.compact_index import CompactIndex, hash_text

MAX_ATTRIBUTES = 16_384
_LISTED_VALUES = 5
_MAX_CANDIDATES = 10
_BITS = 5
_NO_KIND = 0


@dataclass
class Tally:
    """How often an attribute occurs, and with which values first.

    Args:
        values: its first different values, at most five.
        meaning: of an attribute of nodes that may say kinds: of how many nodes it says one.
    """

    count: int = 0
    values: dict[str, None] = field(default_factory=dict)
    meaning: int = 0


@dataclass
class Survey:
    """What the first reading found. Complete after `read_survey`.

    Args:
        limit: how many nodes count, and how many edges.
        node_attributes: by name, at most 16,384.
        repeated_edges: hashes of the ids that several edges have.
        cyclic: hashes of the ids of nodes that are parts of themselves, over other nodes.
    """

    words: KindWords
    kinds: Sequence[str]
    limit: int | None = None
    nodes: int = 0
    edges: int = 0
    node_attributes: dict[str, Tally] = field(default_factory=dict)
    repeated_edges: frozenset[int] = frozenset()
    cyclic: frozenset[int] = frozenset()
    _index: CompactIndex = field(default_factory=CompactIndex)
    _edge_ids: array[int] = field(default_factory=lambda: array("Q"))
    _parents: ParentPairs = field(default_factory=ParentPairs)
    _candidates: list[str] = field(default_factory=list)

    def add_node(self, node: Node) -> None:
        """Count a node."""
        self.nodes += 1
        key = hash_text(node.id)
        self._index.add(key, self._pack_kinds(node.attributes))
        _count(self.node_attributes, node.attributes)
        for parent in node.parents:
            self._parents.add(key, hash_text(parent))

    def add_edge(self, edge: Edge) -> None:
        """Count an edge."""
        self.edges += 1
        if edge.id:
            self._edge_ids.append(hash_text(edge.id))

    def complete(self) -> None:
        """Prepare for look-ups, after the last node and edge."""
        self._index.sort()
        ids, counts = np.unique(np.array(self._edge_ids, dtype=np.uint64), return_counts=True)
        self.repeated_edges = frozenset(map(int, ids[counts > 1]))
        self._edge_ids = array("Q")
        self.cyclic = self._parents.find_cyclic()
        self._parents = ParentPairs()

    def choose_kind_attribute(self) -> str | None:
        """Return the attribute that says the kind of most nodes, or None where none does."""
        known = {name: self.node_attributes[name].meaning for name in self._candidates}
        best = max(known, key=lambda name: (known[name], -_rank(name)), default=None)
        return best if best is not None and known[best] else None

    def has_node(self, id_: str) -> bool:
        """Return whether there is a node of this id."""
        return self._index.find(hash_text(id_)) is not None

    def find_kind(self, id_: str, attribute: str | None, otherwise: str | None) -> str | None:
        """Return the kind that an attribute says of a node, or another where it says none.

        It is None where there is no such node.
        """
        packed = self._index.find(hash_text(id_))
        if packed is None:
            return None
        if not packed or attribute is None:
            return otherwise
        number = packed >> (_BITS * self._candidates.index(attribute)) & (1 << _BITS) - 1
        return otherwise if number == _NO_KIND else self.kinds[number - 1]

    def _pack_kinds(self, attributes: Attributes) -> int:
        """Return the kinds that the attributes of a node say, five bits for each candidate."""
        packed = 0
        for name in _iter_kind_attributes(attributes):
            kind = self.words.find(attributes[name])
            if kind is None:
                continue
            if name not in self._candidates:
                if len(self._candidates) == _MAX_CANDIDATES:
                    continue
                self._candidates.append(name)
            tally = self.node_attributes.setdefault(name, Tally())
            tally.meaning += 1
            packed |= (self.kinds.index(kind) + 1) << (_BITS * self._candidates.index(name))
        return packed


def read_survey(
    file: GraphFile, ontology: Ontology, limit: int | None, progress: Callable[[int], None]
) -> Survey:
    """Read a file once, to its end or to the limit.

    Raises:
        CasegraphError: it cannot be read to its end.
    """
    survey = Survey(KindWords(ontology), list(ontology.kinds), limit)
    for item in (file.iterate_nodes or file.iterate)(progress):
        if isinstance(item, Node):
            if limit is None or survey.nodes < limit:
                survey.add_node(item)
        elif isinstance(item, Edge) and (limit is None or survey.edges < limit):
            survey.add_edge(item)
    survey.complete()
    return survey


def _iter_kind_attributes(attributes: Attributes) -> Iterable[str]:
    folded = index_names(attributes)
    for word in node_names("kind"):
        # A label says a kind only beside a name; alone it is the name.
        if word in folded and (word != "label" or "name" in folded):
            yield folded[word]


def _rank(name: str) -> int:
    return node_names("kind").index(fold(name))


def _count(tallies: dict[str, Tally], attributes: Attributes) -> None:
    for name, value in attributes.items():
        tally = tallies.get(name)
        if tally is None:
            if len(tallies) >= MAX_ATTRIBUTES:
                continue
            tally = tallies[name] = Tally()
        tally.count += 1
        if len(tally.values) < _LISTED_VALUES:
            tally.values.setdefault((first_text(value) or "")[:60])
