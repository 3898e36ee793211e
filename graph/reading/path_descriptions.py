"""Paths with what is needed to describe them: the complete ties of each step, and a sentence for each tie."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from graph.derived import STANDINGS, Network, Tie
from graph.presentation import tie_sentence_from
from graph.reading.claim_networks import load_network_with_complete_ties
from graph.reading.paths import Path
from graph.store import Store


@dataclass(frozen=True)
class DescribedStep:
    """A step of a path.

    Args:
        start, end: ids of entities.
        ties: the ties over which the step runs, those with the best standing first.
        sentences: a sentence for each tie, read from `start` to `end`.
    """

    start: str
    end: str
    ties: tuple[Tie, ...]
    sentences: tuple[str, ...]


@dataclass(frozen=True)
class DescribedPath:
    """A path with its steps described."""

    path: Path
    steps: tuple[DescribedStep, ...]

    @property
    def description(self) -> str:
        """The complete path as one text; a path without steps is the name of its one entity."""
        words = "; ".join(sentence for step in self.steps for sentence in step.sentences)
        return words or self.path.entities[0].name


def describe_paths(store: Store, paths: Iterable[Path]) -> tuple[list[DescribedPath], Network]:
    """Return paths with their steps described, and the network of their ties."""
    paths = list(paths)
    claims = {claim.id: claim for path in paths for step in path.steps for claim in step}
    entity_ids = [entity.id for path in paths for entity in path.entities]
    network = load_network_with_complete_ties(store, "Paths", claims.values(), entity_ids=entity_ids)
    ties: dict[frozenset[str], list[Tie]] = {}
    for tie in network.ties:
        ties.setdefault(frozenset((tie.subject, tie.object)), []).append(tie)
    described = [DescribedPath(path, tuple(_describe_steps(path, ties, network))) for path in paths]
    return described, network


def _describe_steps(
    path: Path, ties: Mapping[frozenset[str], Sequence[Tie]], network: Network
) -> Iterable[DescribedStep]:
    for start, end in pairwise(entity.id for entity in path.entities):
        step_ties = tuple(sorted(ties[frozenset((start, end))], key=_standing_sort_key))
        words = tuple(tie_sentence_from(tie, start, network, network.ontology) for tie in step_ties)
        yield DescribedStep(start, end, step_ties, words)


def _standing_sort_key(tie: Tie) -> tuple[int, str]:
    return STANDINGS.index(tie.standing), tie.id
