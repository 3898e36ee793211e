"""Claims of rows: their ends, types, dates and fields."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.loaders.mapping.mapped_rows import map_rows

PEOPLE_AND_FIRMS = """
    entities:
      a: {name: {A}, kind: {column: KA, values: {P: Person, O: Organisation}}}
      b: {name: {B}, kind: {column: KB, values: {P: Person, O: Organisation}}}
"""


def test_a_row_is_a_claim_with_its_number_as_the_table_shows_it(tmp_path: Path) -> None:
    mapping = """
        entities:
          owner: {name: {Owner}, kind: Person}
          firm: {name: {Firm}, kind: Organisation}
        claims:
          - {subject: owner, type: OWNS, object: firm}
    """
    mapped = map_rows(tmp_path, mapping, "Owner; Firm", "Ann; Acme", "Ben; Acme", "Ann; Bolt")
    assert mapped.ties("locator", "source") == {
        ("Ann", "OWNS", "Acme", "row 2", "t.csv"),
        ("Ben", "OWNS", "Acme", "row 3", "t.csv"),
        ("Ann", "OWNS", "Bolt", "row 4", "t.csv"),
    }
    assert mapped.entities() == {
        ("Person", "Ann"),
        ("Person", "Ben"),
        ("Organisation", "Acme"),
        ("Organisation", "Bolt"),
    }
    assert {each.place for each in mapped.records} == {"t.csv, row 2", "t.csv, row 3", "t.csv, row 4"}
    assert (mapped.findings(), mapped.refusals()) == (set(), set())


def test_words_of_a_column_are_types_where_the_kinds_fit_and_else_keep_their_words(tmp_path: Path) -> None:
    mapping = (
        PEOPLE_AND_FIRMS
        + """
    claims:
      - subject: a
        object: b
        type:
          column: Tie
          values:
            Owner: OWNS
            Employer: {type: WORKED_AT, reverse: true}
            Director: {type: HEADED, either_way: true, properties: {role: {Tie}}}
            Donor:
              type: FUNDED
              between: [Organisation, Organisation]
              stance: alleged
          otherwise: LINKED_TO
"""
    )
    mapped = map_rows(
        tmp_path,
        mapping,
        "A; KA; B; KB; Tie",
        "Ann; P; Acme; O; Owner",
        "Acme; O; Ann; P; Employer",
        "Ann; P; Acme; O; Director",
        "Acme; O; Ben; P; Director",
        "Acme; O; Bolt; O; Donor",
        "Ann; P; Ben; P; Donor",
        "Ann; P; Ben; P; Director",
        "Ann; P; Ben; P; sails with",
        "Ben; P; Ann; P; sails with",
    )
    assert mapped.ties(".role", "stance") == {
        ("Ann", "OWNS", "Acme", None, "asserted"),
        ("Ann", "WORKED_AT", "Acme", None, "asserted"),
        ("Ann", "HEADED", "Acme", "Director", "asserted"),
        ("Ben", "HEADED", "Acme", "Director", "asserted"),
        ("Acme", "FUNDED", "Bolt", None, "alleged"),
        ("Ann", "LINKED_TO", "Ben", "Donor", "asserted"),
        ("Ann", "LINKED_TO", "Ben", "Director", "asserted"),
        ("Ann", "LINKED_TO", "Ben", "sails with", "asserted"),
        ("Ben", "LINKED_TO", "Ann", "sails with", "asserted"),
    }
    between = "between a Person and a Person does not fit"
    assert mapped.findings() == {
        (f"column 'Tie': 'Donor' {between} FUNDED; it became LINKED_TO", 1, "t.csv, row 7"),
        (f"column 'Tie': 'Director' {between} HEADED; it became LINKED_TO", 1, "t.csv, row 8"),
        ("column 'Tie': no entry for 'sails with'; it became LINKED_TO", 2, "t.csv, row 9"),
    }


def test_words_that_mean_the_same_stand_in_one_entry_and_the_first_that_fits_holds(tmp_path: Path) -> None:
    mapping = (
        PEOPLE_AND_FIRMS
        + """
    claims:
      - subject: a
        object: b
        type:
          column: Tie
          remove: '^former '
          values:
            - {of: [member, partner], type: MEMBER_OF, between: [Person, Organisation]}
            - {of: [partner], type: ASSOCIATE_OF}
        ended_when: {column: Tie, matches: '^former '}
"""
    )
    mapped = map_rows(
        tmp_path,
        mapping,
        "A; KA; B; KB; Tie",
        "Ann; P; Acme; O; member",
        "Ann; P; Acme; O; former partner",
        "Ann; P; Ben; P; partner",
        "Ann; P; Ben; P; rival",
    )
    assert mapped.ties("ended") == {
        ("Ann", "MEMBER_OF", "Acme", False),
        ("Ann", "MEMBER_OF", "Acme", True),
        ("Ann", "ASSOCIATE_OF", "Ben", False),
    }
    assert mapped.findings() == {("column 'Tie': no entry for 'rival'; there is no claim", 1, "t.csv, row 5")}


def test_between_says_who_is_the_subject_where_a_type_fits_both_ways(tmp_path: Path) -> None:
    mapping = (
        PEOPLE_AND_FIRMS
        + """
    claims:
      - subject: a
        object: b
        type:
          column: Tie
          values:
            lawyer: {type: REPRESENTED, either_way: true, between: [Person, Organisation]}
            client: {type: REPRESENTED, reverse: true, between: [Person, Organisation]}
