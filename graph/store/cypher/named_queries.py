"""The named queries: files of Cypher, each headed by the question that it answers and its parameters.

    // Which claims does a source make, in the order of its text?
    // $source: the id of a Source.
    // $types: types of edge; all where left out.
    MATCH ()-[r:{types}]->() ...

`{types}` is the one placeholder: a list of types becomes `A|B|C` there, each of which must be declared in the
ontology. Everything else is a parameter, so that no Cypher is ever built from a value.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from graph.errors import QueryRefusedError
from graph.ontology import Ontology

PLACEHOLDER = "{types}"
_PARAMETER = re.compile(r"\$(\w+): (.+)")


@dataclass(frozen=True)
class NamedQuery:
    """One query file.

    Args:
        question: what it answers.
        parameters: what each means, by name.
        text: the Cypher, with its placeholder.
    """

    name: str
    question: str
    parameters: Mapping[str, str]
    text: str

    def fill(self, given: Mapping[str, Any], ontology: Ontology) -> tuple[str, dict[str, Any]]:
        """Return the Cypher to run and its parameters.

        Raises:
            QueryRefusedError: a parameter is missing, unknown, or names a type that is not declared.
        """
        wanted = {**given}
        text = self.text
        if "types" in self.parameters:
            asked = wanted.pop("types", None) or ontology.edge_types
            types = [asked] if isinstance(asked, str) else list(asked)
            self._check_types(types, ontology)
            text = text.replace(PLACEHOLDER, "|".join(types))
        self._check_names(wanted)
        return text, wanted

    def _check_types(self, types: list[str], ontology: Ontology) -> None:
        for type_ in types:
            if type_ not in ontology.edge_types:
                raise QueryRefusedError(f"{type_!r} is no declared type of edge.", "See docs/vocabulary.md.")

    def _check_names(self, given: Mapping[str, Any]) -> None:
        expected = self.parameters.keys() - {"types"}
        missing, unknown = sorted(expected - given.keys()), sorted(given.keys() - expected)
        if missing or unknown:
            wrong = [f"lacks {name}" for name in missing] + [f"takes no {name}" for name in unknown]
            raise QueryRefusedError(f"The query {self.name} {' and '.join(wrong)}.")


class _Queries(dict[str, NamedQuery]):
    def __missing__(self, name: str) -> NamedQuery:
        raise QueryRefusedError(f"There is no query named {name!r}.", f"There are: {', '.join(self)}.")


@cache
def named_queries() -> Mapping[str, NamedQuery]:
    """Return every named query, by name; asking for one that does not exist raises a QueryRefusedError."""
    folder = files("graph") / "queries"
    texts = {file.name: file.read_text(encoding="utf-8") for file in folder.iterdir()}
    names = sorted(name.removesuffix(".cypher") for name in texts if name.endswith(".cypher"))
    return _Queries({name: parse(name, texts[f"{name}.cypher"]) for name in names})


def parse(name: str, text: str) -> NamedQuery:
    """Read one file: comment lines first, then the Cypher."""
    lines = text.strip().splitlines()
    comments = [line.removeprefix("//").strip() for line in lines if line.startswith("//")]
    cypher = "\n".join(line for line in lines if not line.startswith("//"))
    question: list[str] = []
    parameters: dict[str, str] = {}
    for comment in comments:
        match = _PARAMETER.match(comment)
        if match:
            parameters[match[1]] = match[2]
        elif parameters:
            last = list(parameters)[-1]
            parameters[last] += f" {comment}"
        else:
            question.append(comment)
    return NamedQuery(name, " ".join(question), parameters, cypher)
