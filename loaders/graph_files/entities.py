"""Nodes as entities: their kind, their name, and the properties that the ontology has."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from graph.model import NO_PROPERTIES, Claim, Entity, InputRecord, PropertyClaim, Value, check_value
from graph.ontology import EntityProperty, Ontology, ValueType
from loaders.case.values import convert_value
from loaders.findings import Findings
from loaders.graph_files.attributes import first_text, list_texts
from loaders.graph_files.graph_file import Attribute, Node
from loaders.graph_files.survey import Survey
from loaders.graph_files.words import (
    KindWords,
    drawing_names,
    fold,
    index_names,
    node_names,
    technical_names,
)
from loaders.input import scope_id
from loaders.mapping.dates import parse_date

DRAWING_FINDING = "positions, sizes and colours of {} are not kept yet"


def convert_attribute(attribute: Attribute, value_type: ValueType) -> Value | None:
    """Return an attribute as a value of a declared type, or None where it is none."""
    text = first_text(attribute)
    if text is None or value_type == "entity":
        return None
    value = parse_date(text.strip(), ()) if value_type == "date" else convert_value(text.strip(), value_type)
    return None if value is None or check_value(value, value_type) else value


@dataclass
class EntityMaker:
    """Makes the records of nodes.

    Args:
        kind_attribute: the attribute that says the kind of a node.
        default_kind: the kind of nodes of which it does not say one.
    """

    dataset: str
    ontology: Ontology
    survey: Survey
    findings: Findings
    kind_attribute: str | None
    default_kind: str | None
    _words: KindWords = field(init=False)
    _properties: Mapping[str, EntityProperty] = field(init=False)

    def __post_init__(self) -> None:
        self._words = KindWords(self.ontology)
        self._properties = {fold(name): each for name, each in self.ontology.properties.items()}

    def find_kind(self, node_id: str) -> str | None:
        """Return the kind of a node; None where it has none, or there is no such node."""
        return self.survey.find_kind(node_id, self.kind_attribute, self.default_kind)

    def make_id(self, node_id: str) -> str:
        """Return the id of the entity that a node becomes."""
        return scope_id(self.dataset, node_id)

    def make_records(self, node: Node, source: str) -> Iterator[InputRecord]:
        """Yield the entity, and a claim for each property that the source states of it.

        A node without a known kind becomes an entity with the word that stands for one, which is refused with
        the kinds that there are.
        """
        folded = index_names(node.attributes)
        kind = self._words.find(node.attributes.get(self.kind_attribute or "", "")) or self.default_kind
        used = {self.kind_attribute} if self.kind_attribute else set()
        name = self._take_name(node, folded, used)
        aliases = self._take_aliases(node, folded, name, used)
        if kind is None:
            word = first_text(node.attributes.get(self.kind_attribute or "")) or ""
            yield InputRecord(Entity(id=self.make_id(node.id), kind=word, name=name), node.place)
            return
        claims = list(self._take_claims(node, folded, kind, source, used))
        properties = self._take_properties(node, folded, kind, used)
        entity = Entity(
            id=self.make_id(node.id), kind=kind, name=name, aliases=aliases, properties=properties
        )
        yield InputRecord(entity, node.place)
        yield from (InputRecord(claim, node.place) for claim in claims)
        report_unused(self.findings, "nodes", node.attributes, used, node.place)

    def make_parts(self, node: Node, source: str) -> Iterator[InputRecord]:
        """Yield a claim for each node of which this one is a part."""
        for parent in node.parents:
            claim = Claim(
                dataset=self.dataset,
                source=source,
                edge_type="PART_OF",
                subject=self.make_id(node.id),
                object=self.make_id(parent),
                locator=node.locator,
                note="The file has it as a part of the other.",
            )
            yield InputRecord(claim, node.place)

    def _take_name(self, node: Node, folded: Mapping[str, str], used: set[str]) -> str:
        for word in node_names("name"):
            if word in folded and (name := clean(first_text(node.attributes[folded[word]]))):
                used.add(folded[word])
                return name
        return clean(node.id) or node.id

    def _take_aliases(
        self, node: Node, folded: Mapping[str, str], name: str, used: set[str]
    ) -> tuple[str, ...]:
        found: list[str] = []
        for word in node_names("aliases"):
            if word in folded:
                used.add(folded[word])
                found += map(clean, list_texts(node.attributes[folded[word]]))
        return tuple(dict.fromkeys(alias for alias in found if alias and alias != name))

    def _take_claims(
        self, node: Node, folded: Mapping[str, str], kind: str, source: str, used: set[str]
    ) -> Iterator[PropertyClaim]:
        for word, name in folded.items():
            declared = self._properties.get(word)
            if declared is None or kind not in declared.kinds or name in used:
                continue
            several = () if declared.single_valued else node.attributes[name]
            for each in several if isinstance(several, tuple) and several else (node.attributes[name],):
                value = convert_attribute(each, declared.type)
                if isinstance(value, str | int | float):
                    used.add(name)
                    yield PropertyClaim(
                        dataset=self.dataset,
                        source=source,
                        entity=self.make_id(node.id),
                        property=declared.id,
                        value=value,
                        locator=node.locator,
                    )

    def _take_properties(
        self, node: Node, folded: Mapping[str, str], kind: str, used: set[str]
    ) -> Mapping[str, Value]:
        properties: dict[str, Value] = {}
        for declared_name, declared in self.ontology.kinds[kind].properties.items():
            name = folded.get(declared_name)
            # What is said of its source is not said again without one; a size is one of drawing.
            if name is None or name in used or declared_name in drawing_names():
                continue
            value = convert_attribute(node.attributes[name], declared.type)
            if value is not None:
                properties[declared_name] = value
                used.add(name)
        word = first_text(node.attributes.get(self.kind_attribute or ""))
        if word and "type" in self.ontology.kinds[kind].properties and self._words.narrows(word, kind):
            properties.setdefault("type", word)
        return properties or NO_PROPERTIES


def report_unused(
    findings: Findings, of: str, attributes: Mapping[str, Attribute], used: set[str], place: str
) -> None:
    """Count the attributes of a node or an edge that became no record."""
    is_drawn = False
    for name in attributes:
        word = fold(name)
        if name in used or word in technical_names():
            continue
        if word in drawing_names():
            is_drawn = True
        else:
            findings.add(f"attribute {name!r} of {of} is not kept", place)
    if is_drawn:
        findings.add(DRAWING_FINDING.format(of), place)


def clean(text: str | None) -> str:
    """Return a name without blanks around it, and with one space for each run of blanks in it."""
    return " ".join((text or "").split())
