"""Every named query answers some endpoint or command, or does not exist.

What an endpoint or a command calls is followed by name through all packages, and the queries asked on the way
are collected: a query that nothing asks for, or that only unused code asks for, is told by name. That
`casegraph query --named` can ask for any of them does not count.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from graph.store.cypher.named_queries import named_queries

ROOT = Path(__file__).parents[1]
PACKAGES = ("graph", "loaders", "visualize", "api", "casegraph")
# Where a person or a program comes in.
ENTRANCES = ("api/routers/", "api/dependencies.py", "casegraph/commands/")
# A function that is given the name of a query has a parameter of this name, as the store's own `read` has.
QUERY = "query"


@dataclass(frozen=True)
class Part:
    """A function, or the code of a module outside its functions.

    Args:
        names: all that it mentions.
        asked: the queries that it asks by name.
    """

    file: str
    name: str
    names: frozenset[str]
    asked: frozenset[str]


def parts() -> list[Part]:
    modules = {
        str(path.relative_to(ROOT)): ast.parse(path.read_text(encoding="utf-8"))
        for package in PACKAGES
        for path in sorted((ROOT / package).rglob("*.py"))
    }
    asking = askers(modules.values())
    return [part for file, module in modules.items() for part in _parts(module, file, "", asking)]


def askers(modules: Iterable[ast.AST]) -> set[str]:
    """Return the names of the functions that are given the name of a query."""
    return {
        node.name
        for module in modules
        for node in ast.walk(module)
        if isinstance(node, ast.FunctionDef)
        and QUERY in {arg.arg for arg in (*node.args.posonlyargs, *node.args.args)}
    }


def _parts(node: ast.AST, file: str, name: str, asking: set[str]) -> Iterator[Part]:
    """Yield the functions below a node, and last what of the node is in none of them."""
    inside: list[ast.AST] = []
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef):
            yield _part(list(ast.walk(child)), file, child.name, asking)
        elif isinstance(child, ast.ClassDef):
            # Whoever mentions a class gets what is made with it; its other methods are mentioned themselves.
            yield from _parts(child, file, child.name, asking)
        else:
            inside += ast.walk(child)
    yield _part(inside, file, name, asking)


def _part(nodes: list[ast.AST], file: str, name: str, asking: set[str]) -> Part:
    names = {node.id for node in nodes if isinstance(node, ast.Name)}
    names |= {node.attr for node in nodes if isinstance(node, ast.Attribute)}
    return Part(file, name, frozenset(names), frozenset(_asked(nodes, asking)))


def _asked(nodes: list[ast.AST], asking: set[str]) -> Iterator[str]:
    for node in nodes:
        given: list[ast.expr] = []
        if isinstance(node, ast.Call) and _name(node.func) in asking:
            given = node.args[:2]
        elif isinstance(node, ast.Subscript) and isinstance(node.value, ast.Call):
            given = [node.slice] if _name(node.value.func) == "named_queries" else []
        for one in given:
            for leaf in ast.walk(one):
                if isinstance(leaf, ast.Constant) and isinstance(leaf.value, str):
                    yield leaf.value


def _name(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


def reached(every: list[Part]) -> set[str]:
    """Return the queries that are asked on the way from the entrances."""
    by_name: dict[str, list[Part]] = {}
    for part in every:
        by_name.setdefault(part.name, []).append(part)
    waiting = [part for part in every if part.file.startswith(ENTRANCES)]
    seen = set(waiting)
    while waiting:
        for name in waiting.pop().names | {"__init__"}:
            new = [part for part in by_name.get(name, ()) if part not in seen]
            seen.update(new)
            waiting += new
    return {query for part in seen for query in part.asked}


def test_every_named_query_is_reached_by_an_endpoint_or_a_command():
    found = reached(parts())

    unreached = sorted(set(named_queries()) - found)
    assert unreached == [], f"use these in an endpoint or a command, or delete them: {', '.join(unreached)}"


def test_a_query_that_only_unused_code_asks_for_is_not_reached():
    every = [
        Part("api/routers/one.py", "endpoint", frozenset({"used"}), frozenset()),
        Part("graph/one.py", "used", frozenset({"helper"}), frozenset({"first"})),
        Part("graph/one.py", "helper", frozenset(), frozenset({"second"})),
        Part("graph/two.py", "unused", frozenset({"helper"}), frozenset({"third"})),
    ]

    assert reached(every) == {"first", "second"}


def test_a_name_is_found_where_a_query_is_asked_and_nowhere_else():
    code = """
def around(store, query):
    return store.read(query)
def read(self, query, /, **parameters):
    ...
def asks(store):
    store.read("one", ids=["not this"])
    around(store, "two" if store else "three")
    named_queries()["four"]
    return {"sources": "nor this"}
"""
    module = ast.parse(code)
    asking = askers([module])

    assert asking == {"around", "read"}
    assert {query for part in _parts(module, "graph/x.py", "", asking) for query in part.asked} == {
        "one",
        "two",
        "three",
        "four",
    }
