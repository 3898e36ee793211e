"""A case declares edge types and properties of its own, and no name that means something else already."""

from pathlib import Path
from types import MappingProxyType

import pytest

from graph.ontology import (
    CaseTypes,
    EdgeType,
    EntityProperty,
    FtmEdge,
    Property,
    VerbForms,
    extend_ontology,
    load_ontology,
    make_case_types,
    parse_case_types,
)
from graph.yaml_files import read_yaml

KNOWS = """\
types:
  KNOWS:
    reads: [knows, is known by]
    present: knows
    past: knew
    infinitive: know
    participle: known
    subject: [people]
    object: [people]
    properties:
      since_when: {type: date}
properties:
  nickname: {label: nickname, kinds: [people], type: text}
"""


def parse(folder: Path, text: str) -> tuple[CaseTypes, list[str]]:
    path = folder / "ontology.yaml"
    path.write_text(text, encoding="utf-8")
    case_types, mistakes = parse_case_types(read_yaml(path))
    return case_types, [str(mistake).removeprefix(f"{folder}/") for mistake in mistakes]


def test_what_a_case_declares(tmp_path):
    case_types, mistakes = parse(tmp_path, KNOWS)

    people = frozenset({"Person", "Group"})
    assert mistakes == []
    assert case_types.edge_types == {
        "KNOWS": EdgeType(
            id="KNOWS",
            family="declared by a case",
            forward="knows",
            backward="is known by",
            verb=VerbForms("knew", "know", "known", "knows"),
            subject_kinds=people,
            object_kinds=people,
            symmetric=False,
            kinship=False,
            affiliation=False,
            participation=False,
            properties=MappingProxyType({"since_when": Property(type="date")}),
            ftm=FtmEdge(schema_="UnknownLink", subject="subject", object="object"),
            words=(),
            description="",
            speaks=None,
            adverse=None,
        )
    }
    assert case_types.properties == {
        "nickname": EntityProperty(
            id="nickname", label="nickname", kinds=people, type="text", single_valued=False, description=""
        )
    }
    assert make_case_types(case_types.data) == case_types


def test_an_ontology_is_extended(tmp_path):
    case_types, _ = parse(tmp_path, KNOWS)
    shipped = load_ontology()

    extended = extend_ontology(shipped, [case_types])

    assert list(extended.edge_types) == [*shipped.edge_types, "KNOWS"]
    assert list(extended.properties) == [*shipped.properties, "nickname"]
    assert extended.families == (*shipped.families, "declared by a case")
    assert "KNOWS" not in shipped.edge_types


TYPE = "{reads: [a, b], infinitive: c, subject: [Person], object: [Person]}"


@pytest.mark.parametrize(
    ("text", "mistake"),
    [
        ("types: [KNOWS]\n", "1: types must be a mapping of keys to values"),
        (f"type:\n  KNOWS: {TYPE}\n", "1: type is not a key that is known here; did you mean `types`?"),
        (
            f"types:\n  OWNS: {TYPE}\n",
            "2: OWNS is declared by Casegraph already, in the family 'work'; use it,",
        ),
        (f"types:\n  HAS_CLAIM: {TYPE}\n", "2: HAS_CLAIM is reserved; choose another name"),
        (f"types:\n  ENTITY: {TYPE}\n", "2: ENTITY is reserved; choose another name"),
        (f"types:\n  knows: {TYPE}\n", "2: knows: is not a name in capital letters as MARRIED_TO"),
        (f"types:\n  'A]-()//': {TYPE}\n", "2: A]-()//: is not a name in capital letters as MARRIED_TO"),
        (f"types:\n  {'A' * 61}: {TYPE}\n", f"2: {'A' * 61}: is not a name in capital letters as MARRIED_TO"),
        ("types:\n  KNOWS: {reads: [a, b]}\n", "2: infinitive is missing"),
        (f"types:\n  KNOWS: {TYPE.replace('[a, b]', '[a]')}\n", "2: reads is missing"),
        (
            f"types:\n  KNOWS: {TYPE.replace('[Person]}', '[Persn]}')}\n",
            "2: 'Persn' is not a kind; expected one",
        ),
        (
            f"types:\n  KNOWS: {TYPE[:-1]}, properties: {{place: {{type: text}}}}}}\n",
            "2: place has the type entity in DETAINED; use that type, or another name",
        ),
        (
            f"types:\n  KNOWS: {TYPE[:-1]}, properties: {{source: {{type: text}}}}}}\n",
            "2: source is reserved; choose another name",
        ),
        (
            f"types:\n  KNOWS: {TYPE[:-1]}, properties: {{pay_currency: {{type: text}}}}}}\n",
            "2: pay_currency is reserved; choose another name",
        ),
        (
            "properties:\n  born: {label: born, kinds: [Person], type: date}\n",
            "2: born is declared by Casegraph already; use it, or choose another name",
        ),
        (
            "properties:\n  nickname: {label: nickname, kinds: [Person], type: word}\n",
            "2: type: 'word' is not",
        ),
    ],
)
def test_what_a_case_must_not_declare(tmp_path, text, mistake):
    _, mistakes = parse(tmp_path, text)

    assert any(each.startswith(f"ontology.yaml:{mistake}") for each in mistakes), mistakes


def test_damaged_data_is_not_accepted():
    with pytest.raises(ValueError, match="is not a name in capital letters"):
        make_case_types({"types": {"A|B": {}}})
