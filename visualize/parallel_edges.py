"""How far each tie is bent, so that several ties between the same two entities do not cover each other."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import TypeAlias

from graph.derived import Tie

_Pair: TypeAlias = tuple[str, str]

# Above this many ties between two entities the steps get smaller: the outermost tie is not bent too far.
MAX_FULL_STEPS = 5


def compute_bends(ties: Iterable[Tie]) -> list[float]:
    """Return the bend of each tie, in steps to the left of the direction from its subject to its object.

    A single tie has bend 0, and so has the middle one of an odd number. The loops of an entity have bends 1,
    2, 3 and so on. `curve.step` in `tokens.yaml` says how long a step is.
    """
    ties = list(ties)
    bends = [0.0] * len(ties)
    for group in _groups(ties).values():
        for order, number in enumerate(group):
            tie = ties[number]
            if tie.subject == tie.object:
                bends[number] = order + 1.0
            else:
                bend = (order - (len(group) - 1) / 2) * min(1.0, MAX_FULL_STEPS / len(group))
                # Left of one direction is right of the opposite one.
                bends[number] = bend if (tie.subject, tie.object) == _pair(tie) else -bend
    return bends


def _groups(ties: Sequence[Tie]) -> Mapping[_Pair, Sequence[int]]:
    """Return the numbers of the ties that share their pair of entities, and of loops, by pair."""
    pairs = [_pair(tie) for tie in ties]
    counts = Counter(pairs)
    groups: dict[_Pair, list[int]] = defaultdict(list)
    for number, pair in enumerate(pairs):
        if counts[pair] > 1 or pair[0] == pair[1]:
            groups[pair].append(number)
    return groups


def _pair(tie: Tie) -> _Pair:
    subject, object_ = tie.subject, tie.object
    return (subject, object_) if subject <= object_ else (object_, subject)
