"""The set of hashes that a loader has seen."""

import random

from loaders.input.seen_keys import SeenKeys


def test_each_key_is_new_once():
    keys = [0, 1 << 63, (1 << 64) - 1, *(number << 32 for number in range(2, 200)), *range(2, 3_000)]
    seen = SeenKeys()

    assert [seen.add(key) for key in keys] == [True] * len(keys)
    assert [seen.add(key) for key in reversed(keys)] == [False] * len(keys)
    assert len(seen) == len(keys)


def test_a_key_takes_at_most_24_bytes():
    seen = SeenKeys()
    generator = random.Random(7)
    sizes = []
    for _ in range(20_000):
        seen.add(generator.getrandbits(64))
        sizes.append(seen._slots.itemsize * len(seen._slots) / len(seen))

    assert max(sizes[1_000:]) <= 24
