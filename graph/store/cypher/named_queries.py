"""The named queries: one file of Cypher for each, headed by the question that it answers and its parameters.

    // Which claims does a source make, in the order of its text?
    // $source: the id of a Source.
    // $edge_types: edge types; all if left out.
    MATCH ()-[r:{edge_types}]->() ...

A list of edge types becomes `A|B|C` in place of `{edge_types}`, and the ontology must declare each of them.
Every other name in braces is that of a file in `graph/queries/fragments`, which several queries share: its
Cypher is inserted and its parameters become the query's. All values are parameters, so that no Cypher is
ever built from a value.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from types import MappingProxyType
from typing import Any

from graph.errors import QueryRefusedError
from graph.ontology import Ontology, describe_unknown_edge_type

EDGE_TYPES_PLACEHOLDER = "{edge_types}"

_PLACEHOLDER = re.compile(r"\{(\w+)\}")

_PARAMETER_COMMENT = re.compile(r"\$(\w+): (.+)")


@dataclass(frozen=True)
class NamedQuery:
    """One query file.

    Args:
        name: the name of the file, without its ending.
        question: what the query answers.
        parameters: the meaning of each parameter, by name.
        text: the Cypher, with the placeholder for edge types.
    """

    name: str
    question: str
    parameters: Mapping[str, str]
    text: str

    def render(self, parameters: Mapping[str, Any], ontology: Ontology) -> tuple[str, dict[str, Any]]:
        """Return the Cypher to run and the parameters to run it with.

        Args:
            parameters: a value for each parameter; `edge_types` may be missing or None for all edge types.
            ontology: declares the edge types.

        Raises:
            QueryRefusedError: a parameter is missing, unknown, or names an edge type that is not declared.
        """
        query_parameters = {**parameters}
        text = self.text
        if "edge_types" in self.parameters:
            requested = query_parameters.pop("edge_types", None) or ontology.edge_types
            edge_types = [requested] if isinstance(requested, str) else requested
            self._check_edge_types(edge_types, ontology)
            text = text.replace(EDGE_TYPES_PLACEHOLDER, "|".join(edge_types))
        self._check_names(query_parameters)
        return text, query_parameters

    def _check_edge_types(self, edge_types: Any, ontology: Ontology) -> None:
        # They come from the command line, as JSON.
        if not isinstance(edge_types, Collection) or not all(isinstance(each, str) for each in edge_types):
            raise QueryRefusedError(f"{edge_types!r} is not a list of edge types.", 'Write ["MET", "OWNS"].')
        for edge_type in edge_types:
            if edge_type not in ontology.edge_types:
                message = describe_unknown_edge_type(edge_type, ontology)
                raise QueryRefusedError(f"{message}.", "See docs/vocabulary.md.")

    def _check_names(self, parameters: Mapping[str, Any]) -> None:
        expected = self.parameters.keys() - {"edge_types"}
        missing, unknown = sorted(expected - parameters.keys()), sorted(parameters.keys() - expected)
        if missing or unknown:
            faults = [f"lacks {name}" for name in missing] + [f"takes no {name}" for name in unknown]
            raise QueryRefusedError(f"The query {self.name} {' and '.join(faults)}.")


NO_FRAGMENTS: Mapping[str, NamedQuery] = MappingProxyType({})


class _NamedQueries(dict[str, NamedQuery]):
    def __missing__(self, name: str) -> NamedQuery:
        raise QueryRefusedError(f"There is no query named {name!r}.", f"There are: {', '.join(self)}.")


@cache
def named_queries() -> Mapping[str, NamedQuery]:
    """Return every named query, by name. To look up a name that does not exist raises a QueryRefusedError."""
    folder = files("graph") / "queries"
    fragments = {name: parse_query(name, text) for name, text in _read_files(folder / "fragments")}
    return _NamedQueries({name: parse_query(name, text, fragments) for name, text in _read_files(folder)})


def _read_files(folder: Traversable) -> Iterator[tuple[str, str]]:
    for file in sorted(folder.iterdir(), key=lambda file: file.name):
        if file.name.endswith(".cypher"):
            yield file.name.removesuffix(".cypher"), file.read_text(encoding="utf-8")


def parse_query(name: str, text: str, fragments: Mapping[str, NamedQuery] = NO_FRAGMENTS) -> NamedQuery:
    """Parse the text of a query file: comment lines first, then the Cypher.

    Args:
        name: the name of the query.
        text: the text of the file.
        fragments: the fragments that may be inserted, by name.
    """
    lines = text.strip().splitlines()
    comments = [line.removeprefix("//").strip() for line in lines if line.startswith("//")]
    cypher = "\n".join(line for line in lines if not line.startswith("//"))
    question: list[str] = []
    parameters: dict[str, str] = {}
    for comment in comments:
        match = _PARAMETER_COMMENT.match(comment)
        if match:
            parameters[match[1]] = match[2]
        elif parameters:
            last_name = list(parameters)[-1]
            parameters[last_name] += f" {comment}"
        else:
            question.append(comment)
    for fragment_name in _PLACEHOLDER.findall(cypher):
        if fragment_name in fragments:
            fragment = fragments[fragment_name]
            cypher = cypher.replace(f"{{{fragment_name}}}", fragment.text)
            parameters |= fragment.parameters
    return NamedQuery(name, " ".join(question), parameters, cypher)
