"""Write docs/vocabulary.md from the vocabulary: `python -m graph.ontology.markdown > docs/vocabulary.md`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from graph.ontology.model import EdgeType, Ontology, Property
from graph.ontology.reader import ontology

HEAD = """# The vocabulary

Generated from `graph/ontology/*.yaml` by `make vocabulary`; edit those files, not this one.

Every node carries the label `Entity` and one kind. Every claim between two entities is one relationship, and
its type is one of the edge_types below. A loader that meets another refuses the row and says which.
"""

LEGEND = """An identifying property is marked with *: claims that differ in it are different ties. `money` is
stored as two properties, the amount and its currency; `entity` holds the id of another entity.
"""

BODIES = """The bodies of a State, whose acts are told with it, are those of its jurisdiction whose `type` is
one of: {types}.
"""

SPEAKERS = """Some types say that their subject takes sides. Others tell against their subject: whoever says
so speaks against it, and whoever denies it speaks for it (see `docs/decisions/003-who-speaks-for-whom.md`).
"""


def document(vocabulary: Ontology) -> str:
    """Return the vocabulary as a Markdown page."""
    parts = [HEAD, "## Kinds\n", *_kinds(vocabulary), "## Edges\n", LEGEND]
    for family in vocabulary.families:
        parts += [f"### {family.capitalize()}\n", *_family(vocabulary, family)]
    parts += ["## Properties that sources speak of\n", *_properties(vocabulary)]
    parts += ["## Who speaks for whom\n", SPEAKERS, *_speakers(vocabulary)]
    return "\n".join(parts)


def _kinds(vocabulary: Ontology) -> Iterable[str]:
    rows = [
        (f"`{kind.id}`", kind.description, _declared(kind.properties), kind.ftm)
        for kind in vocabulary.kinds.values()
    ]
    table = _table(("kind", "what it is", "own properties", "FollowTheMoney"), rows)
    return [*table, BODIES.format(types=", ".join(vocabulary.state_bodies))]


def _family(vocabulary: Ontology, family: str) -> Iterable[str]:
    found = [edge_type for edge_type in vocabulary.edge_types.values() if edge_type.family == family]
    rows = [
        (
            f"`{edge_type.id}`",
            _reads(edge_type),
            f"{_ends(edge_type.subject, vocabulary)} → {_ends(edge_type.object, vocabulary)}",
            _declared(edge_type.properties),
            ", ".join(edge_type.words),
            edge_type.ftm.schema_,
        )
        for edge_type in found
    ]
    return _table(("type", "reads", "joins", "own properties", "words", "FollowTheMoney"), rows)


def _properties(vocabulary: Ontology) -> Iterable[str]:
    rows = [
        (
            f"`{found.id}`",
            found.description or found.label,
            _ends(found.kinds, vocabulary),
            found.type,
            "one value; sources can differ" if found.single_valued else "several",
        )
        for found in vocabulary.properties.values()
    ]
    return _table(("property", "what it is", "of", "type", "values"), rows)


def _speakers(vocabulary: Ontology) -> Iterable[str]:
    rows = []
    for edge_type in vocabulary.edge_types.values():
        if edge_type.speaks:
            told, where = f"its subject speaks {edge_type.speaks.side} its object", edge_type.speaks.roles
        elif edge_type.adverse:
            told, where = "tells against its subject", edge_type.adverse.roles
        else:
            continue
        rows.append((f"`{edge_type.id}`", told, ", ".join(where) or "any"))
    return _table(("type", "what it says", "roles"), rows)


def _reads(edge_type: EdgeType) -> str:
    words = edge_type.forward if edge_type.symmetric else f"{edge_type.forward} / {edge_type.backward}"
    return f"{words} ({edge_type.description})" if edge_type.description else words


def _ends(kinds: frozenset[str], vocabulary: Ontology) -> str:
    if kinds == frozenset(vocabulary.kinds):
        return "any"
    return ", ".join(kind for kind in vocabulary.kinds if kind in kinds)


def _declared(properties: Mapping[str, Property]) -> str:
    found = []
    for name, declared in properties.items():
        words = f"`{name}`{'*' if declared.identifying else ''} {declared.type}"
        found.append(f"{words}: {declared.description}" if declared.description else words)
    return "; ".join(found)


def _table(head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> list[str]:
    lines = [f"| {' | '.join(head)} |", f"|{' --- |' * len(head)}"]
    lines += [f"| {' | '.join(row)} |" for row in rows]
    return [*lines, ""]


if __name__ == "__main__":
    print(document(ontology()), end="")
