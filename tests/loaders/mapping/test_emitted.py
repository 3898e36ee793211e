"""What was made of earlier rows is remembered in little memory."""

from __future__ import annotations

import random

from loaders.mapping.emitted import EmittedIds


def test_an_id_is_new_once_and_another_content_differs() -> None:
    emitted = EmittedIds()
    first = emitted.add([10, 20, -30], [1, 1, 1], [0, 5, 5])
    again = emitted.add([20, 10, 40, -30, 50], [1, 2, 1, 1, 1], [0, 0, 0, 6, 0])
    assert (list(first.is_new), list(first.differs)) == ([True] * 3, [False] * 3)
    # Nothing is not another content; another name is, and so are other details.
    assert list(again.is_new) == [False, False, True, False, True]
    assert list(again.differs) == [False, True, False, True, False]
    assert list(emitted.add([], [], []).is_new) == []


def test_many_batches_are_as_a_set_in_few_runs() -> None:
    numbers = random.Random(1)
    emitted, known = EmittedIds(), set[int]()
    for _ in range(200):
        ids = list({hash(f"id {numbers.randrange(20_000)}") for _ in range(200)})
        nothing = [0] * len(ids)
        assert list(emitted.add(ids, nothing, nothing).is_new) == [id_ not in known for id_ in ids]
        known.update(ids)
    assert sum(len(run) for run in emitted._runs) == len(known)
    assert len(emitted._runs) < 15
