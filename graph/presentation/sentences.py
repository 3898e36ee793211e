"""Ties and claims as sentences and phrases, the same in the terminal, in answers and on pages.

DESIGN, "Saying it", has the table of sentences; `graph.presentation.sentence_forms` has their forms.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from graph.derived import ClaimedValue, Network, Tie, claimed_value, identifying_properties
from graph.model import AnyClaim, Claim, Mode, PropertyClaim, Stance, Value, isolate
from graph.ontology import EdgeType, Ontology, Property
from graph.presentation.attributions import format_attribution
from graph.presentation.citations import citation
from graph.presentation.formatting import format_claimed_value, format_date, format_value
from graph.presentation.grammar import is_plural
from graph.presentation.sentence_forms import (
    SentenceForm,
    SubjectForm,
    make_sentence_form,
    mark_label,
)

# Kinds of entities that cannot plan.
_NOT_AGENTS = frozenset({"Event", "Place"})

# More conditions than these are not listed in one sentence.
MAX_CONDITIONS = 2

# So many characters of a property stand in the label of a tie; its sentence has all of them.
MAX_LABEL_WORDS = 32


def tie_sentence(tie: Tie, network: Network, ontology: Ontology) -> str:
    """Return a tie as a sentence that says its standing and mode.

    For example "Kazakhstan requested extradition of Mukhtar Ablyazov", "Disputed: Ada kidnapped Ben (Cem says
    so; Ada denies it)", "It is feared that Ada may kill Ben, if he returns".
    """
    words = tie_heading(tie, network, ontology)
    return f"{words} ({tie_attribution(tie, network)})" if tie.standing == "disputed" else words


def tie_heading(tie: Tie, network: Network, ontology: Ontology) -> str:
    """Return the sentence of a tie where its attribution follows: "Disputed: Ada kidnapped Ben"."""
    form = tie_sentence_form(tie, network, ontology)
    names = network.name_in_text(tie.subject), network.name_in_text(tie.object)
    return form.fill(*names) + tie_sentence_tail(tie, network)


def tie_sentence_form(tie: Tie, network: Network, ontology: Ontology) -> SentenceForm:
    """Return the words of the sentence of a tie around its two names."""
    return make_sentence_form(
        ontology.edge_types[tie.edge_type],
        tie.standing,
        tie.mode,
        _subject_form(tie.subject, network),
        is_ended=_is_over(tie),
    )


def tie_sentence_tail(tie: Tie, network: Network) -> str:
    """Return what the heading of a tie says after the object: properties and conditions."""
    tail = _property_values(tie.claims, network)
    conditions = dict.fromkeys(claim.condition for claim in tie.claims)
    # A claim without a condition says it of any case.
    if tie.mode == "actual" or None in conditions:
        return tail
    if len(conditions) > MAX_CONDITIONS:
        return f"{tail}, under conditions that differ"
    return tail + _condition(", or ".join(filter(None, conditions)))


def tie_attribution(tie: Tie, network: Network) -> str:
    """Return who makes the claims of a tie, by side: "Kazakhstan says so; Rakhat Aliyev denies it"."""
    return format_attribution(tie.claims, network)


def tie_sentence_from(tie: Tie, start: str, network: Network, ontology: Ontology) -> str:
    """Return a tie as a sentence about one of its entities, with the citation of each claim.

    For example "Mukhtar Ablyazov: extradition requested by Kazakhstan [asserted in The paper, characters 100
    to 120]".

    Args:
        start: the id of the entity that comes first in the sentence.
    """
    if start == tie.subject:
        words = tie_heading(tie, network, ontology)
    else:
        words = f"{network.name_in_text(start)}: {tie_phrase(tie, start, network, ontology)}"
    return f"{words} [{'; '.join(citation(claim, network) for claim in tie.claims)}]"


def tie_phrase(tie: Tie, id_: str, network: Network, ontology: Ontology) -> str:
    """Return a tie as a phrase that describes one of its entities: "headed BTA Bank (chairman)".

    A phrase of what is not stated as done begins with a word for that: "feared: handed over by Ukraine".

    Args:
        id_: the id of the entity that is described.
    """
    edge_type = ontology.edge_types[tie.edge_type]
    if tie.subject == id_:
        label = _forward_label(tie, edge_type)
        neighbour = tie.object
    else:
        is_over = edge_type.verb.present is not None and _is_over(tie)
        backward = f"formerly {edge_type.backward}" if is_over else edge_type.backward
        label = mark_label(backward, backward, tie.standing, tie.mode)
        neighbour = tie.subject
    return f"{label} {network.name_in_text(neighbour)}{tie_sentence_tail(tie, network)}"


def tie_label(tie: Tie, ontology: Ontology) -> str:
    """Return the label of a tie: "requested extradition of", "feared: hand over", "alleged: kidnapped"."""
    edge_type = ontology.edge_types[tie.edge_type]
    label = _forward_label(tie, edge_type)
    properties = identifying_properties(tie.claims, ontology)
    words = "; ".join(str(value) for name, value in properties.items() if edge_type.properties[name].in_label)
    if len(words) > MAX_LABEL_WORDS:
        words = f"{words[: MAX_LABEL_WORDS - 1].rstrip()}…"
    return f"{label} ({isolate(words)})" if words else label


def _forward_label(tie: Tie, edge_type: EdgeType) -> str:
    """Return the words between subject and object; of a state that is over, in the past."""
    is_over = edge_type.verb.present is not None and _is_over(tie)
    words = edge_type.verb.past if is_over else edge_type.forward
    return mark_label(words, edge_type.verb.infinitive, tie.standing, tie.mode)


def tie_label_with_count(tie: Tie, ontology: Ontology) -> str:
    """Return the label of a tie with the number of its claims, if it has several: "married to · 3"."""
    label = tie_label(tie, ontology)
    return f"{label} · {len(tie.claims)}" if len(tie.claims) > 1 else label


def claim_sentence(claim: AnyClaim, network: Network, ontology: Ontology) -> str:
    """Return a claim as a sentence that says its stance and mode.

    For example "Kazakhstan is said to have kidnapped Alma", "the raid, people killed: at least 14".
    """
    if isinstance(claim, PropertyClaim):
        label = ontology.properties[claim.property].label
        value = format_value_of_claim(claim, network, ontology)
        marked = mark_value(value, claim.stance, claim.mode, claim.condition)
        return f"{network.name_in_text(claim.entity)}, {label}: {marked}"
    edge_type = ontology.edge_types[claim.edge_type]
    form = make_sentence_form(
        edge_type,
        claim.stance,
        claim.mode,
        _subject_form(claim.subject, network),
        is_ended=_is_ended([claim]),
    )
    names = network.name_in_text(claim.subject), network.name_in_text(claim.object)
    words = form.fill(*names) + _property_values([claim], network)
    return words if claim.mode == "actual" else words + _condition(claim.condition)


def mark_value(value: str, stance: Stance, mode: Mode, condition: str | None = None) -> str:
    """Return the value of a property with its stance and mode: "alleged: revenge", "denied: 14"."""
    if mode != "actual":
        denied = "denied, " if stance == "denied" else ""
        return f"{denied}{mode}: {value}{_condition(condition)}"
    return {"asserted": value, "alleged": f"alleged: {value}", "denied": f"denied: {value}"}[stance]


def format_value_of_claim(claim: PropertyClaim, network: Network, ontology: Ontology) -> str:
    """Return the value that a claim gives or denies, without its stance; an entity by its name."""
    value = claimed_value(claim)._replace(is_denied=False)
    return format_property_value(value, claim.property, network, ontology)


def format_property_value(claimed: ClaimedValue, property_: str, network: Network, ontology: Ontology) -> str:
    """Return a value of a property in words: an entity by its name, a date as "29 May 2013"."""
    value_type = ontology.properties[property_].type
    if value_type == "entity":
        claimed = claimed._replace(value=network.name_in_text(str(claimed.value)))
    elif value_type == "date":
        claimed = claimed._replace(value=format_date(str(claimed.value)))
    elif value_type == "text":
        claimed = claimed._replace(value=isolate(str(claimed.value)))
    return format_claimed_value(claimed)


def _subject_form(id_: str, network: Network) -> SubjectForm:
    entity = network.entities.get(id_)
    return SubjectForm(is_plural(entity), entity is None or entity.kind not in _NOT_AGENTS)


def _is_over(tie: Tie) -> bool:
    """Return whether all that state a tie say that it is over; a denial says nothing about its end."""
    return _is_ended(claim for claim in tie.claims if claim.stance != "denied")


def _is_ended(claims: Iterable[Claim]) -> bool:
    """Return whether all of the claims say that it is over."""
    ended = [claim.ended or claim.valid_until is not None for claim in claims]
    return bool(ended) and all(ended)


def _property_values(claims: Sequence[Claim], network: Network) -> str:
    """Return the properties of a tie or a claim that follow its sentence: " (lawyer)".

    These are the identifying properties, and those that say what the sentence is about, such as a demand, if
    all the claims have the same.
    """
    declared = network.ontology.edge_types[claims[0].edge_type].properties
    values = dict(identifying_properties(claims, network.ontology))
    for name, property_ in declared.items():
        contents = {claim.properties.get(name) for claim in claims} if property_.in_sentence else set()
        if len(contents) == 1 and (content := contents.pop()) is not None:
            values[name] = content
    words = [_format_property(value, declared[name], network) for name, value in values.items()]
    return f" ({', '.join(words)})" if words else ""


def _format_property(value: Value, declared: Property, network: Network) -> str:
    if declared.type == "entity":
        return network.name_in_text(str(value))
    return isolate(format_value(value, declared.type))


def _condition(condition: str | None) -> str:
    return f", {condition}" if condition else ""
