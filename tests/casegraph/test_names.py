"""Commands that take a name: whom they take it for, and how names and numbers are printed."""

from __future__ import annotations

import pytest

from graph.model import Money, Record
from graph.store import Store
from loaders.writer import load
from tests.fill_store import fill_store
from tests.graph.make_records import make_claim, make_entity, make_source
from tests.graph.small_case import CASE


def load_people(store: Store) -> None:
    people: list[Record] = [
        make_source("paper"),
        make_entity("smith", name="John Smith"),
        make_entity("smith-a", name="John A. Smith"),
        make_entity("petrov-1", name="Ivan Petrov"),
        make_entity("petrov-2", name="Иван Петров"),
        make_entity("yusuf", name="יוסף (ב)", aliases=("يوسف",)),
        make_entity("bank", "Organisation"),
        make_claim("smith MET yusuf"),
        make_claim("petrov-1 OWNS bank", properties={"amount": Money(2500000.45, "GBP"), "share": 1e16}),
    ]
    assert load(store, CASE, people).refused == ()


@pytest.fixture
def ask(run, shared_store, store_url):
    fill_store(shared_store, load_people)
    return lambda command, *arguments: run(command, *arguments, "--store", store_url)


def test_others_of_the_name_are_listed_on_standard_error(ask):
    ran = ask("ties", "john smith", "--json")

    assert [(tie["subject"], tie["object"]) for tie in ran.json()] == [("smith", "yusuf")]
    assert ran.err.startswith(
        "'john smith' is taken as John Smith (smith). The name also occurs in: John A. Smith (smith-a). "
        "Write an id to choose one of them."
    )
    assert ask("ties", "smith-a", "--json").err == ""


@pytest.mark.parametrize("command", [("ties",), ("show", "--no-open", "-o", "p.html"), ("path", "smith")])
def test_a_name_of_two_is_no_name_of_one(ask, tmp_path, monkeypatch, command):
    monkeypatch.chdir(tmp_path)
    ran = ask(*command, "Ivan Petrov")

    assert ran.code == 1
    assert "'Ivan Petrov' may be any of these: Ivan Petrov (petrov-1); Иван Петров (petrov-2)." in ran.err


def test_find_says_that_there_are_more(ask):
    assert "More names match" in ask("find", "smith", "--limit", "1").err
    assert "More names match" not in ask("find", "smith").err


def test_names_from_right_to_left_are_isolated(ask):
    name, alias = "\u2068" + "יוסף (ב)" + "\u2069", "\u2068" + "يوسف" + "\u2069"

    assert ask("find", "יוסף").out == f"{name} (also {alias}) - Person, yusuf\n"
    assert f"John Smith met {name} - reported" in ask("ties", "yusuf").out
    assert ask("path", "smith", "yusuf").out.startswith(f"John Smith - {name}\n")


def test_a_table_of_a_query_has_every_digit(ask):
    cypher = "MATCH ()-[r:OWNS]->() RETURN r.amount AS amount, r.share AS share, [r.amount, 0.00001] AS list"
    assert "2500000.45  10000000000000000  [2500000.45, 0.00001]" in ask("query", cypher).out