"""
    )
    mapped = map_rows(
        tmp_path,
        mapping,
        "A; KA; B; KB; Tie",
        "Ann; P; Acme; O; lawyer",
        "Acme; O; Ben; P; lawyer",
        "Acme; O; Cem; P; client",
        "Dan; P; Acme; O; client",
    )
    assert mapped.ties() == {(name, "REPRESENTED", "Acme") for name in ("Ann", "Ben", "Cem")}
    message = "column 'Tie': 'client' between a Person and an Organisation does not fit REPRESENTED"
    assert mapped.findings() == {(f"{message}; there is no claim", 1, "t.csv, row 5")}


def test_fields_of_a_claim_come_from_columns(tmp_path: Path) -> None:
    mapping = """
        sources:
          paper: {key: {Paper}}
        entities:
          owner: {name: {Owner}, kind: Person}
          firm: {name: {Firm}, kind: Organisation}
          speaker: {name: {Speaker}, kind: Person, optional: true}
        claims:
          - subject: owner
            type: OWNS
            object: firm
            valid_from: {column: Since, format: ["%d.%m.%Y", "%m/%Y", "%Y"], empty: [unknown]}
            valid_until: {column: Until}
            said_on: {column: Said, format: "%d.%m.%Y"}
            said_by: speaker
            mode: {column: Mode, values: {plan: planned}, otherwise: actual}
            note: "{Owner} of {Firm}"
            properties:
              share: {column: Share, decimal: ","}
              amount: {column: Paid, decimal: ",", currency: EUR}
    """
    mapped = map_rows(
        tmp_path,
        mapping,
        "Owner; Firm; Paper; Since; Until; Said; Speaker; Mode; Share; Paid",
        "Ann; Acme; P; 3.2.2011; 2012-05; 01.06.2013; Ben; plan; 12,5; 1.234.567,50",
        "Ann; Acme; P; 02/2011; ; ; ; done; ; ",
        "Ann; Acme; P; 2011; ; ; ; ; 10; ",
        "Ann; Acme; P; unknown; ; ; ; ; ; ",
    )
    assert mapped.ties("valid_from", "valid_until", "said_on", "said_by", "stance", "mode", ".share") == {
        ("Ann", "OWNS", "Acme", "2011-02-03", "2012-05", "2013-06-01", ("Ben",), "alleged", "planned", 12.5),
        ("Ann", "OWNS", "Acme", "2011-02", None, None, (), "asserted", "actual", None),
        ("Ann", "OWNS", "Acme", "2011", None, None, (), "asserted", "actual", 10),
        ("Ann", "OWNS", "Acme", None, None, None, (), "asserted", "actual", None),
    }
    assert {(str(amount), note) for *_, amount, note in mapped.ties(".amount", "note")} == {
        ("Money(amount=1234567.5, currency='EUR')", "Ann of Acme"),
        ("None", "Ann of Acme"),
    }


def test_on_is_a_point_of_time(tmp_path: Path) -> None:
    mapping = """
        entities:
          a: {name: {A}, kind: Person}
          b: {name: {B}, kind: Person}
        claims:
          - {subject: a, type: MET, object: b, on: {Day}}
    """
    mapped = map_rows(tmp_path, mapping, "A; B; Day", "Ann; Ben; 2012-05-29T00:00:00")
    assert mapped.ties("valid_from", "valid_until") == {("Ann", "MET", "Ben", "2012-05-29", "2012-05-29")}


def test_a_row_that_lacks_something_is_refused_with_the_reason_and_the_rest_goes_on(tmp_path: Path) -> None:
    mapping = """
        sources:
          page: {key: {Page}}
        entities:
          a: {name: {A}, kind: Person}
          b: {name: {B}, kind: Person}
        claims:
          - subject: a
            type: {column: Tie, values: {met: MET}}
            object: b
            on: {column: Day, format: "%d/%m/%Y"}
    """
    mapped = map_rows(
        tmp_path,
        mapping,
        "A; B; Tie; Day; Page",
        "Ann; Ben; met; 29/05/2012; p",
        "; Ben; met; ; p",
        "Ann; Ann; met; ; p",
        "Ann; Ben; met; 31/02/2012; p",
        "Ann; Ben; ; ; p",
        "Ann; Ben; met; ; ",
    )
    assert mapped.ties("locator") == {("Ann", "MET", "Ben", "row 2")}
    assert mapped.refusals() == {
        ("t.csv, row 3", "'a': there is no name; column 'A' is empty"),
        ("t.csv, row 4", "a to b: both are the same entity"),
        ("t.csv, row 5", "on: '31/02/2012' is not a date in the format %d/%m/%Y"),
        ("t.csv, row 6", "a to b: the column of the type is empty"),
        ("t.csv, row 7", "a to b: the row has no source"),
    }


def test_what_is_optional_may_be_absent(tmp_path: Path) -> None:
    mapping = """
        entities:
          a: {name: {A}, kind: Person}
          spouse: {name: {Spouse}, kind: Person, optional: true}
        claims:
          - {subject: a, type: MARRIED_TO, object: spouse, optional: true}
    """
    mapped = map_rows(tmp_path, mapping, "A; Spouse", "Ann; Ben", "Cem;", "Dan; Dan")
    assert mapped.ties() == {("Ann", "MARRIED_TO", "Ben")}
    assert mapped.entities() == {("Person", name) for name in ("Ann", "Ben", "Cem", "Dan")}
    assert mapped.refusals() == set()


@pytest.mark.parametrize(
    ("condition", "rows"),
    [
        ("is: open", {"row 2"}),
        ("is: [open, closed]", {"row 2", "row 3"}),
        ("is_not: [open, closed]", {"row 4", "row 5"}),
        ("empty: true", {"row 5"}),
        ("empty: false", {"row 2", "row 3", "row 4"}),
        ("matches: '^o.*n$'", {"row 2"}),
        ("matches: '(?i)LOST'", {"row 4"}),
    ],
)
def test_a_condition_selects_rows(tmp_path: Path, condition: str, rows: set[str]) -> None:
    mapping = f"""
        entities:
          a: {{name: {{A}}, kind: Person}}
          b: {{name: {{B}}, kind: Person}}
        claims:
          - {{subject: a, type: MET, object: b, when: {{column: Status, {condition}}}}}
    """
    mapped = map_rows(
        tmp_path,
        mapping,
        "A; B; Status",
        "Ann; Ben; open",
        "Ann; Ben; closed",
        "Ann; Ben; lost",
        "Ann; Ben; ",
    )
    assert {locator for *_, locator in mapped.ties("locator")} == rows


def test_rows_that_do_not_meet_the_condition_of_the_table_are_not_read(tmp_path: Path) -> None:
    mapping = """
        when:
          - {column: Status, is: open}
          - {column: A, empty: false}
        entities:
          a: {name: {A}, kind: Person}
    """
    mapped = map_rows(tmp_path, mapping, "A; Status", "Ann; open", "; open", "Ben; closed", "Cem; open")
    assert mapped.entities() == {("Person", "Ann"), ("Person", "Cem")}
    assert (mapped.refusals(), mapped.findings()) == (set(), set())


def test_a_property_that_the_type_of_a_row_does_not_have_is_counted(tmp_path: Path) -> None:
    mapping = (
        PEOPLE_AND_FIRMS
        + """
    claims:
      - subject: a
        object: b
        type: {column: Tie, values: {owns: OWNS, leads: HEADED}}
        properties: {share: {Share}}
