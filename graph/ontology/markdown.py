"""Write docs/vocabulary.md from the vocabulary: `python -m graph.ontology.markdown > docs/vocabulary.md`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from graph.ontology.model import Ontology, Predicate, Property
from graph.ontology.reader import ontology

HEAD = """# The vocabulary

Generated from `graph/ontology/*.yaml` by `make vocabulary`; edit those files, not this one.

Every node carries the label `Entity` and one kind. Every claim between two entities is one relationship, and
its type is one of the predicates below. A loader that meets another refuses the row and says which.
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
    found = [predicate for predicate in vocabulary.predicates.values() if predicate.family == family]
    rows = [
        (
            f"`{predicate.id}`",
            _reads(predicate),
            f"{_ends(predicate.subject, vocabulary)} → {_ends(predicate.object, vocabulary)}",
            _declared(predicate.properties),
            ", ".join(predicate.words),
            predicate.ftm.schema_,
        )
        for predicate in found
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
    for predicate in vocabulary.predicates.values():
        if predicate.speaks:
            told, where = f"its subject speaks {predicate.speaks.side} its object", predicate.speaks.roles
        elif predicate.adverse:
            told, where = "tells against its subject", predicate.adverse.roles
        else:
            continue
        rows.append((f"`{predicate.id}`", told, ", ".join(where) or "any"))
    return _table(("type", "what it says", "roles"), rows)


def _reads(predicate: Predicate) -> str:
    words = predicate.forward if predicate.symmetric else f"{predicate.forward} / {predicate.backward}"
    return f"{words} ({predicate.description})" if predicate.description else words


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
