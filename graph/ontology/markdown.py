"""Print docs/vocabulary.md, the page that lists the ontology: `python -m graph.ontology.markdown`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from graph.ontology.model import EdgeType, EntityProperty, Ontology, Property
from graph.ontology.reader import load_ontology

_HEAD = """# The vocabulary

Generated from `graph/ontology/*.yaml` by `make vocabulary`; edit those files, not this one.

Every node has the label `Entity` and one kind. Every claim about two entities is one relationship, and its
type is one of the edge types below. A loader refuses a claim of any other type and reports it.
"""

_EDGE_TYPES = """An identifying property is marked with *: claims that differ in it belong to different ties.
`money` is stored as two properties, the amount and its currency; `entity` is the id of another entity.
"""

_STATE_BODIES = """The page of a State also shows what its bodies did. Its bodies are the organisations under
its jurisdiction whose `type` is one of: {types}.
"""

_SPEAKERS = """Of some edge types the subject takes sides. Others are to the disadvantage of their subject: a
speaker who alleges such a claim speaks against its subject, and a speaker who denies it speaks for its
subject (see `docs/decisions/003-who-speaks-for-whom.md`).
"""


def ontology_to_markdown(ontology: Ontology) -> str:
    """Return the ontology as a page in Markdown."""
    sections = [_HEAD, "## Kinds\n", *_kinds(ontology), "## Edge types\n", _EDGE_TYPES]
    for family in ontology.families:
        sections += [f"### {family.capitalize()}\n", *_family(ontology, family)]
    sections += ["## Properties that sources state\n", *_entity_properties(ontology)]
    sections += ["## Who speaks for whom\n", _SPEAKERS, *_speakers(ontology)]
    return "\n".join(sections)


def _kinds(ontology: Ontology) -> Iterable[str]:
    rows = [
        (f"`{kind.id}`", kind.description, _properties(kind.properties), kind.ftm)
        for kind in ontology.kinds.values()
    ]
    table = _table(("kind", "what it is", "own properties", "FollowTheMoney"), rows)
    return [*table, _STATE_BODIES.format(types=", ".join(ontology.state_body_types))]


def _family(ontology: Ontology, family: str) -> Iterable[str]:
    rows = [
        (
            f"`{edge_type.id}`",
            _reads(edge_type),
            _list_kinds(edge_type.subject_kinds, ontology)
            + " → "
            + _list_kinds(edge_type.object_kinds, ontology),
            _properties(edge_type.properties),
            ", ".join(edge_type.words),
            edge_type.ftm.schema_,
        )
        for edge_type in ontology.edge_types.values()
        if edge_type.family == family
    ]
    return _table(("type", "reads", "joins", "own properties", "words", "FollowTheMoney"), rows)


def _entity_properties(ontology: Ontology) -> Iterable[str]:
    rows = [
        (
            f"`{declared.id}`",
            declared.description or declared.label,
            _list_kinds(declared.kinds, ontology),
            declared.type,
            _values(declared),
        )
        for declared in ontology.properties.values()
    ]
    return _table(("property", "what it is", "kinds", "type", "values"), rows)


def _values(declared: EntityProperty) -> str:
    words = {
        "one value": "one can be true",
        "opinions": "opinions, which can differ",
        "denials": "several can be true",
    }[declared.comparison]
    return f"{words}, at one time" if declared.changes_over_time else words


def _speakers(ontology: Ontology) -> Iterable[str]:
    rows = []
    for edge_type in ontology.edge_types.values():
        if edge_type.speaks:
            meaning = f"its subject speaks {edge_type.speaks.side} its object"
            roles = edge_type.speaks.roles
        elif edge_type.adverse:
            meaning, roles = "to the disadvantage of its subject", edge_type.adverse.roles
        else:
            continue
        rows.append((f"`{edge_type.id}`", meaning, ", ".join(roles) or "any"))
    return _table(("type", "what it means", "roles"), rows)


def _reads(edge_type: EdgeType) -> str:
    words = edge_type.forward if edge_type.symmetric else f"{edge_type.forward} / {edge_type.backward}"
    return f"{words} ({edge_type.description})" if edge_type.description else words


def _list_kinds(kinds: frozenset[str], ontology: Ontology) -> str:
    if kinds == frozenset(ontology.kinds):
        return "any"
    return ", ".join(kind for kind in ontology.kinds if kind in kinds)


def _properties(properties: Mapping[str, Property]) -> str:
    cells = []
    for name, declared in properties.items():
        words = f"`{name}`{'*' if declared.identifying else ''} {declared.type}"
        cells.append(f"{words}: {declared.description}" if declared.description else words)
    return "; ".join(cells)


def _table(head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> list[str]:
    lines = [f"| {' | '.join(head)} |", f"|{' --- |' * len(head)}"]
    lines += [f"| {' | '.join(row)} |" for row in rows]
    return [*lines, ""]


if __name__ == "__main__":
    print(ontology_to_markdown(load_ontology()), end="")
