"""Every named query is used by an endpoint or a command; otherwise it should not exist.

The test follows names through all packages, from the endpoints and commands on, and collects the queries that
are read on the way. It names the queries that no code reads, or only code that is not used. That `casegraph
query --named` can run each of them does not count.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from graph.store import named_queries

ROOT = Path(__file__).parents[1]
PACKAGES = ("graph", "loaders", "visualize", "api", "casegraph")
ENTRY_POINTS = ("api/routers/", "api/dependencies.py", "casegraph/commands/")
# A function that takes the name of a query has a parameter of this name and of type `str`: see `Store.read`.
QUERY_PARAMETER = "query"


@dataclass(frozen=True)
class CodeBlock:
    """A function, or the code of a module or class outside its functions.

    Args:
        names: all names that it mentions.
        queries: the names of the queries that it reads.
    """

    file: str
    name: str
    names: frozenset[str]
    queries: frozenset[str]


def collect_blocks() -> list[CodeBlock]:
    modules = {
        str(path.relative_to(ROOT)): ast.parse(path.read_text(encoding="utf-8"))
        for package in PACKAGES
        for path in sorted((ROOT / package).rglob("*.py"))
    }
    readers = find_query_readers(modules.values())
    return [
        block for file, module in modules.items() for block in split_into_blocks(module, file, "", readers)
    ]


def find_query_readers(modules: Iterable[ast.AST]) -> set[str]:
    """Return the names of the functions that take the name of a query."""
    return {
        node.name
        for module in modules
        for node in ast.walk(module)
        if isinstance(node, ast.FunctionDef)
        and any(_is_query_name(argument) for argument in (*node.args.posonlyargs, *node.args.args))
    }


def _is_query_name(argument: ast.arg) -> bool:
    is_text = isinstance(argument.annotation, ast.Name) and argument.annotation.id == "str"
    return argument.arg == QUERY_PARAMETER and is_text


def split_into_blocks(node: ast.AST, file: str, name: str, readers: set[str]) -> Iterator[CodeBlock]:
    """Yield the functions below a node, and last the code of the node that is in none of them."""
    outside: list[ast.AST] = []
    for child in ast.iter_child_nodes(node):
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef):
            yield _make_block(list(ast.walk(child)), file, child.name, readers)
        elif isinstance(child, ast.ClassDef):
            # The name of a class reaches its fields and `__init__`, and the name of a method the method.
            yield from split_into_blocks(child, file, child.name, readers)
        else:
            outside += ast.walk(child)
    yield _make_block(outside, file, name, readers)


def _make_block(nodes: list[ast.AST], file: str, name: str, readers: set[str]) -> CodeBlock:
    names = {node.id for node in nodes if isinstance(node, ast.Name)}
    names |= {node.attr for node in nodes if isinstance(node, ast.Attribute)}
    return CodeBlock(file, name, frozenset(names), frozenset(_find_queries(nodes, readers)))


def _find_queries(nodes: list[ast.AST], readers: set[str]) -> Iterator[str]:
    for node in nodes:
        arguments: list[ast.expr] = []
        if isinstance(node, ast.Call) and _called_name(node.func) in readers:
            arguments = node.args[:2]
        elif isinstance(node, ast.Subscript) and isinstance(node.value, ast.Call):
            arguments = [node.slice] if _called_name(node.value.func) == "named_queries" else []
        for argument in arguments:
            for inner in ast.walk(argument):
                if isinstance(inner, ast.Constant) and isinstance(inner.value, str):
                    yield inner.value


def _called_name(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""


def find_reached_queries(blocks: list[CodeBlock]) -> set[str]:
    """Return the queries that are read on the way from the entry points."""
    by_name: dict[str, list[CodeBlock]] = {}
    for block in blocks:
        by_name.setdefault(block.name, []).append(block)
    queue = [block for block in blocks if block.file.startswith(ENTRY_POINTS)]
    reached = set(queue)
    while queue:
        for name in queue.pop().names | {"__init__"}:
            new = [block for block in by_name.get(name, ()) if block not in reached]
            reached.update(new)
            queue += new
    return {query for block in reached for query in block.queries}


def test_every_named_query_is_reached_by_an_endpoint_or_a_command() -> None:
    unreached = sorted(set(named_queries()) - find_reached_queries(collect_blocks()))

    assert unreached == [], f"use these in an endpoint or a command, or delete them: {', '.join(unreached)}"


def test_a_query_that_only_unused_code_reads_is_not_reached() -> None:
    blocks = [
        CodeBlock("api/routers/one.py", "endpoint", frozenset({"used"}), frozenset()),
        CodeBlock("graph/one.py", "used", frozenset({"helper"}), frozenset({"first"})),
        CodeBlock("graph/one.py", "helper", frozenset(), frozenset({"second"})),
        CodeBlock("graph/two.py", "unused", frozenset({"helper"}), frozenset({"third"})),
    ]

    assert find_reached_queries(blocks) == {"first", "second"}


def test_only_the_names_of_queries_that_are_read_are_found() -> None:
    code = """
def load(store, query: str):
    return store.read(query)
def read(self, query: str, /, **parameters):
    ...
def load_paths(store, query: PathQuery):
    ...
def use(store):
    store.read("one", ids=["not this"])
    load(store, "two" if store else "three")
    load_paths(store, PathQuery("nor this"))
    named_queries()["four"]
    return {"sources": "nor that"}
"""
    module = ast.parse(code)
    readers = find_query_readers([module])

    assert readers == {"load", "read"}
    blocks = split_into_blocks(module, "graph/x.py", "", readers)
    assert {query for block in blocks for query in block.queries} == {"one", "two", "three", "four"}
