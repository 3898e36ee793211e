from __future__ import annotations

from graph.locators import sum_of
from graph.store import Problem, Store, check_store
from tests.graph.made_up import claim, entity, says, source
from tests.graph.small_case import load_case

TEXT = "Ada met Ben."


def test_every_quote_is_read_again(store: Store) -> None:
    quoted = {"locator": "chars 0-11", "quote": "Ada met Ben", "quote_sha256": sum_of("Ada met Ben")}
    load_case(
        store,
        [
            source("paper", text=TEXT),
            source("unread"),
            entity("ada"),
            entity("ben"),
            claim("ada MET ben", **quoted),
            claim("ada MET ben", "unread", locator="chars 0-99", quote="whatever"),
            says("ada occupation", "banker", locator="chars 0-3", quote="Ada"),
        ],
    )
    assert check_store(store) == []

    store.write(lambda writing: writing.run("MATCH (s:Source {id: 'paper'}) SET s.text = 'Ada saw Ben.'"))
    (problem,) = check_store(store)
    assert (problem.source, problem.message) == ("paper", "quote: the text has other words at 'chars 0-11'")

    store.write(lambda writing: writing.run("MATCH (s:Source {id: 'paper'}) SET s.text = 'Eve'"))
    assert {found.message for found in check_store(store)} == {
        "locator: 'chars 0-11' is outside the text, which has 3 characters",
        "quote: the text has other words at 'chars 0-3'",
    }
    assert isinstance(problem, Problem)