"""
    )
    mapped = map_rows(
        tmp_path, mapping, "A; KA; B; KB; Tie; Share", "Ann; P; Acme; O; owns; 5", "Ann; P; Acme; O; leads; 6"
    )
    assert mapped.ties(".share") == {("Ann", "OWNS", "Acme", 5), ("Ann", "HEADED", "Acme", None)}
    assert mapped.findings() == {("HEADED has no share; it is left out", 1, "t.csv, row 3")}


def test_several_names_in_a_cell_make_a_claim_each(tmp_path: Path) -> None:
    mapping = """
        entities:
          director: {name: {column: Directors, split: [",", "/"]}, kind: Person}
          firm: {name: {Firm}, kind: Organisation}
        claims:
          - {subject: director, type: HEADED, object: firm}
    """
    mapped = map_rows(tmp_path, mapping, "Firm; Directors", "Acme; Ann, Ben / Cem, Ann")
    assert mapped.ties() == {(name, "HEADED", "Acme") for name in ("Ann", "Ben", "Cem")}


def test_types_of_its_own_are_declared_as_in_a_case(tmp_path: Path) -> None:
    mapping = """
        types:
          LENT_TO:
            reads: [lent to, borrowed from]
            infinitive: lend to
            subject: [agent]
            object: [agent]
            properties:
              sum: {type: number}
        entities:
          a: {name: {A}, kind: Organisation}
          b: {name: {B}, kind: Organisation}
        claims:
          - {subject: a, type: LENT_TO, object: b, properties: {sum: {Sum}}}
    """
    mapped = map_rows(tmp_path, mapping, "A; B; Sum", "Bank; Acme; 10")
    assert mapped.ties(".sum") == {("Bank", "LENT_TO", "Acme", 10)}
    assert set(mapped.stream.case_types.edge_types) == {"LENT_TO"}
