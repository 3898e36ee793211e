"""The table says what becomes of every schema and property of the installed library, and of nothing else."""

from __future__ import annotations

from collections.abc import Iterator

from followthemoney import model

from graph.ftm import FtmProperty, FtmSchema, load_table
from graph.ontology import load_ontology

TABLE = load_table()
SCHEMATA = {name: schema for name, schema in TABLE.schemata.items() if not schema.ignored}
CLAIM_FIELDS = {
    *("role", "status", "valid_from", "valid_until", "valid_from_else", "date", "said_on", "concerns"),
    *("amount", "currency", "amount_usd", "amount_eur"),
}


def uses(schema: FtmSchema) -> Iterator[tuple[str, FtmProperty]]:
    for name, use in schema.properties.items():
        yield f"{schema.name}.{name}", use


def test_it_has_every_schema_of_the_library_with_its_parents():
    assert {name: set(schema.extends) for name, schema in TABLE.schemata.items()} == {
        name: {parent.name for parent in schema.extends} for name, schema in model.schemata.items()
    }


def test_it_has_every_property_of_every_schema():
    table, library = {}, {}
    for name, schema in SCHEMATA.items():
        ends = {schema.claim.subject, schema.claim.object} if schema.claim else {schema.about} - {None}
        table[name] = {*schema.properties, *ends}
        properties = model.schemata[name].properties.values()
        # The other side of a link has no data.
        library[name] = {each.name for each in properties if not each.stub}

    assert table == library


def test_each_schema_is_one_thing():
    wrong = {
        name
        for name, schema in TABLE.schemata.items()
        if [
            schema.kind is not None,
            schema.claim is not None,
            schema.about is not None,
            schema.ignored is not None,
            schema.is_source,
            schema.is_abstract,
        ].count(True)
        != 1
    }

    assert wrong == set()


def test_each_property_has_one_use():
    wrong = [
        name
        for schema in SCHEMATA.values()
        for name, use in uses(schema)
        if [use.claim, use.own, use.edge, use.field, use.note, use.ignored].count(None) != 5
    ]

    assert wrong == []


def test_what_is_ignored_has_a_reason():
    reasons = {
        use.ignored for schema in SCHEMATA.values() for _, use in uses(schema) if use.ignored is not None
    }
    reasons |= {schema.ignored for schema in TABLE.schemata.values() if schema.ignored is not None}

    assert all(len(reason.split()) >= 2 for reason in reasons)


def test_kinds_edge_types_and_properties_are_declared_for_these_kinds():
    ontology = load_ontology()
    wrong = []
    for schema in SCHEMATA.values():
        for name, use in uses(schema):
            if use.claim and schema.kind and schema.kind not in ontology.properties[use.claim].kinds:
                wrong.append(name)
            if use.edge and not schema.is_abstract:
                declared = ontology.edge_types[use.edge]
                kinds = declared.object_kinds if use.is_reversed else declared.subject_kinds
                if schema.kind not in kinds or (use.role and "role" not in declared.properties):
                    wrong.append(name)
            if use.own and schema.kind and use.own not in ontology.kinds[schema.kind].properties:
                wrong.append(name)
        if schema.claim:
            types = [schema.claim.edge_type, schema.claim.otherwise or schema.claim.edge_type]
            types += [each.edge_type for each in schema.claim.role_types]
            wrong += [f"{schema.name}: {type_}" for type_ in types if type_ not in ontology.edge_types]

    assert wrong == []


def test_properties_are_used_only_as_their_schema_can():
    wrong = []
    for schema in SCHEMATA.values():
        for name, use in uses(schema):
            is_wrong = {
                "node": use.note is not None or (use.field or "name") not in {"name", "alias", *CLAIM_FIELDS},
                "edge": use.claim or use.edge or use.is_alias or (use.field or "role") not in CLAIM_FIELDS,
                "about": use.own or use.edge or (use.field or "source") not in {"source", *CLAIM_FIELDS},
                "source": use.own or use.edge or use.claim,
            }
            if schema.is_abstract:
                continue
            thing = (
                "node" if schema.kind else "edge" if schema.claim else "about" if schema.about else "source"
            )
            if is_wrong[thing]:
                wrong.append(name)

    assert wrong == []


def test_identifiers_of_the_library_are_identifiers_here():
    ontology = load_ontology()
    identifiers = {
        use.claim
        for name, schema in SCHEMATA.items()
        for property_, use in schema.properties.items()
        if use.claim
        and not use.label
        and model.schemata[name].properties[property_].type.name == "identifier"
    }

    assert {name for name in identifiers if not ontology.properties[name].identifier} == set()


def test_labels_of_lesser_facts_are_different_within_a_schema():
    repeated = []
    for schema in SCHEMATA.values():
        labels = [(use.claim, use.label) for use in schema.properties.values() if use.label]
        repeated += [(schema.name, label) for label in labels if labels.count(label) > 1]

    assert repeated == []
