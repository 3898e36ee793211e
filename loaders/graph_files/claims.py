"""Edges as claims: their type, direction, dates and weight."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from types import MappingProxyType

from graph.model import MODES, NO_PROPERTIES, STANCES, Claim, InputRecord, Money, Value, number_text
from graph.ontology import EdgeType, Property
from loaders.findings import Findings
from loaders.graph_files.attributes import first_text
from loaders.graph_files.edge_reading import EdgeReading
from loaders.graph_files.entities import EntityMaker, clean, convert_attribute, report_unused
from loaders.graph_files.graph_file import Edge, make_entity_locator
from loaders.graph_files.relations import LINKED_TO, Relation, Relations
from loaders.graph_files.spans import take_spans
from loaders.graph_files.survey import Survey
from loaders.graph_files.words import fold, is_direction_word
from loaders.input.compact_index import hash_text

_TRUE = frozenset({"true", "yes", "1"})


@dataclass
class ClaimMaker:
    """Makes the claims of edges.

    Args:
        numeric_times: whether the file counts time in numbers that are no dates.
    """

    entities: EntityMaker
    survey: Survey
    findings: Findings
    numeric_times: bool
    _relations: Relations = field(init=False)

    def __post_init__(self) -> None:
        self._relations = Relations(self.entities.ontology)

    def make_records(self, edge: Edge, source: str) -> Iterator[InputRecord]:
        """Yield a claim for an edge: one for each span of time in which it exists, and for each direction."""
        reading = EdgeReading(edge)
        relation, role = self._find_relation(reading)
        properties = self._take_properties(reading, relation.edge_type, role)
        self._take_weight(reading, relation.edge_type, properties)
        spans = take_spans(reading, self.findings, numeric_times=self.numeric_times)
        ended = reading.take("ended")
        stance = reading.take_word("stance", STANCES)
        mode = reading.take_word("mode", MODES)
        if note := reading.take("note"):
            reading.notes.append(f"{note[0]}: {note[1]}")
        if len(reading.used) < len(edge.attributes):
            report_unused(self.findings, "edges", edge.attributes, reading.used, edge.place)
        for number, (start, end) in enumerate(spans, 1):
            for subject, object_ in _find_ends(edge, relation):
                claim = Claim(
                    dataset=self.entities.dataset,
                    source=source,
                    edge_type=relation.edge_type.id,
                    subject=self.entities.make_id(subject),
                    object=self.entities.make_id(object_),
                    locator=self._make_locator(edge, number),
                    note="; ".join(reading.notes) or None,
                    stance=next((each for each in STANCES if each == stance), "asserted"),
                    mode=next((each for each in MODES if each == mode), "actual"),
                    valid_from=start,
                    valid_until=end,
                    ended=ended is not None and ended[1].casefold() in _TRUE,
                    properties=MappingProxyType(properties) if properties else NO_PROPERTIES,
                )
                yield InputRecord(claim, edge.place)

    def _find_relation(self, reading: EdgeReading) -> tuple[Relation, str | None]:
        """Return the edge type, and the words that stand for it where it is only LINKED_TO."""
        edge = reading.edge
        kinds = (self.entities.find_kind(edge.source_node), self.entities.find_kind(edge.target_node))
        words: list[tuple[str, str]] = []
        for name in reading.names("relation"):
            text = clean(reading.text(name))
            if not text or text == edge.id:
                continue
            if is_direction_word(text):
                reading.used.add(name)
                continue
            relation = self._relations.find(text, kinds, edge.direction)
            if relation is not None:
                reading.used.add(name)
                return relation, None
            words.append((name, text))
        linked = Relation(self._relations.linked_to)
        if not words:
            return linked, None
        name, text = words[0]
        reading.used.add(name)
        if why := self._relations.explain(text, kinds, edge.direction):
            self.findings.add(f"{text!r} is kept as the role of {LINKED_TO}, because it {why}", edge.place)
        return linked, text

    def _take_properties(
        self, reading: EdgeReading, edge_type: EdgeType, role: str | None
    ) -> dict[str, Value]:
        properties: dict[str, Value] = {"role": role} if role else {}
        for name, declared in edge_type.properties.items():
            attribute = reading.plan.folded.get(fold(name))
            if name == "weight" or attribute is None or attribute in reading.used:
                continue
            value = self._take_property(reading, attribute, declared)
            if value is None or name in properties:
                reading.notes.append(f"{attribute}: {reading.text(attribute)}")
            else:
                properties[name] = value
        return properties

    def _take_property(self, reading: EdgeReading, attribute: str, declared: Property) -> Value | None:
        """Return an attribute as a value of a property, or None where it is none."""
        reading.used.add(attribute)
        text = reading.text(attribute)
        if declared.type == "entity":
            kind = self.entities.find_kind(text)
            fits = kind is not None and (not declared.kinds or kind in declared.kinds)
            return self.entities.make_id(text) if fits else None
        currency = first_text(reading.edge.attributes.get(f"{attribute}_currency"))
        if declared.type != "money" or currency is None:
            return convert_attribute(text, declared.type)
        reading.used.add(f"{attribute}_currency")
        amount = convert_attribute(text, "number")
        return Money(float(amount), currency) if isinstance(amount, int | float) else None

    def _take_weight(self, reading: EdgeReading, edge_type: EdgeType, properties: dict[str, Value]) -> None:
        found = reading.take("weight")
        if found is None:
            return
        name, text = found
        weight = convert_attribute(text, "number")
        if not isinstance(weight, int | float):
            self.findings.add(f"a {name} of edges that is no number is not kept", reading.edge.place)
        elif "weight" in edge_type.properties:
            properties["weight"] = weight
        else:
            reading.notes.append(f"{name}: {number_text(weight)}")

    def _make_locator(self, edge: Edge, span: int) -> str:
        """Return a place that no other edge of the file has."""
        locator = edge.locator
        if edge.id and (
            not self.survey.repeated_edges or hash_text(edge.id) not in self.survey.repeated_edges
        ):
            locator = make_entity_locator(edge.id, edge.locator)
        if span == 1:
            return locator
        record = locator.removeprefix("entity ").replace(" ", "-")
        return f"entity {record}#{span}"


def _find_ends(edge: Edge, relation: Relation) -> Iterator[tuple[str, str]]:
    """Yield subject and object; twice for an edge that holds both ways, of a type that has a direction."""
    ends = (edge.source_node, edge.target_node)
    subject, object_ = reversed(ends) if relation.is_reversed else ends
    yield subject, object_
    is_one_way = not relation.edge_type.symmetric and relation.edge_type.id != LINKED_TO
    if edge.direction == "mutual" and is_one_way:
        yield object_, subject
