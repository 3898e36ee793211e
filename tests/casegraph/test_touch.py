"""`casegraph db touch`: what a service keeps is asked for anew."""

from __future__ import annotations


def test_the_revision_is_raised(on_store, store):
    before = store.revision()

    ran = on_store("db", "touch")

    assert (ran.code, ran.out) == (0, "Whoever asks again is answered anew.\n")
    assert store.revision() != before
