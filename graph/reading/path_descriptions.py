"""Paths with all that is needed to tell them: the whole tie of each claim that carries a step."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise

from graph.derived.network import Network
from graph.derived.ties import STANDINGS, Tie
from graph.presentation.sentences import walked_in_words
from graph.reading.networks import network_of_claims
from graph.reading.paths import Path
from graph.store import Store


@dataclass(frozen=True)
class ToldStep:
    """A step, the ties that carry it, and the words for each, read in the direction of the walk."""

    start: str
    end: str
    ties: tuple[Tie, ...]
    words: tuple[str, ...]


@dataclass(frozen=True)
class ToldPath:
    """A path with its steps told."""

    path: Path
    steps: tuple[ToldStep, ...]

    @property
    def words(self) -> str:
        """The whole path as one text; a path without steps is the name of the one who stands there."""
        told = "; ".join(words for step in self.steps for words in step.words)
        return told or self.path.entities[0].name


def told_paths(store: Store, paths: Iterable[Path]) -> tuple[list[ToldPath], Network]:
    """Return the paths told, and the network of their ties with everyone whom it names."""
    paths = list(paths)
    carried = {claim.id: claim for path in paths for step in path.steps for claim in step}
    shown = [entity.id for path in paths for entity in path.entities]
    network = network_of_claims(store, "Paths", carried.values(), shown=shown)
    between: dict[frozenset[str], list[Tie]] = {}
    for tie in network.ties:
        between.setdefault(frozenset((tie.subject, tie.object)), []).append(tie)

    def told(start: str, end: str) -> ToldStep:
        ties = tuple(sorted(between[frozenset((start, end))], key=_strongest_first))
        words = tuple(walked_in_words(tie, start, network, store.ontology) for tie in ties)
        return ToldStep(start, end, ties, words)

    found = [
        ToldPath(path, tuple(told(*ids) for ids in pairwise(entity.id for entity in path.entities)))
        for path in paths
    ]
    return found, network


def _strongest_first(tie: Tie) -> tuple[int, str]:
    return STANDINGS.index(tie.standing), tie.id
