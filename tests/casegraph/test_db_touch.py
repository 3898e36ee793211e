"""`casegraph db touch` makes the service read the data again."""

from __future__ import annotations


def test_the_revision_is_raised(on_store, store):
    before = store.revision()

    ran = on_store("db", "touch")

    assert (ran.code, ran.out) == (0, "The service reads the data again at the next request.\n")
    assert store.revision() != before
